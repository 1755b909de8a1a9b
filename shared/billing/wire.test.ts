import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FailureError } from '../credits/failure.ts'
import { failureOf } from './failure-of.fixture.ts'
import { toAccount, toTopUp } from './wire.ts'
import { MINIMAL_ACCOUNT, wireAccount, wireAction, wireLot, wireTopUp } from './wire.fixture.ts'

const asked = Date.UTC(2027, 2, 1, 12)

const withAvailable = (available: unknown) => toAccount({ ...MINIMAL_ACCOUNT, balance: { available } })

/** Where it fails; the root when it does not. */
async function outcomeOf(overrides: Record<string, unknown>): Promise<string> {
  const outcome = await failureOf(() => {
    toAccount(wireAccount(overrides))
    throw new FailureError({ kind: 'malformed', debug: '$' })
  })
  return outcome.kind === 'malformed' ? outcome.debug : outcome.kind
}

describe('the snapshot', () => {
  test('of a complete server keeps everything', () => {
    const account = toAccount(wireAccount())
    expect(account).toMatchObject({
      viewer: { id: 'viewer-1', name: 'Ada Okafor' },
      version: { epoch: 'first', n: 7 },
      asOf: asked,
      serverTime: asked + 250,
      unit: { scale: 2, label: { one: 'token', other: 'tokens' } },
      balance: { available: 36_800, floor: -1000, held: 500, incoming: 0 },
      marks: [{ percent: 25 }, { credits: 2500 }],
      term: { cycle: 'annual', rolloverDays: 90, endsAt: Date.UTC(2028, 0, 1) },
      autoTopUp: { enabled: true, below: 5000, credits: 10_000 },
      links: { proConnect: 'http://localhost:5173/connect' },
      features: { events: true, alerts: 'read' },
    })
    expect(account.lots?.map((lot) => lot.expires)).toEqual([{ at: Date.UTC(2028, 1, 1) }, 'never', null])
    expect(account.actions.map((action) => action.cost)).toEqual([{ kind: 'fixed', credits: 500 }, { kind: 'free' }])
    expect(account.openTopUps).toHaveLength(1)
  })

  test('of a minimal server is unknown wherever nothing was said', () => {
    expect(toAccount(MINIMAL_ACCOUNT)).toEqual({
      id: 'acct-1',
      name: null,
      viewer: null,
      version: null,
      asOf: asked,
      serverTime: null,
      pollSeconds: null,
      unit: { scale: 0, label: null },
      balance: { available: null, unlimited: false, floor: 0, held: null, incoming: null },
      paused: null,
      allowance: null,
      marks: [],
      term: null,
      lots: null,
      actions: [],
      sharedWith: [],
      access: null,
      topUp: null,
      autoTopUp: null,
      openTopUps: [],
      links: { portal: null, plan: null, proConnect: null, support: null },
      features: { entries: false, usage: false, events: false, alerts: 'none', exports: false },
    })
  })

  test('is plain JSON: it survives being stored', () => {
    const account = toAccount(wireAccount())
    expect(JSON.parse(JSON.stringify(account))).toEqual(account)
  })

  test('D3 ignores fields that it does not know', () => {
    expect(toAccount(wireAccount({ discount: 5 }))).toEqual(toAccount(wireAccount()))
  })

  test.each(['id', 'asOf', 'unit', 'balance'])(
    'D2 without %s is refused, and the failure names the field',
    async (name) => {
      const failure = await failureOf(() => toAccount(wireAccount({ [name]: undefined })))
      expect(failure).toEqual({ kind: 'malformed', debug: `$.${name}` })
    },
  )

  test('D2 whatever the JSON, it is an account or a failure that names a field and nothing else', async () => {
    const fields = Object.keys(wireAccount())
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fields), fc.jsonValue(), async (name, value) => {
        expect(await outcomeOf({ [name]: value })).toMatch(/^\$(\.\w+|\[\d+\])*$/)
      }),
    )
  })

  test.each([null, 7, 'text', true, [], undefined])('%j is no account', async (json) => {
    expect(await failureOf(() => toAccount(json))).toEqual({ kind: 'malformed', debug: '$' })
  })
})

describe('amounts', () => {
  test('D4 a number in a string is refused, not converted', async () => {
    expect(await failureOf(() => withAvailable('120'))).toEqual({ kind: 'malformed', debug: '$.balance.available' })
  })

  test('D5 may be negative', () => {
    expect(withAvailable(-5).balance.available).toBe(-5)
  })

  test.each([null, undefined])('D6 %s is unknown, never 0', (available) => {
    expect(withAvailable(available).balance.available).toBeNull()
  })

  test.each([2 ** 53, -(2 ** 53), 0.5, 1e21, Infinity, NaN])('D7 %d is refused, not rounded', async (available) => {
    expect(await failureOf(() => withAvailable(available))).toMatchObject({ kind: 'malformed' })
  })

  test('minus zero is zero', () => {
    expect(withAvailable(-0).balance.available).toBe(0)
  })

  test.each([-1, 7, 1.5, '2'])('scale %j is refused', async (scale) => {
    expect(await failureOf(() => toAccount({ ...MINIMAL_ACCOUNT, unit: { scale } }))).toEqual({
      kind: 'malformed',
      debug: '$.unit.scale',
    })
  })
})

describe('words of a later server', () => {
  const later = 'made-up-later'

  test('become the neutral one', () => {
    const account = toAccount(
      wireAccount({
        term: { ...Object(wireAccount()['term']), cycle: later },
        lots: [wireLot({ kind: later, expires: later, restrictedTo: later })],
        actions: [wireAction({ status: later, cost: { kind: later } })],
        topUp: { kinds: [later, 'request'], blockedBy: later },
        openTopUps: [wireTopUp({ status: later, kind: later })],
        features: { alerts: later },
      }),
    )
    expect(account.term?.cycle).toBe('other')
    expect(account.lots).toMatchObject([{ kind: 'unknown', expires: null, restrictedTo: null }])
    expect(account.actions).toMatchObject([{ status: 'available', cost: { kind: 'unknown' } }])
    expect(account.topUp).toMatchObject({ kinds: ['request'], blockedBy: null })
    expect(account.openTopUps).toMatchObject([{ status: 'pending', kind: 'request' }])
    expect(account.features.alerts).toBe('none')
  })

  test('leave out a lot that can be counted neither as open nor as closed', () => {
    const account = toAccount(wireAccount({ lots: [wireLot({ status: later }), wireLot({ id: 'lot-2' })] }))
    expect(account.lots?.map(({ id }) => id)).toEqual(['lot-2'])
  })

  test('are words: anything else is refused', async () => {
    expect(await failureOf(() => toAccount(wireAccount({ lots: [wireLot({ kind: 5 })] })))).toEqual({
      kind: 'malformed',
      debug: '$.lots[0].kind',
    })
  })
})

describe('dates', () => {
  const unreadable = ['', '0', '2027-03-01', '2027-03-01T12:00:00', '+275760-09-13T00:00:00Z', '2027-13-01T00:00:00Z']

  test.each(unreadable)('D15 %j is unknown where a date may be missing', (text) => {
    expect(toAccount(wireAccount({ serverTime: text })).serverTime).toBeNull()
  })

  test.each(unreadable)('D15 %j is refused where the rest makes no sense without it', async (text) => {
    expect(await failureOf(() => toAccount(wireAccount({ asOf: text })))).toEqual({
      kind: 'malformed',
      debug: '$.asOf',
    })
  })
})

describe('links', () => {
  test.each([
    'javascript:alert(1)',
    'data:text/html,hello',
    'http://pay.example/',
    'https://user:secret@pay.example/',
    '/relative',
    '//pay.example',
    'http://localhost.evil.example/',
  ])('D17 %s is no link', (portal) => {
    expect(toAccount(wireAccount({ links: { portal } })).links.portal).toBeNull()
    expect(toTopUp(wireTopUp({ checkoutUrl: portal }), 2).checkoutUrl).toBeNull()
  })

  test.each(['https://pay.example/c/1', 'http://localhost:5173/pay', 'http://127.0.0.1:80/', 'http://[::1]:9/'])(
    '%s is one',
    (portal) => {
      expect(toAccount(wireAccount({ links: { portal } })).links.portal).toBe(new URL(portal).href)
    },
  )
})

describe('hostile objects', () => {
  test('D20 cannot reach the prototype of all objects', () => {
    const json: unknown = JSON.parse(
      '{"id":"a","asOf":"2027-03-01T12:00:00Z","unit":{"scale":0,"label":{"other":"x","__proto__":{"x":1}}},' +
        '"balance":{"__proto__":{"x":1},"available":1},"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}',
    )
    const account = toAccount(json)
    expect(Reflect.get({}, 'x')).toBeUndefined()
    expect(Reflect.get(account.balance, 'x')).toBeUndefined()
  })

  test('H11 a page that adds to all objects changes no answer', () => {
    const expected = toAccount(MINIMAL_ACCOUNT)
    const told = whilePolluted('name', () => toAccount(MINIMAL_ACCOUNT))
    expect(told).toEqual(expected)
  })
})

function whilePolluted<T>(name: string, work: () => T): T {
  const all: object = Object.prototype
  Object.defineProperty(all, name, { value: 'polluted', configurable: true, enumerable: true })
  try {
    return work()
  } finally {
    Reflect.deleteProperty(all, name)
  }
}

describe('a top-up', () => {
  test('keeps what was said', () => {
    expect(toTopUp(wireTopUp({ accountId: 'acct-1', scale: 2 }), 2)).toMatchObject({
      id: 'topup-1',
      status: 'action-required',
      price: { amount: '49.00', currency: 'EUR' },
      createdAt: asked,
    })
  })

  test('in another scale is refused', async () => {
    expect(await failureOf(() => toTopUp(wireTopUp({ scale: 0 }), 2))).toEqual({ kind: 'malformed', debug: '$.scale' })
  })

  test.each([
    { amount: '49,00', currency: 'EUR' },
    { amount: 'NaN', currency: 'EUR' },
    { amount: '49', currency: 'EURO' },
  ])('at the price %j is refused: nobody could be shown what it costs', async (price) => {
    expect(await failureOf(() => toTopUp(wireTopUp({ price }), 2))).toMatchObject({ kind: 'malformed' })
  })
})
