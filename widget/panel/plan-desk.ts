/** What the plan is drawn from: for which days, by what, and the reports about it. */
import type { CreditSource } from '../../shared/billing/source.ts'
import { UsageReader } from '../../shared/billing/usage-reader.ts'
import type { Account } from '../../shared/credits/account.ts'
import { addDays, startOfDay } from '../../shared/credits/civil-day.ts'
import { findUsageObstacle } from '../../shared/credits/usage-access.ts'
import type { UsageState } from '../../shared/credits/usage.ts'
import { periodOf, type PeriodChoice } from '../../shared/credits/use-period.ts'
import type { ShareKey } from '../../shared/credits/use-shares.ts'
import { dateFormat } from '../../shared/format/intl.ts'

/** Named as the props of `PlanSection`. */
export interface PlanFacts {
  period: PeriodChoice
  by: ShareKey
  /** The report by day and action. */
  use: UsageState
  /** The report by `by`. */
  shares: UsageState
}

export class PlanDesk {
  readonly #onFacts: (facts: PlanFacts) => void
  readonly #use: UsageReader
  readonly #shares: UsageReader
  #period: PeriodChoice = { period: '90', fromDay: '', toDay: '' }
  #by: ShareKey = 'action'

  /** `onFacts` hears of all that is new, also from within the calls below. */
  constructor(source: CreditSource, onFacts: (facts: PlanFacts) => void) {
    this.#onFacts = onFacts
    const tell = () => onFacts(this.facts)
    this.#use = new UsageReader(source, tell)
    this.#shares = new UsageReader(source, tell)
  }

  get facts(): PlanFacts {
    // Actions are in the first report already.
    const shares = this.#by === 'action' ? this.#use.state : this.#shares.state
    return { period: this.#period, by: this.#by, use: this.#use.state, shares }
  }

  /**
   * Asks for what is chosen, where that is not asked yet: to be called whenever account or day may be another. Nothing
   * is asked for that the viewer may not see; the screen says why. `now` is the time of the device.
   */
  open(account: Account, now: number): void {
    if (findUsageObstacle(account)) return
    const { fromDay, toDay } = periodOf(this.#period, account.term, now)
    const tz = dateFormat('en', {}).resolvedOptions().timeZone
    const span = { from: startOfDay(fromDay), to: startOfDay(addDays(toDay, 1)), tz }
    this.#use.open(account, { ...span, by: ['day', 'action'] })
    if (this.#by === 'action') this.#shares.close()
    else this.#shares.open(account, { ...span, by: [this.#by] })
  }

  /** What was read answers another question. `open()` asks this one. */
  choosePeriod(period: PeriodChoice): void {
    this.#period = period
    this.close()
    this.#onFacts(this.facts)
  }

  /** The same, of the breakdown only. */
  chooseBy(by: ShareKey): void {
    this.#by = by
    this.#shares.close()
    this.#onFacts(this.facts)
  }

  /** Asks once more: after a failure, or when there are new entries. */
  refresh(): void {
    this.#use.refresh()
    this.#shares.refresh()
  }

  /** Ends what is under way. */
  close(): void {
    this.#use.close()
    this.#shares.close()
  }
}
