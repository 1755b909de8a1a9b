import { describe, expect, test } from 'vitest'
import { account, topUp } from './account.fixture.ts'
import { TOP_UP_STATUSES } from './account.ts'
import type { Access, Contact, MissingRight, Pack, TopUpOffer } from './account.ts'
import { toCredits } from './amount.ts'
import type { Failure } from './failure.ts'
import { buyOffer, canBuy, findRequestOffer, intentFor, isOpenTopUp, keepsKey } from './purchase.ts'
import type { BuyOffer } from './purchase.ts'

const small: Pack = { id: 'p100', credits: toCredits(100), price: { amount: '49.00', currency: 'EUR' } }
const large: Pack = { id: 'p500', credits: toCredits(500), price: null }
const free: TopUpOffer['free'] = { min: toCredits(10), max: toCredits(90), step: toCredits(10), pricePerCredit: null }
const missing: MissingRight[] = [{ right: 'buy', permission: 'billing-edit', where: 'Settings', url: null }]
const contacts: Contact[] = [{ name: 'Mei Tanaka', email: 'mei@northbeam.example', url: null }]
const url = 'https://billing.example/credits'

function offer(overrides: Partial<TopUpOffer> = {}): TopUpOffer {
  return {
    url: null,
    kinds: ['checkout'],
    packs: [small],
    free: null,
    blockedBy: null,
    fixUrl: null,
    temporaryOptions: [],
    ...overrides,
  }
}

function access(rights: { buy: boolean; request: boolean }): Access {
  return { entries: true, export: true, ...rights, missing, contacts }
}

const BUYER = access({ buy: true, request: true })
const ASKER = access({ buy: false, request: true })
const READER = access({ buy: false, request: false })

const NEW = { key: 'key-0001', returnUrl: 'https://ats.example/jobs/1' }

test.each<[boolean, BuyOffer]>([
  [true, { kind: 'link', url }],
  [true, { kind: 'checkout', pack: small }],
  [true, { kind: 'choose', packs: [small, large] }],
  [true, { kind: 'request', packs: [small], contacts }],
  [false, { kind: 'none' }],
  [false, { kind: 'billing-details', fixUrl: url }],
  [false, { kind: 'not-allowed', missing, contacts }],
])('canBuy is %s for %o', (expected, something) => {
  expect(canBuy(something)).toBe(expected)
})

describe('buyOffer', () => {
  test.each([
    { what: 'nothing is sold here', topUp: null, kind: 'none' },
    { what: 'one pack goes straight to checkout', topUp: offer(), kind: 'checkout' },
    { what: 'several packs are chosen from', topUp: offer({ packs: [small, large] }), kind: 'choose' },
    { what: 'one pack or a free amount is a choice', topUp: offer({ free }), kind: 'choose' },
    { what: 'a free amount alone is a choice', topUp: offer({ packs: [], free }), kind: 'choose' },
    { what: 'a standing page alone is a link', topUp: offer({ kinds: [], packs: [], url }), kind: 'link' },
    { what: 'a checkout without packs falls back to the page', topUp: offer({ packs: [], url }), kind: 'link' },
    { what: 'the standing page beats a checkout', topUp: offer({ url }), kind: 'link' },
    { what: 'packs without a checkout cannot be bought', topUp: offer({ kinds: [] }), kind: 'none' },
    { what: 'a checkout of nothing is none', topUp: offer({ packs: [] }), kind: 'none' },
    { what: 'a request where nothing else is sold', topUp: offer({ kinds: ['request'] }), kind: 'request' },
    { what: 'buying beats asking', topUp: offer({ kinds: ['request', 'checkout'] }), kind: 'checkout' },
    { what: 'billing details come first', topUp: offer({ blockedBy: 'billing-details' }), kind: 'billing-details' },
    {
      what: 'and no packs need be told meanwhile',
      topUp: offer({ blockedBy: 'billing-details', packs: [] }),
      kind: 'billing-details',
    },
  ])('$what: $kind', ({ topUp: sold, kind }) => {
    expect(buyOffer(account({ topUp: sold, access: BUYER })).kind).toBe(kind)
  })

  test.each([
    { what: 'who may ask, asks', rights: ASKER, topUp: offer({ kinds: ['checkout', 'request'] }), kind: 'request' },
    { what: 'who may only ask, where nobody takes requests', rights: ASKER, topUp: offer(), kind: 'not-allowed' },
    { what: 'who may not buy', rights: READER, topUp: offer(), kind: 'not-allowed' },
    { what: 'who may not follow the link', rights: READER, topUp: offer({ kinds: [], url }), kind: 'not-allowed' },
    { what: 'who may not ask either', rights: READER, topUp: offer({ kinds: ['request'] }), kind: 'not-allowed' },
    {
      what: 'who could not buy anyway need not mend billing',
      rights: ASKER,
      topUp: offer({ kinds: ['checkout', 'request'], blockedBy: 'billing-details' }),
      kind: 'request',
    },
    { what: 'nobody said what one may: try', rights: null, topUp: offer(), kind: 'checkout' },
    { what: 'nobody said what one may: ask', rights: null, topUp: offer({ kinds: ['request'] }), kind: 'request' },
    {
      what: 'no right to ask where nobody takes requests',
      rights: access({ buy: true, request: false }),
      topUp: offer({ packs: [] }),
      kind: 'none',
    },
    { what: 'no right to what is not sold', rights: READER, topUp: null, kind: 'none' },
  ])('$what: $kind', ({ rights, topUp: sold, kind }) => {
    expect(buyOffer(account({ topUp: sold, access: rights })).kind).toBe(kind)
  })

  test.each([
    { what: 'anybody’s payment on its way', status: 'pending', mine: false, kind: 'choose' },
    { what: 'an open checkout', status: 'action-required', mine: true, kind: 'choose' },
    { what: 'one that is over', status: 'canceled', mine: true, kind: 'checkout' },
  ] as const)('beside $what, one pack is not bought at one click: $kind', ({ status, mine, kind }) => {
    const openTopUps = [topUp({ status, mine })]
    expect(buyOffer(account({ topUp: offer(), access: BUYER, openTopUps })).kind).toBe(kind)
  })

  test('says what is missing and who can help', () => {
    expect(buyOffer(account({ topUp: offer(), access: READER }))).toEqual({ kind: 'not-allowed', missing, contacts })
    const asking = account({ topUp: offer({ kinds: ['request'] }), access: ASKER })
    expect(buyOffer(asking)).toEqual({ kind: 'request', packs: [small], contacts })
  })

  test('says where billing details are completed', () => {
    const blocked = account({ topUp: offer({ blockedBy: 'billing-details', fixUrl: url }) })
    expect(buyOffer(blocked)).toEqual({ kind: 'billing-details', fixUrl: url })
  })
})

describe('findRequestOffer', () => {
  const both = offer({ kinds: ['checkout', 'request'] })

  test('whoever may buy may ask as well, where somebody decides on requests', () => {
    const shown = account({ topUp: both, access: BUYER })
    expect(buyOffer(shown).kind).toBe('checkout')
    expect(findRequestOffer(shown)).toEqual({ kind: 'request', packs: [small], contacts })
  })

  test('a server that does not speak of rights lets everybody ask', () => {
    expect(findRequestOffer(account({ topUp: both, access: null }))).toEqual({
      kind: 'request',
      packs: [small],
      contacts: [],
    })
  })

  test('there is nothing to ask where nobody decides, or the viewer may not', () => {
    expect(findRequestOffer(account({ topUp: offer(), access: BUYER }))).toBeUndefined()
    expect(findRequestOffer(account({ topUp: both, access: READER }))).toBeUndefined()
    expect(findRequestOffer(account({ topUp: null, access: BUYER }))).toBeUndefined()
  })
})

describe('intentFor', () => {
  test('a pack carries its amount and the price that was seen', () => {
    const intent = intentFor(account(), { kind: 'checkout', pack: small, message: null }, NEW)
    expect(intent).toEqual({
      key: 'key-0001',
      kind: 'checkout',
      accountId: 'acct-1',
      packId: 'p100',
      credits: 100,
      scale: 0,
      expectedPrice: { amount: '49.00', currency: 'EUR' },
      returnUrl: 'https://ats.example/jobs/1',
      message: null,
    })
  })

  test('a free amount is in the account’s own unit and promises no price', () => {
    const fractional = account({ unit: { scale: 2, label: null } })
    const choice = { kind: 'request', credits: toCredits(1250), message: 'For the spring hires' } as const
    expect(intentFor(fractional, choice, NEW)).toMatchObject({
      kind: 'request',
      packId: null,
      credits: 1250,
      scale: 2,
      expectedPrice: null,
      message: 'For the spring hires',
    })
  })
})

test.each(TOP_UP_STATUSES)('a top-up that is %s is open while the server or somebody still has to act', (status) => {
  const isOpen = ['action-required', 'requested', 'pending'].includes(status)
  expect(isOpenTopUp(topUp({ status }))).toBe(isOpen)
})

const UNSURE: Failure[] = [
  { kind: 'offline' },
  { kind: 'unreachable', debug: '' },
  { kind: 'timeout' },
  { kind: 'signed-out' },
  { kind: 'rate-limited', retryAt: null },
  { kind: 'unavailable', status: 500, retryAt: null },
  { kind: 'malformed', debug: '' },
  { kind: 'conflict' },
  { kind: 'source-failed', debug: '' },
]
test.each(UNSURE)('after $kind the top-up may have been made: the key is kept', (failure) => {
  expect(keepsKey(failure)).toBe(true)
})

const REFUSED: Failure[] = [
  { kind: 'price-changed' },
  { kind: 'billing-details-missing', fixUrl: null },
  { kind: 'idempotency-conflict' },
  { kind: 'validation-failed', errors: [] },
  { kind: 'forbidden', missing: [], contacts: [] },
]
test.each(REFUSED)('after $kind the intent is void: a new one needs a new key', (failure) => {
  expect(keepsKey(failure)).toBe(false)
})
