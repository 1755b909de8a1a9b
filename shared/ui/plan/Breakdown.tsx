import type { ComponentChildren } from 'preact'
import type { Account } from '../../credits/account.ts'
import type { UsageState } from '../../credits/usage.ts'
import { SHARE_KEYS, sharesOf, type ShareKey, type UseShare } from '../../credits/use-shares.ts'
import { formatCredits } from '../../format/credits.ts'
import { shareName, shareWords } from '../../format/plan-words.ts'
import { Choice } from '../history/Choice.tsx'
import { DataTable } from './DataTable.tsx'
import type { PlanSpeech } from '../../format/plan-words.ts'

interface Props {
  account: Account
  /** The report by `by`. */
  shares: UsageState
  by: ShareKey
  reader: PlanSpeech
  onBy: (by: ShareKey) => void
  /** Why there is none, or no newer one. */
  children: ComponentChildren
}

/** Longer tables are nobody's to read. */
const MAX_LINES = 11

/** Where the credits went: by action, by person, and by account where several share the balance. */
export function Breakdown({ account, shares, by, reader, onBy, children }: Props) {
  const { messages } = reader
  const offered = SHARE_KEYS.filter((key) => key !== 'account' || account.sharedWith.length > 0)
  return (
    <section class="cg-stack" aria-label={messages.breakdown}>
      <div class="cg-plan-head">
        <h3 class="cg-title">{messages.breakdown}</h3>
        <Choice
          label={messages.breakdown}
          value={by}
          options={offered.map((key) => [key, messages.shareBy[key]])}
          onChoose={(name) => onBy(SHARE_KEYS.find((key) => key === name) ?? 'action')}
        />
      </div>
      {children}
      <BreakdownTable account={account} shares={shares} by={by} reader={reader} />
    </section>
  )
}

function BreakdownTable({ account, shares, by, reader }: Omit<Props, 'onBy' | 'children'>) {
  const { locale, messages } = reader
  if (shares.kind === 'loading') return <output class="cg-plan-still" aria-label={messages.loadingUse} />
  const rows = shares.kind === 'failed' ? shares.last : shares.rows
  const lines = rows && sharesOf(rows, by, MAX_LINES)
  if (lines === null) return <p class="cg-text">{messages.useTooLarge}</p>
  if (!lines || lines.length === 0) return null
  const cells = ({ count, credits, share }: UseShare) => [
    formatCredits(count, 0, locale),
    formatCredits(credits, account.unit.scale, locale),
    <div key="share" class="cg-share">
      <div class="cg-meter">
        <div class="cg-meter-fill" style={{ inlineSize: `${(share * 100).toFixed(2)}%` }} />
      </div>
      <span>{shareWords(share, locale)}</span>
    </div>,
  ]
  return (
    <DataTable
      heads={[messages.shareHead[by], messages.useCount, messages.useCredits, messages.useShare]}
      rows={lines.map((line) => ({
        key: line.key,
        name: shareName(line, by, account, reader),
        cells: cells(line),
      }))}
    />
  )
}
