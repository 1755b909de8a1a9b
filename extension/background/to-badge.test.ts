import { describe, expect, test, vi } from 'vitest'
import { account, balance, HOUR_MS, NOON } from '../../shared/credits/account.fixture.ts'
import { toCredits } from '../../shared/credits/amount.ts'
import { fail, LOADING, type CreditState } from '../../shared/credits/state.ts'

vi.mock('../browser.ts', () => import('../browser.fixture.ts'))
const { formatBadge, toBadge } = await import('./to-badge.ts')
const { badgeWords, messages } = await import('./words.ts')

const reading = { locale: 'en', messages: messages.en, words: badgeWords.en, now: NOON }

function ready(available: number | null, unlimited = false): CreditState {
  const amount = available === null ? null : toCredits(available)
  return { kind: 'ready', account: account({ balance: balance({ available: amount, unlimited }) }), fetchedAt: NOON }
}

describe('the badge', () => {
  test.each<[string, CreditState | null, string, string, string]>([
    ['nothing connected', null, '', 'dim', 'Credit Gauge: connect your account'],
    ['nothing known yet', LOADING, '?', 'dim', 'Balance not known yet'],
    ['enough', ready(400), '400', 'calm', '400 credits left'],
    ['low', ready(86), '86', 'low', '86 credits left, Low'],
    ['empty', ready(0), '0', 'bad', '0 credits left, Out of credits'],
    ['a number that the server does not tell', ready(null), '?', 'dim', 'Balance unknown'],
    ['unlimited', ready(0, true), '∞', 'calm', 'Unlimited credits'],
    ['unlimited, without a number', ready(null, true), '∞', 'calm', 'Unlimited credits'],
    ['signed out', fail(LOADING, { kind: 'signed-out' }), '!', 'bad', 'Signed out. Sign in again to see the balance.'],
    ['no connection and no number', fail(LOADING, { kind: 'timeout' }), '?', 'dim', 'No answer in time'],
  ])('%s', (_what, state, text, tone, title) => {
    expect(toBadge(state, reading)).toEqual({ text, tone, title })
  })

  test('signed out shows no number, even where one is known', () => {
    expect(toBadge(fail(ready(400), { kind: 'not-permitted' }), reading).text).toBe('!')
  })

  test('a number that could not be refreshed is dimmed, and says how old it is', () => {
    const badge = toBadge(fail(ready(400), { kind: 'timeout' }), reading)
    expect(badge).toMatchObject({ text: '400', tone: 'dim' })
    expect(badge.title).toMatch(/^400 credits left, as of \d/)
  })

  test('an old number is dimmed although nothing failed', () => {
    expect(toBadge(ready(400), { ...reading, now: NOON + HOUR_MS }).tone).toBe('dim')
  })
})

test.each([
  [9999, 0, '9999'],
  [12_999, 0, '12K'],
  [999_999, 0, '999K'],
  [1_290_000, 0, '1.2M'],
  [1_250, 2, '12'],
  [-5, 0, '−5'],
  [-1_500, 0, '−2K'],
  [Number.MAX_SAFE_INTEGER, 0, '9P'],
])('%i at scale %i is written "%s"', (amount, scale, text) => {
  expect(formatBadge(toCredits(amount), scale)).toBe(text)
})
