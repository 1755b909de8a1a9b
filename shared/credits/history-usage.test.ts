import { describe, expect, test } from 'vitest'
import { toCredits } from './amount.ts'
import { isUsageQuery, mergePeople, sumUsage, usagePeople } from './history-usage.ts'
import type { UsageRow } from './usage.ts'

const rows: UsageRow[] = [
  { keys: { actor: 'mei' }, labels: { actor: 'Mei Tanaka' }, credits: toCredits(30), count: 6 },
  { keys: { actor: 'x' }, labels: {}, credits: toCredits(4), count: 1 },
  { keys: {}, labels: {}, credits: toCredits(1), count: 1 },
]

test('sums credits and counts of all rows, those of nobody too', () => {
  expect(sumUsage(rows)).toEqual({ credits: 35, count: 8 })
  expect(sumUsage([])).toEqual({ credits: 0, count: 0 })
})

test('names the people in it, by their id where they have no name', () => {
  expect(usagePeople(rows)).toEqual([
    { id: 'mei', name: 'Mei Tanaka' },
    { id: 'x', name: 'x' },
  ])
})

test('people of several lists are each there once, by name, the later list naming them', () => {
  const known = [{ id: 'b', name: 'b' }]
  expect(mergePeople(known, [{ id: 'a', name: 'Zoë' }], [{ id: 'b', name: 'Amara' }])).toEqual([
    { id: 'b', name: 'Amara' },
    { id: 'a', name: 'Zoë' },
  ])
})

describe('the usage report', () => {
  test.each([
    [{}, true],
    [{ type: ['debit'] }, true],
    [{ type: ['purchase'] }, false],
  ])('speaks of %j: %s', (query, expected) => {
    expect(isUsageQuery(query)).toBe(expected)
  })
})
