import { expect, test } from 'vitest'
import { account, action } from './account.fixture.ts'
import { toCredits } from './amount.ts'
import { findBlocked } from './blocked-action.ts'
import type { GateAnswer } from './gate.ts'

const known = account({
  actions: [action({ key: 'check', name: 'Reference check', cost: { kind: 'fixed', credits: toCredits(5) } })],
})
const wish = { action: 'check', quantity: 12 }

test('names what more credits would let run', () => {
  const answer = { kind: 'part', cost: toCredits(60), canRun: 8, missing: toCredits(20) } as const
  expect(findBlocked(answer, wish, known)).toEqual({ name: 'Reference check', quantity: 12, cost: 60, missing: 20 })
})

test('a price that is not known is not told', () => {
  const answer = { kind: 'cannot', cost: 'varies', spendable: null, missing: null } as const
  expect(findBlocked(answer, wish, known)).toMatchObject({ cost: null, missing: null })
})

test.each<GateAnswer>([{ kind: 'paused', reason: 'Overdue' }, { kind: 'free' }, { kind: 'unknown', cost: 'varies' }])(
  'is nothing where it is $kind',
  (answer) => {
    expect(findBlocked(answer, wish, known)).toBeNull()
  },
)
