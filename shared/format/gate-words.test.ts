import { describe, expect, test } from 'vitest'
import { account, balance } from '../credits/account.fixture.ts'
import type { Account } from '../credits/account.ts'
import { toCredits } from '../credits/amount.ts'
import type { GateAnswer, WhenUnknown } from '../credits/gate.ts'
import { gateWords } from './gate-words.ts'
import { enGate } from './messages/en-gate.ts'
import { english } from './messages/english.ts'

const messages = { ...english, ...enGate }

function words(
  answer: GateAnswer,
  known: Account | null = account(),
  whenUnknown: WhenUnknown = 'open',
  locale = 'en',
) {
  return gateWords(answer, { action: 'check', quantity: 12 }, known, { locale, messages, whenUnknown })
}

const having = (available: number | null, floor = 0) =>
  account({
    balance: balance({ available: available === null ? null : toCredits(available), floor: toCredits(floor) }),
  })

const cannot = (cost: number, spendable: number | null): GateAnswer => ({
  kind: 'cannot',
  cost: toCredits(cost),
  spendable: spendable === null ? null : toCredits(spendable),
  missing: spendable === null ? null : toCredits(cost - spendable),
})

describe('what stands at the button', () => {
  test.each<[said: string, answer: GateAnswer, known?: Account]>([
    ['Free', { kind: 'free' }],
    ['5 credits · 235 left after', { kind: 'can', cost: toCredits(5), after: toCredits(235) }],
    ['1 credit · 0 left after', { kind: 'can', cost: toCredits(1), after: toCredits(0) }],
    ['5 credits', { kind: 'can', cost: toCredits(5), after: null }],
    ['5 credits · −2 left after', { kind: 'can', cost: toCredits(5), after: toCredits(-2) }],
    ['Price varies', { kind: 'can', cost: 'varies', after: null }],
    ['Price unknown', { kind: 'can', cost: 'unknown', after: null }],
    ['8 of 12 can run', { kind: 'part', cost: toCredits(60), canRun: 8, missing: null }],
    ['Needs 5, you have 3', cannot(5, 3), having(3)],
    ['Needs 5, you have −3', cannot(5, -3), having(-3)],
    ['Needs 15, 10 can be spent', cannot(15, 10), having(4, -6)],
    ['Cannot run with the credits there are', cannot(5, null)],
    ['Paused: Invoice overdue', { kind: 'paused', reason: 'Invoice overdue' }],
    ['Paused: Out of credits', { kind: 'paused', reason: 'exhausted' }, having(0)],
    ['Coming soon', { kind: 'coming-soon' }],
    ['', { kind: 'loading' }],
  ])('%s', (said, answer, known) => {
    expect(words(answer, known)).toBe(said)
  })

  test('is exact in the steps of the unit, as the language writes numbers', () => {
    const hundredths = account({ unit: { scale: 2, label: { one: 'crédito', other: 'créditos' } } })
    const answer = { kind: 'can', cost: toCredits(250), after: toCredits(123_450) } as const
    expect(words(answer, hundredths, 'open', 'pt-BR')).toBe('2,50 créditos · 1.234,50 left after')
    const part = { kind: 'part', cost: toCredits(1), canRun: 1200, missing: null } as const
    expect(words(part, hundredths, 'open', 'de')).toBe('1.200 of 12 can run')
  })
})

test('while it is loading only what is stopped says so', () => {
  expect([words({ kind: 'loading' }, null), words({ kind: 'loading' }, null, 'closed')]).toEqual([
    '',
    'Loading the balance',
  ])
})

describe('where nobody can tell, it says what happens', () => {
  test.each<[answer: GateAnswer, known: Account | null, open: string, closed: string]>([
    [
      { kind: 'unknown', cost: toCredits(5) },
      having(null),
      'Balance unknown. You can still try.',
      'Balance unknown. Not available until this is settled.',
    ],
    [
      { kind: 'unknown', cost: toCredits(5) },
      having(400),
      'It is not clear whether the credits suffice. You can still try.',
      'It is not clear whether the credits suffice. Not available until this is settled.',
    ],
    [
      { kind: 'unknown', cost: 'varies' },
      having(400),
      'It is not clear whether the credits suffice. You can still try.',
      'It is not clear whether the credits suffice. Not available until this is settled.',
    ],
    [
      { kind: 'failed', failure: 'signed-out' },
      null,
      'Signed out. You can still try.',
      'Signed out. Not available until this is settled.',
    ],
    [
      { kind: 'unknown-action' },
      having(400),
      'No price is known for this. You can still try.',
      'No price is known for this. Not available until this is settled.',
    ],
    [
      { kind: 'bad-quantity' },
      null,
      'How many is not a whole number. You can still try.',
      'How many is not a whole number. Not available until this is settled.',
    ],
  ])('$kind', (answer, known, open, closed) => {
    expect([words(answer, known, 'open'), words(answer, known, 'closed')]).toEqual([open, closed])
  })
})
