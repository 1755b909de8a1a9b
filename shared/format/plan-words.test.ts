import { describe, expect, test } from 'vitest'
import { DAY_MS, NOON, account, action, lot } from '../credits/account.fixture.ts'
import { toCredits } from '../credits/amount.ts'
import type { Forecast } from '../credits/forecast.ts'
import type { CreditPlan, PlannedLine } from '../credits/plan.ts'
import type { UseBar } from '../credits/use-chart.ts'
import type { ShareKey, UseShare } from '../credits/use-shares.ts'
import { enDetails } from './messages/en-details.ts'
import { enPlan } from './messages/en-plan.ts'
import { en } from './messages/en.ts'
import {
  barTick,
  barWords,
  forecastWords,
  lapseWords,
  paceWords,
  periodWords,
  countProblemWords,
  planWords,
  plannedWords,
  shareName,
  shareWords,
} from './plan-words.ts'

const messages = { ...en, ...enDetails, ...enPlan }
const plain = { scale: 0, label: null }
const LOCALE = 'en-GB'
const speech = { locale: LOCALE, messages, now: NOON }

const pace = (perDay: number, unit = plain) => paceWords({ perDay, days: 90 }, unit, speech)
const runOut = (forecast: Forecast) => Object.values(forecastWords(forecast, speech)).join(' · ')
const bar = (overrides: Partial<UseBar>): UseBar => ({
  fromDay: '2027-02-22',
  toDay: '2027-02-28',
  isOver: true,
  credits: toCredits(5),
  parts: [],
  ...overrides,
})
const line = (key: string | null, label: string | null = null): UseShare => ({
  key,
  label,
  credits: toCredits(5),
  count: toCredits(1),
  share: 1,
  lines: 3,
})

describe('the pace', () => {
  test.each([
    [137.4, 'About 140 credits a day'],
    [12.4, 'About 12 credits a day'],
    [4.24, 'About 4.2 credits a day'],
    [1, 'About 1 credit a day'],
    [0.5, 'About 3.5 credits a week'],
    [0.1, 'About 3 credits a month'],
    [0.01, 'About 0.3 credits a month'],
    [0.0001, 'Next to nothing'],
    [Number.MAX_SAFE_INTEGER, 'About 9,000,000,000,000,000 credits a day'],
  ])('of %f a day is told to two digits, in a span in which it is a number', (perDay, text) => {
    expect(pace(perDay)).toBe(text)
  })

  test('is told in whole credits, whatever their smallest step', () => {
    expect(pace(424, { scale: 2, label: null })).toBe('About 4.2 credits a day')
  })

  test('of nothing is none, not 0 a day', () => {
    expect(paceWords(null, plain, speech)).toBe('Nothing used in this period')
  })
})

describe('the run-out', () => {
  const soon = { earliestAt: NOON + 2 * DAY_MS, latestAt: NOON + 18 * DAY_MS, historyDays: 90 }

  test('is a range of days, with the days of use behind it', () => {
    expect(runOut({ kind: 'runs-out', ...soon })).toBe('Between 3 Mar and 19 Mar · From 90 days of use.')
    expect(runOut({ kind: 'runs-out', ...soon, latestAt: NOON + 400 * DAY_MS })).toMatch(/and 4 Apr 2028/)
  })

  test('of one day is that day', () => {
    expect(runOut({ kind: 'runs-out', ...soon, latestAt: soon.earliestAt, historyDays: 1 })).toBe(
      'On 3 Mar · From 1 day of use.',
    )
  })

  test('that nobody can tell is bounded, or said not to be known and why', () => {
    expect(runOut({ kind: 'lasts', atLeastUntilAt: NOON + 365 * DAY_MS, historyDays: 60 })).toMatch(
      /^Not before 29 Feb 2028 · From 60 days/,
    )
    const few = { kind: 'not-enough-data', historyDays: 9, neededDays: 14 } as const
    expect(runOut({ ...few, why: 'days' })).toBe(
      'Not enough data yet · A forecast takes 14 days of use. This period has 9.',
    )
    expect(runOut({ ...few, why: 'use' })).toMatch(/^Not enough data yet · Too little was used/)
    expect(runOut({ kind: 'unknown', why: 'balance' })).toMatch(/^Not known · /)
    expect(runOut({ kind: 'unknown', why: 'restricted-lots' })).toMatch(/^No single day · /)
    expect(runOut({ kind: 'unknown', why: 'past-period' })).toMatch(/^Not told by past days · .* ends today\.$/)
    expect(runOut({ kind: 'out' })).toMatch(/^Nothing is left · /)
    expect(runOut({ kind: 'unlimited' })).toMatch(/^Never · /)
  })
})

describe('what expires unused', () => {
  const at = Date.UTC(2027, 3, 1, 12)
  const words = (lost: [least: number, most: number] | null, unit = plain, name: string | null = 'Annual plan') =>
    lapseWords(
      { lot: lot({ name }), at, lost: lost && { least: toCredits(lost[0]), most: toCredits(lost[1]) } },
      unit,
      speech,
    )

  test('is about so much, by the last day on which it can be used', () => {
    expect(words([61, 61])).toBe('About 61 credits of Annual plan after 1 Apr')
    expect(words([41, 137])).toBe('41 to 140 credits of Annual plan after 1 Apr')
    expect(words([0, 70])).toBe('Up to 70 credits of Annual plan after 1 Apr')
    expect(words([1, 1], plain, null)).toBe('About 1 credit of a lot without a name after 1 Apr')
    expect(words([4110, 13_720], { scale: 2, label: null })).toBe('41 to 140 credits of Annual plan after 1 Apr')
  })

  test('is not told where it is nothing, and “—” where it is not known', () => {
    expect(words([0, 0])).toBeNull()
    expect(words([0, 30], { scale: 2, label: null })).toBeNull()
    expect(words(null)).toBe('— of Annual plan after 1 Apr')
  })
})

describe('a bar', () => {
  test('is called by its day, week or month, and said not to be over', () => {
    expect(barWords(bar({ toDay: '2027-02-22' }), 'day', speech)).toBe('Mon 22 Feb')
    expect(barWords(bar({}), 'week', speech)).toMatch(/^22\s?–\s?28 Feb 2027$/)
    expect(barWords(bar({}), 'month', speech)).toBe('February 2027')
    const today = bar({ fromDay: '2027-03-01', toDay: '2027-03-01', isOver: false })
    expect(barWords(today, 'day', speech)).toBe('Today, so far')
  })

  test('is short below the chart', () => {
    expect(barTick('2027-02-22', 'week', LOCALE)).toBe('22 Feb')
    expect(barTick('2027-02-01', 'month', LOCALE)).toBe('Feb 27')
  })
})

test('a period is called by its days', () => {
  expect(periodWords({ fromDay: '2026-12-02', toDay: '2027-03-01' }, LOCALE)).toMatch(/^2 Dec 2026\s?–\s?1 Mar 2027$/)
})

test('a share is a whole percent; a small one is not called nothing', () => {
  expect([0.62, 1, 0.004, 0].map((share) => shareWords(share, LOCALE))).toEqual(['62%', '100%', '0.4%', '0%'])
})

describe('a line of use', () => {
  const known = account({ sharedWith: [{ id: 'acct-2', name: 'Southbeam' }] })
  const name = (share: UseShare, by: ShareKey) => shareName(share, by, known, speech)

  test('is called as the account calls it, else as the report does, else by its key', () => {
    expect(name(line('reference-check', 'Check'), 'action')).toBe('Reference check')
    expect(name(line('retired', 'Retired action'), 'action')).toBe('Retired action')
    expect(name(line('retired'), 'action')).toBe('retired')
    expect([name(line('acct-1'), 'account'), name(line('acct-2'), 'account')]).toEqual(['Northbeam', 'Southbeam'])
    expect(name(line('reference-check', 'Ada'), 'actor')).toBe('Ada')
  })

  test('without a key says so, and one of several how many', () => {
    expect(name(line(''), 'actor')).toBe('Not named')
    expect(name(line(null), 'actor')).toBe('3 others')
  })
})

describe('a line of the plan', () => {
  const per = { singular: 'request', plural: 'requests' }
  const words = (planned: PlannedLine, of = action({ per })) => plannedWords(planned, of, plain, speech)

  test('says units and credits, in the account’s word for what is billed', () => {
    expect(words({ kind: 'counted', units: 1, cost: toCredits(5) })).toBe('1 request, 5 credits')
    expect(words({ kind: 'counted', units: 1200, cost: toCredits(6000) })).toBe('1,200 requests, 6,000 credits')
    expect(words({ kind: 'counted', units: 2, cost: toCredits(10) }, action())).toBe('10 credits')
    expect(words({ kind: 'free', units: 2 })).toBe('2 requests, 0 credits')
  })

  test('that is not counted says why; one with a slip leaves that to its fields', () => {
    expect(words({ kind: 'varies', units: 2 })).toBe('Not counted: the price varies.')
    expect(words({ kind: 'problem', times: 'negative', perTime: null })).toBeNull()
    expect(countProblemWords('negative', speech)).toBe('Enter 0 or more.')
    expect(countProblemWords('too-many', speech)).toBe('Enter 1,000,000 at most.')
  })
})

test('a request says what is planned, without what is not counted', () => {
  const counted = { kind: 'counted', units: 40, cost: toCredits(200) } as const
  const plan: CreditPlan = {
    lines: [counted, { kind: 'varies', units: 1 }, counted],
    needed: toCredits(400),
    isComplete: false,
    available: toCredits(168),
    short: toCredits(232),
    proposal: null,
  }
  const lines = [
    { actionKey: 'reference-check', times: ' 20', perTime: '2 ' },
    { actionKey: 'agency', times: '1', perTime: '1' },
    { actionKey: 'gone', times: '1', perTime: '5' },
  ]
  expect(planWords(lines, plan, account(), speech)).toBe(
    '2 × Reference check for each of 20 hires, 5 × gone for one hire',
  )
})
