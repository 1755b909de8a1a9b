import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ATTRIBUTES } from '../attributes.ts'
import { CreditGate } from './CreditGate.ts'

const folder = import.meta.dirname
const read = (path: string) => readFileSync(`${folder}/${path}`, 'utf8')

/** The names in the first column of the gate's own table with that heading. */
function documented(column: string): string[] {
  const section = read('../README.md').split('\n## `<credit-gate>`')[1]?.split('\n## ')[0] ?? ''
  const table = section.split(new RegExp(`\\n\\| ${column} `))[1]?.split('\n\n')[0] ?? ''
  return [...table.matchAll(/^\| `([\w-]+)/gm)].map(([, name = '']) => name).toSorted()
}

const sources = globSync('*.ts', { cwd: folder, exclude: ['**/*.test.*', '**/*.fixture.*'] })
  .map(read)
  .join('\n')

test('the README lists every attribute of its own', () => {
  const shared: readonly string[] = ATTRIBUTES
  const own = CreditGate.observedAttributes.filter((name) => !shared.includes(name))
  expect(documented('attribute')).toEqual(own.toSorted())
})

test('the README lists every part', () => {
  const parts = [...sources.matchAll(/make\('\w+', '[^']*', '(\w+)'\)/g)].map(([, name = '']) => name)
  expect(parts.length).toBeGreaterThan(0)
  expect(documented('part')).toEqual([...new Set(parts)].toSorted())
})

test('the README lists its method', () => {
  expect(documented('method')).toEqual(['check'])
})
