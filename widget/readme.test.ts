import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ATTRIBUTES } from './attributes.ts'
import { PROPERTIES } from './element.ts'

const folder = import.meta.dirname
const read = (path: string) => readFileSync(`${folder}/${path}`, 'utf8')

/** The names in the first column of the table under a heading. */
function documented(heading: string): string[] {
  const section = read('README.md').split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return [...section.matchAll(/^\| `([\w-]+)(?:\(\))?` /gm)].map(([, name = '']) => name).toSorted()
}

function found(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].toSorted()
}

const sources = globSync('balance/*.ts*', { cwd: folder, exclude: ['**/*.test.*'] })
  .map(read)
  .join('\n')

test('the README lists every attribute, and no other', () => {
  expect(documented('Attributes')).toEqual([...ATTRIBUTES].toSorted())
})

test('the README lists every property, and no other', () => {
  expect(documented('Properties')).toEqual([...PROPERTIES].toSorted())
})

test('the README lists every event, and no other', () => {
  const events = found(
    read('events.ts').split('export interface CreditEventDetails')[1] ?? '',
    /^ {2}'(credit-\w+)':/gm,
  )
  expect(events.length).toBeGreaterThan(0)
  expect(documented('Events')).toEqual(events)
})

test('the README lists every part, and no other', () => {
  const made = found(sources, /make\('\w+', '[^']*', '(\w+)'\)/g)
  const added = found(sources, /part\.add\('(\w+)'\)/g)
  expect(made.length).toBeGreaterThan(0)
  expect(documented('Parts')).toEqual([...made, ...added].toSorted())
})

test('the README lists every custom property, and no other', () => {
  const styles = globSync('../shared/ui/*.css', { cwd: folder }).map(read).join('\n')
  const properties = found(styles, /var\(\s*(--credit-[\w-]+)/g)
  expect(properties.length).toBeGreaterThan(0)
  expect(properties.length).toBeLessThanOrEqual(16)
  expect(documented('Custom properties')).toEqual(properties)
})

test('the README lists every public method, and no other', () => {
  const element = read('element.ts') + read('balance/CreditBalance.ts')
  const methods = found(element, /^ {2}(?:async )?([a-z]\w*)\([^)]*\): (?:Promise<void>|void) \{/gm)
  const ofThePlatform = ['attributeChangedCallback', 'connectedCallback', 'disconnectedCallback', 'draw']
  expect(documented('Methods')).toEqual(methods.filter((name) => !ofThePlatform.includes(name)))
})
