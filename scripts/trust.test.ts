/** What the page about trust promises is tested in real browsers, and what is tested there is promised. */
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const promised = new Set(idsOf(readFileSync('docs/trust.md', 'utf8'), /^\| ([A-Z]\d+) /gm))

/** Faults that no browser has a part in: they are tested where they happen. */
const IN_NODE = new Set(['H25'])

const inBrowsers = titlesIn('e2e/**/*.ts', '{shared,widget}/**/*.browser.test.{ts,tsx}')
const anywhere = new Set([...inBrowsers, ...titlesIn('{shared,widget,mocks}/**/*.test.ts')])

/** The faults that titles of tests begin with; a title may name several. */
function titlesIn(...patterns: string[]): Set<string> {
  const sources = globSync(patterns).map((path) => readFileSync(path, 'utf8'))
  const titles = sources.flatMap((source) => idsOf(source, /['`]((?:[A-Z]\d+ )+)\S/g))
  return new Set(titles.flatMap((ids) => ids.trim().split(' ')))
}

function idsOf(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, id]) => id ?? '')
}

test('every promised fault has a test in a real browser', () => {
  expect(promised.size).toBeGreaterThan(80)
  expect([...promised].filter((id) => !(IN_NODE.has(id) ? anywhere : inBrowsers).has(id))).toEqual([])
})

test('every fault that the journeys of the widget are about is promised', () => {
  const met = titlesIn(...globSync('e2e/**/*.ts').filter((path) => !path.includes('extension')))
  expect([...met].filter((id) => !promised.has(id))).toEqual([])
})
