import { expect, test } from 'vitest'
import { toCredits } from './amount.ts'
import type { UsageRow } from './usage.ts'
import { sharesOf } from './use-shares.ts'

const use = (actor: string | undefined, credits: number, count = 1, label?: string): UsageRow => ({
  keys: { day: '2027-03-01', ...(actor !== undefined && { actor }) },
  labels: label === undefined ? {} : { actor: label },
  credits: toCredits(credits),
  count,
})

const shares = (rows: UsageRow[]) => sharesOf(rows, 'actor', 11)
const keys = (rows: UsageRow[]) => shares(rows)?.map(({ key }) => key)
const people = (count: number) => Array.from({ length: count }, (_, index) => use(`p${index}`, 100 - index, 3))

test('lines are summed over whatever else splits the rows, largest first', () => {
  expect(shares([use('a', 5), use('b', 10, 2, 'Bo'), use('a', 1, 1, 'Ada')])).toEqual([
    { key: 'b', label: 'Bo', credits: 10, count: 2, share: 10 / 16, lines: 1 },
    { key: 'a', label: null, credits: 6, count: 2, share: 6 / 16, lines: 1 },
  ])
})

test('what nobody is named for is a line of its own', () => {
  expect(keys([use(undefined, 5), use('a', 1)])).toEqual(['', 'a'])
})

test('the small ones are folded into the last line; a single small one stays', () => {
  expect(shares(people(11))?.at(-1)).toMatchObject({ key: 'p10', lines: 1 })
  const lines = shares(people(12)) ?? []
  expect(lines).toHaveLength(11)
  expect(lines.at(-1)).toMatchObject({ key: null, lines: 2, credits: 90 + 89, count: 6, label: null })
})

test('free uses have lines too, and no share of nothing', () => {
  expect(shares([use('a', 0, 4)])).toEqual([{ key: 'a', label: null, credits: 0, count: 4, share: 0, lines: 1 }])
  expect(shares([])).toEqual([])
})

test('lines of the same size stand in the same order, however the rows came', () => {
  const rows = [use('a', 5, 1), use('b', 5, 2), use('c', 5, 1)]
  expect(keys(rows)).toEqual(['b', 'a', 'c'])
  expect(keys(rows.toReversed())).toEqual(['b', 'a', 'c'])
})

test('what gives credits back is no use', () => {
  expect(shares([use('a', -5), use('b', 5)])?.map(({ key, share }) => [key, share])).toEqual([['b', 1]])
})

test('D7 there are none where a sum would be rounded', () => {
  expect(shares([use('a', Number.MAX_SAFE_INTEGER), use('b', 1)])).toBeNull()
  expect(shares([use('a', 1, Number.MAX_SAFE_INTEGER), use('b', 1)])).toBeNull()
})
