import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { account, balance, DAY_MS, lot, NOON, topUp } from './account.fixture.ts'
import type { Account, Lot } from './account.ts'
import { alertForSignOut, alertForTopUp, alertsFor, mayNotify, NOTHING_TOLD, vanishedTopUps } from './alert.ts'
import { EXPIRY_NOTICE_DAYS } from './lots.ts'
import type { Alert, AlertMemory, AlertPreferences } from './alert.ts'
import { toCredits } from './amount.ts'

const QUARTER_AND_TENTH: Partial<Account> = { marks: [{ percent: 25 }, { percent: 10 }] }

function having(available: number | null, overrides: Partial<Account> = {}): Account {
  const amount = available === null ? null : toCredits(available)
  return account({ balance: balance({ available: amount }), ...overrides })
}

/** What is told on the way through these accounts, each with the memory of those before. */
function walk(accounts: Account[]): Alert[][] {
  let memory = NOTHING_TOLD
  return accounts.map((one) => {
    const next = alertsFor(one, memory, NOON)
    memory = next.memory
    return next.alerts
  })
}

function told(balances: (number | null)[], overrides: Partial<Account> = {}): string[] {
  return walk(balances.map((available) => having(available, overrides))).map((alerts) => alerts.map(textOf).join())
}

function withOverdraft(available: number): Account {
  return account({ balance: balance({ available: toCredits(available), floor: toCredits(-100) }) })
}

function textOf(alert: Alert): string {
  if (alert.kind === 'low') return `low ${alert.mark}`
  return alert.kind === 'recovered' ? `recovered ${alert.from}` : alert.kind
}

function ending(days: number, id = 'lot-1'): Lot {
  return lot({ id, expires: { at: NOON + days * DAY_MS } })
}

function tellLots(memory: AlertMemory, lots: Lot[] | null, days: number): ReturnType<typeof alertsFor> {
  return alertsFor(account({ lots }), memory, NOON + days * DAY_MS)
}

describe('the balance', () => {
  test.each<{ what: string; balances: (number | null)[]; alerts: string[] }>([
    { what: 'a mark is told once', balances: [400, 125, 120, 90], alerts: ['', 'low 125', '', ''] },
    {
      what: 'recovery is told once, and re-arms',
      balances: [120, 300, 310, 120],
      alerts: ['low 125', 'recovered low', '', 'low 125'],
    },
    { what: 'empty is told once', balances: [120, 0, -5, 0], alerts: ['low 125', 'empty', '', ''] },
    { what: 'straight to empty is one alert', balances: [400, 0], alerts: ['', 'empty'] },
    { what: 'overdrawn at once counts as empty', balances: [400, -5], alerts: ['', 'empty'] },
    { what: 'up from empty to low', balances: [0, 20, 300], alerts: ['empty', 'recovered empty', 'recovered low'] },
    {
      what: 'up from empty to healthy is one alert',
      balances: [0, 300, 310],
      alerts: ['empty', 'recovered empty', ''],
    },
    { what: 'empty again after a little', balances: [0, 1, 0], alerts: ['empty', 'recovered empty', 'empty'] },
    { what: 'unknown tells and forgets nothing', balances: [120, null, 120], alerts: ['low 125', '', ''] },
    { what: 'low at first sight', balances: [30], alerts: ['low 125'] },
    { what: 'healthy at first sight', balances: [300], alerts: [''] },
  ])('$what', ({ balances, alerts }) => {
    expect(told(balances)).toEqual(alerts)
  })

  test('D24 several marks, unsorted and twice: each is crossed once', () => {
    const marks = [{ percent: 10 }, { credits: toCredits(200) }, { percent: 25 }, { percent: 10 }]
    expect(told([400, 200, 125, 50, 40], { marks })).toEqual(['', 'low 200', 'low 125', 'low 50', ''])
  })

  test('past several marks at once is one alert, of the lowest', () => {
    expect(told([400, 40, 30], QUARTER_AND_TENTH)).toEqual(['', 'low 50', ''])
  })

  test('a mark re-arms by itself; recovery is above all of them', () => {
    expect(told([40, 100, 40, 300], QUARTER_AND_TENTH)).toEqual(['low 50', '', 'low 50', 'recovered low'])
  })

  test('an overdraft is warned of when it begins', () => {
    const alerts = walk([400, 0, -1, -100].map(withOverdraft))
    expect(alerts.map((list) => list.map(textOf).join())).toEqual(['', 'low 125', 'empty', ''])
  })

  test('an allowance that is not told for once is no recovery', () => {
    const alerts = walk([having(120), having(120, { allowance: null }), having(120)])
    expect(alerts.flat().map(textOf)).toEqual(['low 125'])
  })

  test('a mark that the viewer removed is no recovery either', () => {
    const alerts = walk([having(120), having(120, { marks: [{ percent: 10 }] })])
    expect(alerts.flat().map(textOf)).toEqual(['low 125'])
  })

  test('unlimited is a recovery', () => {
    const unlimited = account({ balance: balance({ available: null, unlimited: true }) })
    expect(walk([having(120), unlimited, unlimited]).map((list) => list.map(textOf).join())).toEqual([
      'low 125',
      'recovered low',
      '',
    ])
  })
})

describe('where credits are bought automatically', () => {
  const autoTopUp = { enabled: true, below: toCredits(50), credits: toCredits(100) }

  test('low is silent, so is its end, and empty is not', () => {
    expect(told([400, 100, 300], { autoTopUp })).toEqual(['', '', ''])
    expect(told([400, 100, 0, 100], { autoTopUp })).toEqual(['', '', 'empty', 'recovered empty'])
  })

  test('low is told when that is switched off', () => {
    const off = { ...autoTopUp, enabled: false }
    const alerts = walk([having(100, { autoTopUp }), having(100, { autoTopUp: off }), having(100, { autoTopUp: off })])
    expect(alerts.map((list) => list.map(textOf).join())).toEqual(['', 'low 125', ''])
  })
})

test('over any walk each crossing is told once, and nothing is told twice in a row', () => {
  const balances = fc.array(fc.integer({ min: -50, max: 500 }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(balances, (list) => {
      const levels = list.map((available) => (available <= 0 ? 'empty' : available <= 125 ? 'low' : 'healthy'))
      const expected = levels.map((level, index) => {
        const before = levels[index - 1] ?? 'healthy'
        if (level === before) return ''
        if (level === 'empty') return 'empty'
        if (before === 'empty') return 'recovered empty'
        return level === 'low' ? 'low 125' : 'recovered low'
      })
      expect(told(list)).toEqual(expected)
    }),
  )
})

test('over any walk and any marks no crossing is told again before the balance rose above its mark', () => {
  const marks = fc.uniqueArray(fc.integer({ min: 1, max: 450 }), { minLength: 1, maxLength: 4 })
  const balances = fc.array(fc.integer({ min: -50, max: 500 }), { maxLength: 40 })
  fc.assert(
    fc.property(marks, balances, (amounts, list) => {
      const accounts = list.map((available) =>
        having(available, { marks: amounts.map((n) => ({ credits: toCredits(n) })) }),
      )
      const armed = new Set(amounts)
      walk(accounts).forEach((alerts, index) => {
        const available = list[index] ?? 0
        const lows = alerts.flatMap((alert) => (alert.kind === 'low' ? Number(alert.mark) : []))
        expect(lows.filter((mark) => !armed.has(mark))).toEqual([])
        for (const amount of amounts) {
          if (available > amount) armed.add(amount)
          else armed.delete(amount)
        }
      })
    }),
  )
})

describe('lots about to lapse', () => {
  test('each is told once, with what it holds and when it ends', () => {
    const first = tellLots(NOTHING_TOLD, [ending(31), ending(60, 'lot-2')], 1)
    expect(first.alerts).toEqual([{ kind: 'expiring', lotId: 'lot-1', credits: 100, at: NOON + 31 * DAY_MS }])
    const again = tellLots(first.memory, [ending(31), ending(60, 'lot-2')], 2)
    expect(again.alerts).toEqual([])
    const later = tellLots(again.memory, [ending(31), ending(60, 'lot-2')], 30)
    expect(later.alerts).toMatchObject([{ lotId: 'lot-2' }])
  })

  test('not before the notice, and not after the end', () => {
    expect(tellLots(NOTHING_TOLD, [ending(EXPIRY_NOTICE_DAYS + 1)], 0).alerts).toEqual([])
    expect(tellLots(NOTHING_TOLD, [ending(1)], 1).alerts).toEqual([])
  })

  test('an answer without lots forgets nothing; a lot that is gone is forgotten', () => {
    const { memory } = tellLots(NOTHING_TOLD, [ending(5)], 0)
    expect(tellLots(memory, null, 0).memory.lots).toEqual(['lot-1'])
    expect(tellLots(memory, [ending(50, 'lot-2')], 0).memory.lots).toEqual([])
  })

  test('an empty lot loses nothing', () => {
    const empty = { ...ending(5), remaining: toCredits(0) }
    expect(tellLots(NOTHING_TOLD, [empty], 0).alerts).toEqual([])
  })

  test('comes beside the balance', () => {
    const { alerts } = alertsFor(having(0, { lots: [ending(5)] }), NOTHING_TOLD, NOON)
    expect(alerts.map(({ kind }) => kind)).toEqual(['empty', 'expiring'])
  })
})

describe('top-ups', () => {
  const own = topUp({ id: 'topup-1', mine: true, status: 'pending' })
  const { memory } = alertsFor(
    account({ openTopUps: [own, topUp({ id: 'topup-2', mine: false })] }),
    NOTHING_TOLD,
    NOON,
  )

  test('only the viewer’s own are followed, until they are no longer under way', () => {
    expect(memory.topUps).toEqual(['topup-1'])
    expect(vanishedTopUps(account({ openTopUps: [own] }), memory)).toEqual([])
    expect(vanishedTopUps(account(), memory)).toEqual(['topup-1'])
  })

  test.each(['credited', 'declined', 'failed'] as const)('one that is %s is told of once', (status) => {
    const ended = { ...own, status }
    const first = alertForTopUp(ended, memory)
    expect(first.alerts).toEqual([{ kind: 'top-up', topUpId: 'topup-1', status, credits: own.credits }])
    expect(alertForTopUp(ended, first.memory).alerts).toEqual([])
  })

  test.each(['canceled', 'expired'] as const)('one that is %s is no news', (status) => {
    const { alerts, memory: after } = alertForTopUp({ ...own, status }, memory)
    expect(alerts).toEqual([])
    expect(after.topUps).toEqual([])
  })

  test('one that the account no longer names but that is still under way is followed on', () => {
    expect(alertForTopUp(own, memory)).toEqual({ alerts: [], memory })
  })
})

test('a sign-out is told once, and again after an answer', () => {
  const first = alertForSignOut(NOTHING_TOLD)
  expect(first.alerts).toEqual([{ kind: 'signed-out' }])
  expect(alertForSignOut(first.memory).alerts).toEqual([])
  const signedIn = alertsFor(account(), first.memory, NOON)
  expect(alertForSignOut(signedIn.memory).alerts).toEqual([{ kind: 'signed-out' }])
})

test('the memory is plain JSON: it survives a restart', () => {
  const { memory } = alertsFor(having(100, { lots: [ending(5)] }), NOTHING_TOLD, NOON)
  expect(memory).toEqual({ marks: ['25%'], isEmpty: false, lots: ['lot-1'], topUps: [], isSignedOut: false })
  expect(JSON.parse(JSON.stringify(memory))).toEqual(memory)
})

describe('mayNotify', () => {
  const low: Alert = { kind: 'low', mark: toCredits(125) }
  const open: AlertPreferences = { quiet: null, snoozedUntil: null }
  const night: AlertPreferences = { ...open, quiet: { from: 22 * 60, to: 7 * 60 } }
  const lunch: AlertPreferences = { ...open, quiet: { from: 12 * 60, to: 13 * 60 } }

  test.each([
    { preferences: night, time: '21:59', may: true },
    { preferences: night, time: '22:00', may: false },
    { preferences: night, time: '00:00', may: false },
    { preferences: night, time: '06:59', may: false },
    { preferences: night, time: '07:00', may: true },
    { preferences: lunch, time: '11:59', may: true },
    { preferences: lunch, time: '12:00', may: false },
    { preferences: lunch, time: '13:00', may: true },
    { preferences: { ...open, quiet: { from: 60, to: 60 } }, time: '01:00', may: true },
    { preferences: open, time: '03:00', may: true },
  ])('$time with quiet hours $preferences.quiet: $may', ({ preferences, time, may }) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    expect(mayNotify(low, preferences, NOON, hours * 60 + minutes)).toBe(may)
  })

  test('snooze holds back until its end', () => {
    const snoozed = { ...open, snoozedUntil: NOON + 1000 }
    expect(mayNotify(low, snoozed, NOON + 999, 0)).toBe(false)
    expect(mayNotify(low, snoozed, NOON + 1000, 0)).toBe(true)
  })

  test('nothing holds back "empty"', () => {
    expect(mayNotify({ kind: 'empty' }, { ...night, snoozedUntil: NOON + DAY_MS }, NOON, 0)).toBe(true)
  })
})
