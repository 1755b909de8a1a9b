import type { Account } from '../credits/account.ts'
import { EXPIRY_NOTICE_DAYS, lapsingWithin } from '../credits/lots.ts'
import { toPlainGauge } from './plain-gauge.ts'
import type { Gauge } from './plain-gauge.ts'

/** The gauge of an account; `null` where there is nothing to measure. `now` is epoch milliseconds. */
export function toGauge(account: Account, now: number): Gauge | null {
  const gauge = toPlainGauge(account)
  const soon = lapsingWithin(account, now, EXPIRY_NOTICE_DAYS)
  if (!gauge || !soon || !account.allowance) return gauge
  const lapsing = Math.min(gauge.lasting, soon.credits / account.allowance)
  return { ...gauge, lasting: gauge.lasting - lapsing, lapsing }
}
