import type { Account } from '../../credits/account.ts'
import { dayOf } from '../../credits/civil-day.ts'
import { dailyUse, paceOf } from '../../credits/daily-use.ts'
import { forecast, lapses } from '../../credits/forecast.ts'
import type { PurchaseChoice } from '../../credits/purchase.ts'
import { findUsageObstacle, type UsageObstacle } from '../../credits/usage-access.ts'
import type { UsageRow, UsageState } from '../../credits/usage.ts'
import { chartOf } from '../../credits/use-chart.ts'
import { periodOf, type PeriodChoice as Period } from '../../credits/use-period.ts'
import type { ShareKey } from '../../credits/use-shares.ts'
import { FailureNote } from '../FailureNote.tsx'
import { Notice } from '../Notice.tsx'
import { WhoCanHelp } from '../WhoCanHelp.tsx'
import { Breakdown } from './Breakdown.tsx'
import { PaceFacts } from './PaceFacts.tsx'
import { PeriodChoice } from './PeriodChoice.tsx'
import { Planner } from './Planner.tsx'
import { UseView } from './UseView.tsx'
import type { PlanSpeech } from '../../format/plan-words.ts'

interface Props {
  account: Account
  reader: PlanSpeech
  period: Period
  /** What the breakdown is by. */
  by: ShareKey
  /** The report for the period, by day and action. */
  use: UsageState
  /** The report for the period, by `by`. */
  shares: UsageState
  /** A purchase is on its way; a further click on Buy does nothing. */
  isBusy: boolean
  onPeriod: (period: Period) => void
  onBy: (by: ShareKey) => void
  onRetry: () => void
  onBuy: (choice: PurchaseChoice) => void
}

/** How fast credits go and when they run out, where they went, and what planned hires will take. */
export function PlanSection(props: Props) {
  const { account, reader, period, use, isBusy, onPeriod, onBuy } = props
  const isUnsupported = use.kind === 'failed' && use.failure.kind === 'unsupported'
  const obstacle = isUnsupported ? 'not-offered' : findUsageObstacle(account)
  return (
    <section class="cg-plan" aria-label={reader.messages.plan}>
      {obstacle ? (
        <NoUse obstacle={obstacle} account={account} reader={reader} />
      ) : (
        <>
          <PeriodChoice period={period} term={account.term} reader={reader} onPeriod={onPeriod} />
          <Use {...props} />
        </>
      )}
      <div class="cg-plan-columns">
        <Planner account={account} reader={reader} isBusy={isBusy} onBuy={onBuy} />
        {!obstacle && <Shares {...props} />}
      </div>
    </section>
  )
}

function Use({ account, reader, period, use, onRetry }: Props) {
  const { messages } = reader
  if (use.kind === 'loading') return <output class="cg-plan-still" aria-label={messages.loadingUse} />
  const rows = use.kind === 'failed' ? use.last : use.rows
  return (
    <>
      {use.kind === 'failed' && <FailureNote failure={use.failure} messages={messages} actions={{ retry: onRetry }} />}
      {rows && <UsedRows account={account} reader={reader} period={period} rows={rows} />}
    </>
  )
}

function UsedRows({
  account,
  reader,
  period: choice,
  rows,
}: Pick<Props, 'account' | 'reader' | 'period'> & { rows: UsageRow[] }) {
  const { messages, now } = reader
  const period = periodOf(choice, account.term, now)
  const daily = dailyUse(rows, period, dayOf(now))
  const chart = chartOf(rows, daily.days, account.unit.scale)
  const isUsed = daily.days.some(({ credits }) => credits > 0)
  return (
    <>
      <PaceFacts
        unit={account.unit}
        pace={paceOf(daily)}
        runOut={forecast(account, daily, now)}
        lots={lapses(account, daily, now)}
        reader={reader}
      />
      {chart && <UseView account={account} chart={chart} period={period} reader={reader} />}
      {!chart && isUsed && <p class="cg-text">{messages.useTooLarge}</p>}
      {!chart && !isUsed && <Notice tone="neutral" {...messages.nothingUsed} />}
      {daily.leftOut > 0 && <p class="cg-text cg-small">{messages.rowsLeftOut(daily.leftOut)}</p>}
    </>
  )
}

/** A failure is told once, above: one report failing is seldom all there is to it. */
function Shares({ account, reader, by, use, shares, onBy, onRetry }: Props) {
  const isToldAbove = use.kind === 'failed'
  if (isToldAbove && !use.last) return null
  return (
    <Breakdown account={account} shares={shares} by={by} reader={reader} onBy={onBy}>
      {shares.kind === 'failed' && !isToldAbove && (
        <FailureNote failure={shares.failure} messages={reader.messages} actions={{ retry: onRetry }} />
      )}
    </Breakdown>
  )
}

function NoUse({
  obstacle,
  account: { access },
  reader: { messages },
}: Pick<Props, 'account' | 'reader'> & { obstacle: UsageObstacle }) {
  if (obstacle === 'not-offered') return <Notice tone="neutral" {...messages.useNotOffered} />
  const missing = access?.missing.filter(({ right }) => right === 'entries') ?? []
  return (
    <Notice tone="attention" {...messages.useNoAccess}>
      <WhoCanHelp missing={missing} contacts={access?.contacts ?? []} messages={messages} />
    </Notice>
  )
}
