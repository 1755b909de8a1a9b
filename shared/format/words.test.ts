import { describe, expect, test } from 'vitest'
import { account, balance, NOON, topUp } from '../credits/account.fixture.ts'
import { TOP_UP_STATUSES } from '../credits/account.ts'
import type { TopUpStatus } from '../credits/account.ts'
import { toCredits } from '../credits/amount.ts'
import { isRetryable } from '../credits/retryable.ts'
import type { Failure } from '../credits/failure.ts'
import type { PurchaseIntent, PurchaseState } from '../credits/purchase.ts'
import { findLevelNotice } from './level-words.ts'
import { en } from './messages/en.ts'
import { failureTitle } from './messages/en-failures.ts'
import { enDetails } from './messages/en-details.ts'
import { failureWords, levelSentence, offerWords, purchaseWords } from './words.ts'

const messages = { ...en, ...enDetails }
const unit = { scale: 0, label: null }

const FAILURES: Failure[] = [
  { kind: 'offline' },
  { kind: 'unreachable', debug: 'ECONNREFUSED' },
  { kind: 'timeout' },
  { kind: 'signed-out' },
  { kind: 'forbidden', missing: [], contacts: [] },
  { kind: 'not-found' },
  { kind: 'rate-limited', retryAt: null },
  { kind: 'unavailable', status: 503, retryAt: null },
  { kind: 'malformed', debug: 'balance.available' },
  { kind: 'wrong-account' },
  { kind: 'conflict' },
  { kind: 'precondition-failed' },
  { kind: 'price-changed' },
  { kind: 'billing-details-missing', fixUrl: null },
  { kind: 'idempotency-conflict' },
  { kind: 'validation-failed', errors: [] },
  { kind: 'misconfigured', debug: 'api-base' },
  { kind: 'not-permitted' },
  { kind: 'unsupported' },
  { kind: 'source-failed', debug: 'TypeError' },
]

describe('failures', () => {
  test('every kind has words of its own', () => {
    const titles = FAILURES.map((failure) => failureWords(failure, messages).title)
    expect(titles).toHaveLength(Object.keys(failureTitle).length)
    expect(new Set(titles).size).toBe(titles.length)
  })

  test('retry is offered only where asking again can help', () => {
    const retried = FAILURES.filter((failure) => failureWords(failure, messages).action === 'retry')
    expect(retried.length).toBeGreaterThan(0)
    expect(retried.filter((failure) => !isRetryable(failure))).toEqual([])
  })

  test('N11 signed out asks to sign in again', () => {
    const { advice, action } = failureWords({ kind: 'signed-out' }, messages)
    expect(advice).toContain('Sign in again')
    expect(action).toBe('sign-in')
  })

  test('N12 a missing right sends to an admin', () => {
    expect(failureWords({ kind: 'forbidden', missing: [], contacts: [] }, messages).advice).toContain('Ask an admin')
  })

  test('what is for logs is never shown', () => {
    const secrets = FAILURES.flatMap((failure) => ('debug' in failure ? failure.debug : []))
    const shown = FAILURES.map((failure) => Object.values(failureWords(failure, messages)).join(' ')).join(' ')
    expect(secrets.filter((secret) => shown.includes(secret))).toEqual([])
  })
})

describe('levels', () => {
  test.each([
    [400, undefined],
    [95, 'Low'],
    [0, 'Out of credits'],
    [-5, 'Overdrawn'],
    [null, undefined],
  ])('at %d credits the bar says %s', (available, word) => {
    expect(findLevelNotice(at(available), en)?.word).toBe(word)
  })

  test('a pause is said, unless there is nothing left anyway', () => {
    const paused = { reason: 'Trial over', since: null }
    expect(findLevelNotice(account({ paused }), en)?.kind).toBe('paused')
    expect(findLevelNotice({ ...at(0), paused }, en)?.kind).toBe('empty')
  })

  test.each([
    [400, null],
    [95, 'At or below your low mark of 125 credits.'],
    [0, 'Actions that cost credits will not run until credits are added.'],
    [-5, 'Overdrawn by 5 credits.'],
  ])('D5 at %d credits', (available, sentence) => {
    expect(levelSentence(at(available), 'en', messages)).toBe(sentence)
  })
})

function at(available: number | null) {
  return account({ balance: balance({ available: available === null ? null : toCredits(available) }) })
}

function words(state: PurchaseState) {
  return purchaseWords(state, unit, 'en', messages)
}

describe('purchases', () => {
  const intent: PurchaseIntent = {
    key: 'k'.repeat(16),
    kind: 'checkout',
    accountId: 'acct-1',
    packId: 'pack-100',
    credits: toCredits(100),
    scale: 0,
    expectedPrice: null,
    returnUrl: null,
    message: null,
  }
  test('a slow payment says not to pay again', () => {
    const slow = words({ kind: 'slow', intent, topUp: topUp(), since: NOON })
    expect(slow?.title).toBe('Taking longer than usual')
    expect(slow?.advice).toContain('Do not pay again')
  })

  test('credited says how many the server added, not how many were ordered', () => {
    expect(words({ kind: 'credited', intent, topUp: topUp({ credits: toCredits(120) }) })?.title).toBe(
      '120 credits added',
    )
  })

  test('every end of a checkout and of a request has words of its own', () => {
    const ends = TOP_UP_STATUSES.filter((status) => status in enDetails.checkoutEnded)
    const titles = ends.flatMap((status) =>
      (['checkout', 'request'] as const).map(
        (kind) => words({ kind: 'ended', intent: { ...intent, kind }, topUp: topUp({ status }) })?.title,
      ),
    )
    expect(new Set(titles).size).toBe(8)
  })

  test('a cancel is no alarm, every other end is one', () => {
    const ends: TopUpStatus[] = ['canceled', 'declined', 'failed', 'expired']
    const tones = ends.map((status) => words({ kind: 'ended', intent, topUp: topUp({ status }) })?.tone)
    expect(tones).toEqual(['neutral', 'bad', 'bad', 'bad'])
  })

  test('a failure that keeps the key says that trying again is safe; one that voids it does not', () => {
    expect(words({ kind: 'failed', intent, failure: { kind: 'timeout' } })?.advice).toContain('stays one order')
    expect(words({ kind: 'failed', intent, failure: { kind: 'price-changed' } })?.advice).not.toContain('one order')
  })

  test('no purchase, no words', () => {
    expect(words({ kind: 'idle' })).toBeNull()
  })
})

test('offers explain only what keeps the viewer from buying', () => {
  expect(offerWords({ kind: 'link', url: 'https://billing.example' }, messages)).toBeNull()
  expect(offerWords({ kind: 'choose', packs: [] }, messages)).toBeNull()
  expect(offerWords({ kind: 'billing-details', fixUrl: null }, messages)?.title).toBe('Billing details are missing')
  expect(offerWords({ kind: 'not-allowed', missing: [], contacts: [] }, messages)?.advice).toContain('Ask an admin')
})

test('no sentence shouts or says oops', () => {
  const sources = import.meta.glob<string>('./messages/*.ts', { query: '?raw', import: 'default', eager: true })
  expect(Object.keys(sources).length).toBeGreaterThan(10)
  expect(Object.values(sources).join('')).not.toMatch(/oops|!['"`]/i)
})
