import { describe, expect, test } from 'vitest'
import { NOON, account } from './account.fixture.ts'
import { EVERYTHING, countChoices, isEverything, isReversed, toHistoryQuery } from './history-filter.ts'
import type { HistoryFilter } from './history-filter.ts'

const { term } = account()
const midnight = (month: number, day: number) => new Date(2027, month - 1, day).getTime()

function query(overrides: Partial<HistoryFilter>) {
  return toHistoryQuery({ ...EVERYTHING, ...overrides }, term, NOON)
}

describe('a period', () => {
  test('counts days with today, from midnight on, so that the question stays the same all day', () => {
    expect(query({ period: '7' })).toEqual({ from: midnight(2, 23) })
    expect(query({ period: '30' })).toEqual({ from: midnight(1, 31) })
    expect(toHistoryQuery({ ...EVERYTHING, period: '7' }, term, NOON + 60_000)).toEqual({ from: midnight(2, 23) })
  })

  test('of the term is the term; without one, everything', () => {
    expect(query({ period: 'term' })).toEqual({ from: term?.startsAt, to: term?.endsAt })
    expect(toHistoryQuery({ ...EVERYTHING, period: 'term' }, null, NOON)).toEqual({})
  })

  test('of own dates has the last day in it, and may be open on either side', () => {
    const own = { period: 'own', fromDay: '2027-01-05', toDay: '2027-01-31' } as const
    expect(query(own)).toEqual({ from: midnight(1, 5), to: midnight(2, 1) })
    expect(query({ ...own, toDay: '' })).toEqual({ from: midnight(1, 5) })
    expect(query({ ...own, fromDay: '' })).toEqual({ to: midnight(2, 1) })
  })

  test.each(['2027-02-30', '2027-13-01', 'yesterday', '+02027-01-01'])(
    'D15 %s is no day and holds nothing back',
    (day) => {
      expect(query({ period: 'own', fromDay: day, toDay: day })).toEqual({})
    },
  )

  test('U3 dates in the wrong order are told apart from one day alone', () => {
    const own = { ...EVERYTHING, period: 'own', fromDay: '2027-02-02', toDay: '2027-02-01' } as const
    expect(isReversed(own)).toBe(true)
    expect(isReversed({ ...own, toDay: '2027-02-02' })).toBe(false)
    expect(isReversed({ ...own, toDay: '' })).toBe(false)
    expect(isReversed({ ...own, period: '7' })).toBe(false)
  })
})

test('each choice is one value of its filter, and text is trimmed', () => {
  expect(query({ type: 'debit', action: 'reference-check', actor: 'mei', q: '  ada ' })).toEqual({
    type: ['debit'],
    action: ['reference-check'],
    actor: ['mei'],
    q: 'ada',
  })
})

test('everything is what holds nothing back', () => {
  expect(isEverything(EVERYTHING)).toBe(true)
  expect(isEverything({ ...EVERYTHING, q: ' ' })).toBe(true)
  expect(isEverything({ ...EVERYTHING, type: 'debit' })).toBe(false)
  expect(isEverything({ ...EVERYTHING, period: '7' })).toBe(false)
  expect(isEverything({ ...EVERYTHING, period: 'own' })).toBe(true)
})

test('choices are counted without period and text, which are always in view', () => {
  expect(countChoices({ ...EVERYTHING, period: '7', q: 'x', type: 'debit', actor: 'mei' })).toBe(2)
})
