import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { account, action, balance, lot } from './account.fixture.ts'
import type { Account } from './account.ts'
import { toCredits } from './amount.ts'
import { MAX_PLANNED, parseCount, planCredits, type PlanLine } from './plan.ts'

const line = (actionKey: string, times = '20', perTime = '2'): PlanLine => ({ actionKey, times, perTime })
const holding = (available: number, overrides: Partial<Account> = {}) =>
  account({ balance: balance({ available: toCredits(available) }), ...overrides })

describe('a plan', () => {
  test('20 hires with 2 reference checks each at 5 credits: 200', () => {
    expect(planCredits(holding(150), [line('reference-check')])).toEqual({
      lines: [{ kind: 'counted', units: 40, cost: 200 }],
      needed: 200,
      isComplete: true,
      available: 150,
      short: 50,
      proposal: null,
    })
  })

  test('adds its lines up, and free ones cost nothing', () => {
    const { lines, needed, short, isComplete } = planCredits(holding(400), [
      line('reference-check'),
      line('resume-parsing', '20', '10'),
      line('record-reference'),
    ])
    expect(lines.map(({ kind }) => kind)).toEqual(['counted', 'counted', 'free'])
    expect([needed, short, isComplete]).toEqual([400, 0, true])
  })

  test('of nothing needs nothing, even where credits are owed', () => {
    expect(planCredits(holding(-20), [])).toMatchObject({ needed: 0, short: 0, isComplete: true, proposal: null })
    expect(planCredits(holding(-20), [line('reference-check', '0')])).toMatchObject({ needed: 0, short: 0 })
  })

  test('D5 what is owed has to be bought too, and an overdraft is not planned with', () => {
    const owing = account({ balance: balance({ available: toCredits(-20), floor: toCredits(-500) }) })
    expect(planCredits(owing, [line('reference-check')])).toMatchObject({ available: -20, short: 220 })
  })

  test('proposes what covers what is short', () => {
    const packs = [{ id: 'a', credits: toCredits(100), price: { amount: '49.00', currency: 'EUR' } }]
    const topUp = {
      url: null,
      kinds: ['checkout' as const],
      packs,
      free: null,
      blockedBy: null,
      fixUrl: null,
      temporaryOptions: [],
    }
    expect(planCredits(holding(50, { topUp }), [line('reference-check')]).proposal).toEqual({
      kind: 'packs',
      packs: [{ pack: packs[0], count: 2 }],
      credits: 200,
      price: { amount: '98.00', currency: 'EUR' },
    })
    expect(planCredits(holding(200, { topUp }), [line('reference-check')]).proposal).toBeNull()
  })

  test('nothing is short of an unlimited balance, and of an unknown one nobody knows', () => {
    const lines = [line('reference-check')]
    const unlimited = account({ balance: balance({ unlimited: true, available: null }) })
    expect(planCredits(unlimited, lines)).toMatchObject({ available: 'unlimited', short: 0, needed: 200 })
    const unknown = account({ balance: balance({ available: null }) })
    expect(planCredits(unknown, lines)).toMatchObject({ available: null, short: null, needed: 200 })
  })

  test('where a lot does not pay for a planned action, only the server knows what is short', () => {
    const lots = [lot({ restrictedTo: ['resume-parsing'] })]
    expect(planCredits(holding(400, { lots }), [line('reference-check')]).short).toBeNull()
    expect(planCredits(holding(400, { lots }), [line('resume-parsing', '500', '1')]).short).toBe(100)
    expect(planCredits(holding(400, { lots }), [line('record-reference')]).short).toBe(0)
  })
})

describe('lines that cannot be counted', () => {
  const actions = [
    ...account().actions,
    action({ key: 'varies', cost: { kind: 'varies' } }),
    action({ key: 'unknown', cost: { kind: 'unknown' } }),
    action({ key: 'coming-soon', status: 'coming-soon' }),
  ]

  test.each(['varies', 'unknown', 'coming-soon', 'no-such-action'])('%s: the others still are', (key) => {
    const plan = planCredits(holding(0, { actions }), [line(key), line('reference-check')])
    expect(plan.lines).toEqual([
      { kind: key, units: 40 },
      { kind: 'counted', units: 40, cost: 200 },
    ])
    expect(plan).toMatchObject({ needed: 200, isComplete: false, short: 200 })
  })

  test('a cost beyond all numbers is unknown, and so is a sum', () => {
    const dear = action({ cost: { kind: 'fixed', credits: toCredits(2 ** 52) } })
    const huge = holding(0, { actions: [dear] })
    expect(planCredits(huge, [line(dear.key, '3', '1')]).lines).toEqual([{ kind: 'unknown', units: 3 }])
    const each = line(dear.key, '1', '1')
    expect(planCredits(huge, [each, each, each])).toMatchObject({ needed: null, short: null, proposal: null })
  })

  test('U3 what is wrong is named for each of the two fields', () => {
    const plan = planCredits(holding(100), [line('reference-check', '-3', 'two')])
    expect(plan.lines).toEqual([{ kind: 'problem', times: 'negative', perTime: 'not-a-number' }])
    expect(plan).toMatchObject({ needed: 0, isComplete: false, short: 0 })
    expect(planCredits(holding(100), [line('x', '3', '')]).lines).toEqual([
      { kind: 'problem', times: null, perTime: 'empty' },
    ])
  })
})

describe('U3 a number as typed', () => {
  test.each<[string, ReturnType<typeof parseCount>]>([
    ['20', 20],
    [' 7 ', 7],
    ['+7', 7],
    ['007', 7],
    ['0', 0],
    ['-0', 0],
    ['２０', 20],
    [String(MAX_PLANNED), MAX_PLANNED],
    ['', 'empty'],
    ['  ', 'empty'],
    ['-1', 'negative'],
    ['\u22121', 'negative'],
    ['-1.5', 'negative'],
    ['1.5', 'fraction'],
    ['1,5', 'fraction'],
    ['1.', 'fraction'],
    [String(MAX_PLANNED + 1), 'too-many'],
    ['9'.repeat(400), 'too-many'],
    ['1e3', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['1 000', 'not-a-number'],
    ['twenty', 'not-a-number'],
    ['--1', 'not-a-number'],
    ['<b>2</b>', 'not-a-number'],
  ])('%j is %s', (text, expected) => {
    expect(parseCount(text)).toBe(expected)
  })
})

test('nothing that is typed throws, and no sum is anything but exact', () => {
  const anyText = fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String))
  const anyLine = fc.record({
    actionKey: fc.constantFrom('reference-check', 'resume-parsing', 'record-reference', '__proto__'),
    times: anyText,
    perTime: anyText,
  })
  fc.assert(
    fc.property(fc.array(anyLine), (lines) => {
      const { needed, short, lines: planned } = planCredits(holding(100), lines)
      expect(Number.isSafeInteger(needed)).toBe(true)
      expect(short).toBe(needed === 0 ? 0 : Math.max(0, Number(needed) - 100))
      expect(planned).toHaveLength(lines.length)
    }),
  )
})
