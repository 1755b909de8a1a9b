/** Every behaviour that was asked for has a place in the code and a test, and both are there. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const PAGE = 'docs/SEEDS.md'

interface Row {
  behaviour: string
  /** Files that do it. */
  places: string[]
  /** Tests that show it: the file, and a title in it. */
  tests: { path: string; title: string }[]
}

const rows = readFileSync(PAGE, 'utf8').split('\n').flatMap(toRow)

/** `| 7 | what it does | [file](../file) | [file](../file): “title”; [file](../file): “title” |` */
function toRow(line: string): Row[] {
  const cells = line.split('|').map((cell) => cell.trim())
  if (cells.length !== 6 || !/^[A-Z]\d+$/.test(cells[1] ?? '')) return []
  const [, , behaviour = '', places = '', tests = ''] = cells
  return [
    {
      behaviour,
      places: [...places.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => toPath(path)),
      tests: [...tests.matchAll(/\]\(([^)]+)\): “([^”]+)”/g)].map(([, path, title = '']) => ({
        path: toPath(path),
        title,
      })),
    },
  ]
}

function toPath(link = ''): string {
  return join(dirname(PAGE), link)
}

test('the page has a row for each behaviour, numbered in order', () => {
  const numbers = [...readFileSync(PAGE, 'utf8').matchAll(/^\| ([A-Z])(\d+) /gm)]
  expect(numbers.length).toBe(rows.length)
  expect(rows.length).toBeGreaterThan(60)
  for (const letter of ['A', 'B']) {
    const found = numbers.filter(([, own]) => own === letter).map(([, , n]) => Number(n))
    expect(found).toEqual(found.map((_, index) => index + 1))
  }
})

test('no two rows say the same', () => {
  const said = rows.map(({ behaviour }) => behaviour)
  expect(said.filter((behaviour, index) => said.indexOf(behaviour) !== index)).toEqual([])
})

describe.each(rows)('$behaviour', ({ places, tests }) => {
  test('lives in a file that is there', () => {
    expect(places.length).toBeGreaterThan(0)
    expect(places.filter((path) => !existsSync(path))).toEqual([])
  })

  test('is shown by a test that is there', () => {
    expect(tests.length).toBeGreaterThan(0)
    expect(tests.filter(({ path, title }) => !existsSync(path) || !hasTest(readFileSync(path, 'utf8'), title))).toEqual(
      [],
    )
  })
})

/** As the first argument of a call, not in a comment. */
function hasTest(source: string, title: string): boolean {
  return [`'`, '`', `"`].some((quote) => source.includes(`(${quote}${title}${quote}`))
}
