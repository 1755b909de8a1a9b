/** What the page about trust promises is tested in real browsers, and what is tested there is promised. */
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const promised = new Set(idsOf(readFileSync('docs/trust.md', 'utf8'), /^\| ([A-Z]\d+) /gm))

/** Faults that no browser has a part in: they are tested where they happen. */
const IN_NODE = new Set(['H25'])

const TESTS = /\.(test|e2e)\.tsx?$/

const inBrowsers = titlesIn('e2e/**/*.ts', '{shared,widget,extension}/**/*.browser.test.{ts,tsx}')
const anywhere = new Set([...inBrowsers, ...titlesIn('{shared,widget,extension,mocks}/**/*.test.ts')])

/** The faults that titles of tests begin with; a title may name several. */
function titlesIn(...patterns: string[]): Set<string> {
  const sources = globSync(patterns)
    .filter((path) => TESTS.test(path))
    .map((path) => readFileSync(path, 'utf8'))
  const titles = sources.flatMap((source) => idsOf(source, /['`]((?:[A-Z]\d+ )+)\S/g))
  return new Set(titles.flatMap((ids) => ids.trim().split(' ')))
}

function idsOf(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, id]) => id ?? '')
}

test('every promised fault has a test in a real browser', () => {
  expect(promised.size).toBeGreaterThan(110)
  expect([...promised].filter((id) => !(IN_NODE.has(id) ? anywhere : inBrowsers).has(id))).toEqual([])
})

test('every fault that a journey is about is promised', () => {
  const met = titlesIn('e2e/**/*.ts')
  expect([...met].filter((id) => !promised.has(id))).toEqual([])
})

test('no test is left out for good, or left alone', () => {
  const sources = globSync('{e2e,shared,widget,mocks,extension,scripts}/**/*.{test,e2e}.{ts,tsx}')
  expect(sources.length).toBeGreaterThan(80)
  expect(sources.filter((path) => /\.(skip|fixme|only|todo)\(/.test(readFileSync(path, 'utf8')))).toEqual([])
})
