import { steadyNow } from '../shared/billing/steady-now.ts'

/**
 * How far the steady clock is ahead of the device's, which was corrected meanwhile. Ages are counted by the one, and
 * shown as times by the other. Milliseconds, never negative.
 */
export function aheadMs(): number {
  return Math.max(0, steadyNow() - Date.now())
}

/** The clock that pauses of the API are counted by, too: two clocks would disagree when the device's is corrected. */
export { steadyNow as now }
