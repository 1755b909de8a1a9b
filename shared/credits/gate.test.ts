import { describe, expect, test } from 'vitest'
import { account, action, balance, lot } from './account.fixture.ts'
import type { Account, Action } from './account.ts'
import { toCredits } from './amount.ts'
import { answerWish, isStopped, parseQuantity } from './gate.ts'
import type { GateAnswer } from './gate.ts'
import { fail } from './state.ts'
import type { CreditState } from './state.ts'

const check = action({ key: 'check', name: 'Reference check', cost: { kind: 'fixed', credits: toCredits(5) } })

function ready(available: number | null, overrides: Partial<Account> = {}, of: Action = check): CreditState {
  const amount = available === null ? null : toCredits(available)
  const known = account({ balance: balance({ available: amount }), actions: [of], ...overrides })
  return { kind: 'ready', account: known, fetchedAt: 0 }
}

describe('answerWish', () => {
  test.each<{ what: string; state: CreditState; quantity?: number | null; answer: GateAnswer }>([
    { what: 'enough', state: ready(240), answer: { kind: 'can', cost: toCredits(5), after: toCredits(235) } },
    {
      what: 'enough for some of them',
      state: ready(40),
      quantity: 12,
      answer: { kind: 'part', cost: toCredits(60), canRun: 8, missing: toCredits(20) },
    },
    {
      what: 'enough for none',
      state: ready(3),
      answer: { kind: 'cannot', cost: toCredits(5), spendable: toCredits(3), missing: toCredits(2) },
    },
    {
      what: 'what the server says, not what the sum says',
      state: ready(240, {}, { ...check, canRun: 0 }),
      answer: { kind: 'cannot', cost: toCredits(5), spendable: null, missing: null },
    },
    {
      what: 'some, by the word of the server',
      state: ready(240, {}, { ...check, canRun: 2 }),
      quantity: 3,
      answer: { kind: 'part', cost: toCredits(15), canRun: 2, missing: null },
    },
    { what: 'free', state: ready(0, {}, { ...check, cost: { kind: 'free' } }), answer: { kind: 'free' } },
    {
      what: 'free while paused',
      state: ready(0, { paused: { reason: 'Overdue', since: null } }, { ...check, cost: { kind: 'free' } }),
      answer: { kind: 'free' },
    },
    {
      what: 'paused',
      state: ready(240, { paused: { reason: 'Overdue', since: null } }),
      answer: { kind: 'paused', reason: 'Overdue' },
    },
    {
      what: 'not there yet',
      state: ready(240, {}, { ...check, status: 'coming-soon' }),
      answer: { kind: 'coming-soon' },
    },
    { what: 'an unknown balance', state: ready(null), answer: { kind: 'unknown', cost: toCredits(5) } },
    {
      what: 'lots for something else',
      state: ready(240, { lots: [lot({ restrictedTo: [] })] }),
      answer: { kind: 'unknown', cost: toCredits(5) },
    },
    { what: 'an unknown action', state: ready(240, { actions: [] }), answer: { kind: 'unknown-action' } },
    { what: 'no number of units', state: ready(240), quantity: null, answer: { kind: 'bad-quantity' } },
    { what: 'no answer yet', state: { kind: 'loading' }, answer: { kind: 'loading' } },
    {
      what: 'no answer at all',
      state: fail({ kind: 'loading' }, { kind: 'signed-out' }),
      answer: { kind: 'failed', failure: 'signed-out' },
    },
    {
      what: 'an old answer, until there is another',
      state: fail(ready(3), { kind: 'offline' }),
      answer: { kind: 'cannot', cost: toCredits(5), spendable: toCredits(3), missing: toCredits(2) },
    },
  ])('$what: $answer.kind', ({ state, quantity = 1, answer }) => {
    expect(answerWish(state, { action: 'check', quantity })).toEqual(answer)
  })
})

describe('isStopped', () => {
  const answers = {
    runs: [{ kind: 'free' }, { kind: 'can', cost: toCredits(5), after: null }],
    stops: [
      { kind: 'part', cost: toCredits(60), canRun: 8, missing: null },
      { kind: 'cannot', cost: toCredits(5), spendable: null, missing: null },
      { kind: 'paused', reason: 'Overdue' },
      { kind: 'coming-soon' },
    ],
    follows: [
      { kind: 'unknown', cost: 'varies' },
      { kind: 'unknown-action' },
      { kind: 'bad-quantity' },
      { kind: 'loading' },
      { kind: 'failed', failure: 'offline' },
    ],
  } satisfies Record<string, GateAnswer[]>

  test.each(answers.runs)('$kind runs, whatever was chosen', (answer) => {
    expect([isStopped(answer, 'open'), isStopped(answer, 'closed')]).toEqual([false, false])
  })

  test.each(answers.stops)('$kind is stopped, whatever was chosen', (answer) => {
    expect([isStopped(answer, 'open'), isStopped(answer, 'closed')]).toEqual([true, true])
  })

  test.each(answers.follows)('$kind follows what the host chose', (answer) => {
    expect([isStopped(answer, 'open'), isStopped(answer, 'closed')]).toEqual([false, true])
  })
})

describe('parseQuantity', () => {
  test.each([
    [null, 1],
    ['1', 1],
    [' 12 ', 12],
    ['0', 0],
    ['007', 7],
    ['1000000000', 1_000_000_000],
  ])('%j is %s units', (text, units) => {
    expect(parseQuantity(text)).toBe(units)
  })

  test.each([
    '',
    ' ',
    'abc',
    '-1',
    '+1',
    '1.5',
    '1,5',
    '1e9',
    '0x10',
    '１２',
    '99999999999999999999',
    '[object Object]',
  ])('%j is no number of units', (text) => {
    expect(parseQuantity(text)).toBeNull()
  })
})
