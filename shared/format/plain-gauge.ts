import type { Account } from '../credits/account.ts'
import { gaugeShare, markShare } from '../credits/level.ts'

/** What a meter draws. Shares of the allowance, 0 to 1. */
export interface Gauge {
  /** What stays, and beside it what lapses soon: it is spent first, so it ends the bar. */
  lasting: number
  lapsing: number
  /** Where the low mark's tick stands; `null` where none is drawn. */
  mark: number | null
  /** Whole: neither 0 while something is left nor 100 while something is gone. */
  percent: number
}

/** What `toGauge` says, for the first paint: without a look at the lots. */
export function toPlainGauge(account: Account): Gauge | null {
  const share = gaugeShare(account)
  if (share === null) return null
  const mark = markShare(account)
  return { lasting: share, lapsing: 0, mark: mark === 1 ? null : mark, percent: wholePercent(share) }
}

function wholePercent(share: number): number {
  if (share === 0 || share === 1) return share * 100
  return Math.min(99, Math.max(1, Math.round(share * 100)))
}
