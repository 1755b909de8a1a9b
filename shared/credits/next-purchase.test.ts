import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUR_MS, NOON, topUp } from './account.fixture.ts'
import { TOP_UP_STATUSES } from './account.ts'
import type { TopUpStatus } from './account.ts'
import { toCredits } from './amount.ts'
import type { Failure } from './failure.ts'
import { nextPurchase, SLOW_AFTER_MS } from './next-purchase.ts'
import type { PurchaseEvent } from './next-purchase.ts'
import { isPurchaseOpen } from './purchase.ts'
import type { PurchaseIntent, PurchaseState } from './purchase.ts'

const IDLE: PurchaseState = { kind: 'idle' }
const TIMEOUT: Failure = { kind: 'timeout' }
const REPRICED: Failure = { kind: 'price-changed' }

function intent(overrides: Partial<PurchaseIntent> = {}): PurchaseIntent {
  return {
    key: 'key-0001',
    kind: 'checkout',
    accountId: 'acct-1',
    packId: 'p100',
    credits: toCredits(100),
    scale: 0,
    expectedPrice: { amount: '49.00', currency: 'EUR' },
    returnUrl: null,
    message: null,
    ...overrides,
  }
}

function run(events: PurchaseEvent[], from: PurchaseState = IDLE, now = NOON): PurchaseState {
  return events.reduce((state, event) => nextPurchase(state, event, now), from)
}

const ask: PurchaseEvent = { kind: 'ask', intent: intent() }
const created = (status: TopUpStatus, opened = true): PurchaseEvent => ({
  kind: 'created',
  topUp: topUp({ status }),
  opened,
})
const update = (status: TopUpStatus, seconds: number): PurchaseEvent => ({
  kind: 'update',
  topUp: topUp({ status, updatedAt: NOON + seconds * 1000 }),
})
const failure = (cause: Failure): PurchaseEvent => ({ kind: 'failure', failure: cause })

const resume = (status: TopUpStatus, since: number | null = null, wasOpened = true): PurchaseEvent => ({
  kind: 'resume',
  intent: intent(),
  topUp: topUp({ status }),
  since,
  opened: wasOpened,
})

function pendingUntil(expectedAt: number | null): PurchaseState {
  return run([ask, { kind: 'created', topUp: topUp({ status: 'pending', expectedAt }), opened: true }])
}

function tick(state: PurchaseState, afterMs: number): PurchaseState {
  return run([{ kind: 'tick' }], state, NOON + afterMs)
}

describe('from click to credits', () => {
  test('a checkout is asked for, opened, paid and credited', () => {
    const steps = [ask, created('action-required'), update('pending', 1), update('credited', 2)]
    const kinds = steps.map((_, index) => run(steps.slice(0, index + 1)).kind)
    expect(kinds).toEqual(['asking', 'opened', 'pending', 'credited'])
  })

  test('a tab that the browser kept shut leaves a link, and following it opens the checkout', () => {
    const blocked = run([ask, created('action-required', false)])
    expect(blocked).toMatchObject({ kind: 'blocked', topUp: { checkoutUrl: 'https://pay.example/topup-1' } })
    expect(run([{ kind: 'opened' }], blocked).kind).toBe('opened')
  })

  test('a request waits for whoever decides', () => {
    expect(run([ask, created('requested')]).kind).toBe('requested')
    expect(run([ask, created('requested'), update('declined', 1)]).kind).toBe('ended')
  })

  test.each(TOP_UP_STATUSES)('an answer that says %s at once is believed', (status) => {
    expect(run([ask, created(status)]).kind).not.toBe('asking')
  })

  test.each(['declined', 'failed', 'canceled', 'expired'] as const)('%s ends it', (status) => {
    expect(run([ask, created('action-required'), update(status, 1)])).toMatchObject({
      kind: 'ended',
      topUp: { status },
    })
  })
})

describe('one click, one order', () => {
  test('a second click while one is under way changes nothing', () => {
    const again: PurchaseEvent = { kind: 'ask', intent: intent({ key: 'key-0002' }) }
    expect(run([ask, again, again])).toEqual({ kind: 'asking', intent: intent() })
    expect(run([ask, created('action-required'), again])).toMatchObject({ kind: 'opened', intent: { key: 'key-0001' } })
  })

  test('after it is over one may buy again, with a new key', () => {
    const second = intent({ key: 'key-0002' })
    const state = run([ask, created('action-required'), update('credited', 1), { kind: 'ask', intent: second }])
    expect(state).toEqual({ kind: 'asking', intent: second })
  })

  test.each<PurchaseEvent>([{ kind: 'retry' }, { kind: 'ask', intent: intent({ key: 'key-0002' }) }])(
    'where the order may have been made, $kind sends the first key again',
    (again) => {
      expect(run([ask, failure(TIMEOUT), again])).toEqual({ kind: 'asking', intent: intent() })
    },
  )

  test.each<Partial<PurchaseIntent>>([
    { packId: 'p500', credits: toCredits(500) },
    { expectedPrice: { amount: '59.00', currency: 'EUR' } },
    { kind: 'request', message: 'For the spring hires' },
  ])('another order gets its own key, also after a failure: %o', (difference) => {
    const other = intent({ key: 'key-0002', ...difference })
    expect(run([ask, failure(TIMEOUT), { kind: 'ask', intent: other }])).toEqual({ kind: 'asking', intent: other })
  })

  test('a refused intent is not tried again, but asked anew', () => {
    const failed = run([ask, failure(REPRICED)])
    const anew = intent({ key: 'key-0002' })
    expect(run([{ kind: 'retry' }], failed)).toBe(failed)
    expect(run([{ kind: 'ask', intent: anew }], failed)).toEqual({ kind: 'asking', intent: anew })
  })

  test('no run of events changes the order under a key, and only an answer credits', () => {
    const keys = ['key-0001', 'key-0002', 'key-0003']
    const anyEvent: fc.Arbitrary<PurchaseEvent> = fc.oneof(
      fc.constantFrom(...keys).map((key): PurchaseEvent => ({ kind: 'ask', intent: intent({ key }) })),
      fc.constantFrom(...TOP_UP_STATUSES).map((status) => created(status)),
      fc.tuple(fc.constantFrom(...TOP_UP_STATUSES), fc.nat(5)).map(([status, seconds]) => update(status, seconds)),
      fc.constantFrom(TIMEOUT, REPRICED).map(failure),
      fc.constantFrom(...TOP_UP_STATUSES).map((status) => resume(status)),
      fc.constant<PurchaseEvent>({ kind: 'leave' }),
      fc.constantFrom<PurchaseEvent>({ kind: 'retry' }, { kind: 'opened' }, { kind: 'tick' }, { kind: 'dismiss' }),
    )
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        let state: PurchaseState = { kind: 'idle' }
        for (const event of events) {
          const next = nextPurchase(state, event, NOON)
          const isSame = isPurchaseOpen(state) && isPurchaseOpen(next)
          expect(isSame && keyOf(next) !== keyOf(state)).toBe(false)
          const isNews = 'topUp' in event && event.topUp.status === 'credited'
          expect(next.kind === 'credited' && state.kind !== 'credited' && !isNews).toBe(false)
          state = next
        }
      }),
    )
  })
})

function keyOf(state: PurchaseState): string | null {
  return 'intent' in state ? state.intent.key : null
}

describe('answers out of order', () => {
  const pending = run([ask, created('action-required'), update('pending', 5)])

  test('an older answer does not lead back', () => {
    expect(run([update('action-required', 3)], pending)).toBe(pending)
  })

  test('within the same moment it only goes forward', () => {
    expect(run([update('action-required', 5)], pending)).toBe(pending)
    expect(run([update('credited', 5)], pending).kind).toBe('credited')
  })

  test('a newer answer may ask for payment again: the viewer needs the link', () => {
    expect(run([update('action-required', 6)], pending).kind).toBe('blocked')
  })

  test('an open checkout stays open while its payment is still due', () => {
    expect(run([ask, created('action-required'), update('action-required', 3)]).kind).toBe('opened')
  })

  test.each(['credited', 'declined'] as const)('%s is the last word', (status) => {
    const over = run([update(status, 6)], pending)
    expect(run([update('pending', 9), update('credited', 9), { kind: 'tick' }, failure(TIMEOUT)], over)).toBe(over)
  })

  test('the newest answer stands, whatever the order', () => {
    const seconds = fc.uniqueArray(fc.nat(50), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(seconds, (times) => {
        const state = run(
          times.map((time) => update('pending', time)),
          run([ask, created('action-required')]),
        )
        expect(state).toMatchObject({ topUp: { updatedAt: NOON + Math.max(...times) * 1000 } })
      }),
    )
  })

  test('news of another top-up, or a late failure, changes nothing', () => {
    expect(run([{ kind: 'update', topUp: topUp({ id: 'topup-2', status: 'credited' }) }], pending)).toBe(pending)
    expect(run([failure(TIMEOUT)], pending)).toBe(pending)
    expect(run([created('credited')], pending)).toBe(pending)
    expect(run([created('pending'), update('pending', 1)])).toBe(IDLE)
  })
})

describe('slow', () => {
  test.each([
    { what: 'two minutes', expectedAt: null, afterMs: SLOW_AFTER_MS },
    { what: 'two minutes, also where it should be there already', expectedAt: NOON - 1, afterMs: SLOW_AFTER_MS },
    { what: 'the time that the server expects', expectedAt: NOON + HOUR_MS, afterMs: HOUR_MS },
  ])('pending takes longer than usual after $what', ({ expectedAt, afterMs }) => {
    expect(tick(pendingUntil(expectedAt), afterMs - 1).kind).toBe('pending')
    expect(tick(pendingUntil(expectedAt), afterMs).kind).toBe('slow')
  })

  test('more news of pending neither starts the wait anew nor ends it', () => {
    const slow = tick(pendingUntil(null), SLOW_AFTER_MS)
    expect(run([update('pending', 200)], slow, NOON + 200_000)).toMatchObject({ kind: 'slow', since: NOON })
    const waiting = run([update('pending', 100)], pendingUntil(null), NOON + 100_000)
    expect(waiting).toMatchObject({ kind: 'pending', since: NOON })
  })

  test('credits may still come', () => {
    expect(run([update('credited', 999)], tick(pendingUntil(null), SLOW_AFTER_MS)).kind).toBe('credited')
  })

  test('only payment is waited for: an open checkout is never slow', () => {
    expect(tick(run([ask, created('action-required')]), HOUR_MS).kind).toBe('opened')
  })
})

describe('after a reload', () => {
  test('what was under way goes on as the server says it stands', () => {
    expect(run([ask, resume('action-required')])).toMatchObject({ kind: 'opened', intent: intent() })
    expect(run([ask, resume('credited')]).kind).toBe('credited')
  })

  test('a checkout that stood in no tab still needs its link', () => {
    expect(run([ask, resume('action-required', null, false)]).kind).toBe('blocked')
  })

  test('it changes nothing where something else has begun', () => {
    const other = run([{ kind: 'ask', intent: intent({ key: 'key-0002' }) }])
    expect(run([resume('credited')], other)).toBe(other)
  })

  test.each([
    { what: 'since it was first seen', since: NOON - SLOW_AFTER_MS, expected: NOON - SLOW_AFTER_MS },
    { what: 'from now on where nobody saw it begin', since: null, expected: NOON },
    { what: 'from now on where the clock was wrong', since: NOON + HOUR_MS, expected: NOON },
  ])('pending counts $what', ({ since, expected }) => {
    expect(run([ask, resume('pending', since)])).toMatchObject({ kind: 'pending', since: expected })
  })
})

test.each([run([ask]), run([ask, created('pending')]), run([ask, created('credited')]), run([ask, failure(TIMEOUT)])])(
  'nothing is left when the viewer leaves: %o',
  (state) => {
    expect(run([{ kind: 'leave' }], state)).toEqual({ kind: 'idle' })
  },
)

describe('dismiss', () => {
  test.each<{ what: string; state: PurchaseState; kind: string }>([
    { what: 'a failure', state: run([ask, failure(TIMEOUT)]), kind: 'idle' },
    { what: 'a checkout that is given up', state: run([ask, created('action-required')]), kind: 'idle' },
    { what: 'the good news', state: run([ask, created('credited')]), kind: 'idle' },
    { what: 'nothing while the server is being asked', state: run([ask]), kind: 'asking' },
  ])('clears $what', ({ state, kind }) => {
    expect(run([{ kind: 'dismiss' }], state).kind).toBe(kind)
  })
})
