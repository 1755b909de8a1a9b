import { array, assert, boolean, integer, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUR_MS, NOON, account, entry } from './account.fixture.ts'
import { toCredits } from './amount.ts'
import { changeBetween, explainChange, largestCauses, toLook, type Look } from './change.ts'
import type { Entry } from './entry.ts'

const before: Look = { available: toCredits(100), scale: 0, asOf: NOON - 10 * HOUR_MS }
const now: Look = { available: toCredits(76), scale: 0, asOf: NOON }
const amara = { kind: 'user', id: 'amara', name: 'Amara Okafor' } as const
const mei = { kind: 'user', id: 'mei', name: 'Mei Tanaka' } as const

let made = 0
function row(amount: number, changes: Partial<Entry> = {}): Entry {
  made += 1
  const at = NOON - HOUR_MS
  return entry({ id: `row-${made}`, at, amount: toCredits(amount), actor: amara, group: null, ...changes })
}

const rowsAt = (...moments: number[]) => moments.map((at) => row(-5, { at }))

const causesOf = (entries: Entry[]) =>
  explainChange(before, now, entries)?.causes.map(({ credits, rows, run, actor }) => [credits, rows, run ?? actor.id])

describe('causes', () => {
  test('are rows of one action and person together, the largest first, whatever its sign', () => {
    const rows = [row(-5), row(-5, { actor: mei }), row(-5), row(20, { type: 'purchase', action: null }), row(-1)]
    expect(causesOf(rows)).toEqual([
      [20, 1, 'amara'],
      [-11, 3, 'amara'],
      [-5, 1, 'mei'],
    ])
  })

  test('of a bulk run are one, by whatever its rows are called', () => {
    const group = { id: 'run-1', label: 'Spring import', count: 40, credits: toCredits(-40) }
    const rows = [row(-1, { group }), row(-1, { group, actor: mei }), row(-1, { group, action: 'other' })]
    expect(causesOf(rows)).toEqual([[-3, 3, 'Spring import']])
  })

  test('are what came after the one look and not after the other', () => {
    expect(causesOf(rowsAt(before.asOf, now.asOf + 1))).toEqual([])
    expect(causesOf(rowsAt(before.asOf + 1, now.asOf))).toEqual([[-10, 2, 'amara']])
  })

  test('are not what never took place, nor what is still to come; what is held is', () => {
    const rows = [row(-5, { status: 'failed' }), row(50, { status: 'pending' }), row(-2, { status: 'pending' })]
    expect(causesOf(rows)).toEqual([[-2, 1, 'amara']])
  })

  test('of people whom nobody names are those of nobody in particular', () => {
    const nobody = { kind: 'unknown', id: null, name: null } as const
    expect(causesOf([row(-1, { actor: nobody }), row(-1, { actor: nobody })])).toEqual([[-2, 2, null]])
  })
})

test('D22 what the rows leave of the difference is said, and rows that add up leave nothing', () => {
  expect(explainChange(before, now, [row(-21)])).toMatchObject({ difference: -24, unexplained: -3 })
  expect(explainChange(before, now, [row(-30)])).toMatchObject({ difference: -24, unexplained: 6 })
  expect(explainChange(before, now, [row(-5), row(-19)])).toMatchObject({ unexplained: 0 })
})

test('D15 a row of unknown date explains nothing', () => {
  expect(explainChange(before, now, [row(-24, { at: null })])).toMatchObject({ causes: [], unexplained: -24 })
})

test('D7 what is not exact is not said', () => {
  const huge = toCredits(Number.MAX_SAFE_INTEGER)
  expect(explainChange(before, now, [row(huge), row(huge)])).toBeNull()
  expect(
    changeBetween({ ...before, available: toCredits(-Number.MAX_SAFE_INTEGER) }, { ...now, available: huge }),
  ).toBeNull()
})

test('whatever the rows, causes and rest come to the difference', () => {
  const amounts = array(record({ amount: integer({ min: -1e6, max: 1e6 }), mei: boolean() }))
  assert(
    property(amounts, (drawn) => {
      const rows = drawn.map(({ amount, mei: isMei }) => row(amount, { actor: isMei ? mei : amara }))
      const change = explainChange(before, now, rows)
      const sum = change?.causes.reduce((total, { credits }) => total + credits, 0) ?? Number.NaN
      expect(sum + (change?.unexplained ?? Number.NaN)).toBe(-24)
    }),
  )
})

describe('two looks', () => {
  test('of another unit, or in the wrong order, cannot be compared', () => {
    expect(changeBetween(before, now)).toBe(-24)
    expect(changeBetween(before, { ...now, scale: 2 })).toBeNull()
    expect(changeBetween(now, before)).toBeNull()
  })

  test('D6 need a number to see', () => {
    const { balance } = account()
    expect(toLook(account())).toMatchObject({ scale: 0 })
    expect(toLook(account({ balance: { ...balance, available: null } }))).toBeUndefined()
    expect(toLook(account({ balance: { ...balance, unlimited: true } }))).toBeUndefined()
  })
})

test('of many causes the largest are listed, and the others are one line, never a line for one', () => {
  const [cause] = explainChange(before, now, [row(-2)])?.causes ?? []
  if (!cause) throw new Error('no cause')
  const causes = (count: number) => Array.from({ length: count }, () => cause)
  expect(largestCauses(causes(6), 5)).toEqual({ listed: causes(6), others: null })
  expect(largestCauses(causes(7), 5)).toEqual({ listed: causes(5), others: { count: 2, credits: -4 } })
})
