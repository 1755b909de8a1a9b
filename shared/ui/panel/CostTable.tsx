import type { Account, Action } from '../../credits/account.ts'
import { costOf } from '../../credits/cost.ts'
import { UNKNOWN } from '../../format/plain.ts'
import { costWords } from '../../format/panel-words.ts'
import type { PanelSpeech } from '../../format/panel-words.ts'

interface Props {
  account: Account
  reader: PanelSpeech
}

/** What every action costs, and when: what is on offer first. */
export function CostTable({ account, reader }: Props) {
  const { messages } = reader
  const actions = account.actions.toSorted((a, b) => rank(a) - rank(b))
  return (
    <table class="cg-costs">
      <thead>
        <tr>
          {[messages.action, messages.cost, messages.trigger].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {actions.map((action) => (
          <CostRow key={action.key} action={action} account={account} reader={reader} />
        ))}
      </tbody>
    </table>
  )
}

function CostRow({ action, account, reader }: Props & { action: Action }) {
  const { messages } = reader
  const { name, note, trigger, status, cost } = action
  const isComing = status === 'coming-soon'
  const isPriced = cost.kind === 'fixed' || cost.kind === 'free'
  return (
    <tr class={isComing ? 'cg-coming' : undefined}>
      <th scope="row">
        <bdi>{name}</bdi>
        {note !== null && <bdi class="cg-cost-note cg-small">{note}</bdi>}
      </th>
      {isComing && !isPriced && trigger === null ? (
        <td colSpan={2}>{messages.comingSoon}</td>
      ) : (
        <>
          <td title={cost.kind === 'unknown' && !isComing ? messages.costUnknown : undefined}>
            {isComing && !isPriced ? messages.comingSoon : costWords(action, account.unit, reader)}
          </td>
          <td>
            <bdi>{trigger ?? untoldTrigger(action, messages)}</bdi>
          </td>
        </>
      )}
    </tr>
  )
}

/** When credits go, where nobody says so. */
function untoldTrigger(action: Action, messages: PanelSpeech['messages']): string {
  if (action.status === 'coming-soon') return messages.comingSoon
  return costOf(action, 1) === 'free' ? messages.usesNone : UNKNOWN
}

function rank({ status }: Action): number {
  return status === 'coming-soon' ? 1 : 0
}
