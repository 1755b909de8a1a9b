import { expect, test } from 'vitest'
import { entry } from '../../credits/account.fixture.ts'
import type { HistoryRow } from '../../credits/history.ts'
import { RowSlots } from './row-slots.ts'

const row = (id: string): HistoryRow => ({
  kind: 'entry',
  key: id,
  entry: entry({ id }),
  isInRun: false,
  isOfOtherDay: false,
})
const day = (key: string): HistoryRow => ({ kind: 'day', key, at: 0 })

test('a row keeps its element while it is drawn; one that comes takes over what one that left had', () => {
  const slots = new RowSlots()
  const [a, b, c] = slots.assign([row('a'), row('b'), row('c')])
  expect(new Set([a, b, c]).size).toBe(3)
  expect(slots.assign([row('b'), row('c'), row('d')])).toEqual([b, c, a])
  expect(slots.assign([row('d'), row('b')])).toEqual([a, b])
})

test('elements of another kind are left to their own', () => {
  const slots = new RowSlots()
  const [dayElement] = slots.assign([day('d1')])
  const [rowElement] = slots.assign([row('a')])
  expect(rowElement).not.toBe(dayElement)
})

test('no two rows have the same element, however far the list flies', () => {
  const slots = new RowSlots()
  for (let first = 0; first < 300; first += 7) {
    const names = slots.assign(Array.from({ length: 20 }, (_, index) => row(`${first + index}`)))
    expect(new Set(names).size).toBe(20)
  }
})
