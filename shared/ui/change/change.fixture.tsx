/** Changes of a balance for tests and previews: what became of 48 credits in two days. */
import type { ComponentProps } from 'preact'
import { DAY_MS, NOON, account } from '../../credits/account.fixture.ts'
import { toCredits } from '../../credits/amount.ts'
import type { Cause } from '../../credits/change.ts'
import { enChange } from '../../format/messages/en-change.ts'
import { reader } from '../mount.fixture.tsx'
import { WhyChanged, type ChangeState } from './WhyChanged.tsx'
import '../change.css'

/** Uses of one run, or reference checks one by one. */
export const cause = (name: string, credits: number, rows = 1): Cause => ({
  key: name,
  run: name === 'Reference check' ? null : name,
  type: 'debit',
  action: 'reference-check',
  actor: { kind: 'user', id: 'mei', name: 'Mei Tanaka' },
  rows,
  credits: toCredits(credits),
})

export const causes = [
  cause('Bulk résumé parsing: a job with a very long name, and then some more of it', -40, 40),
  cause('Reference check', -5),
]

/** As on a screen. */
export function Shown(props: Partial<ComponentProps<typeof WhyChanged>>) {
  return (
    <WhyChanged
      account={account()}
      difference={toCredits(-48)}
      sinceAt={NOON - 2 * DAY_MS}
      state={{ kind: 'closed' }}
      reader={{ ...reader, messages: { ...reader.messages, ...enChange } }}
      onToggle={ignore}
      onRetry={ignore}
      {...props}
    />
  )
}

/** What the rows told. `unexplained`: what is in none of them. */
export function explained(listed: Cause[], unexplained = 0, isCut = false): ChangeState {
  const change = { difference: toCredits(-48), causes: listed, unexplained: toCredits(unexplained) }
  return { kind: 'ready', rows: 10_000, isCut, change }
}

function ignore() {}
