/** When a connection is asked again: an alarm for each, because a background that sleeps has no timers. */
import { retryDelayMs } from '../../shared/billing/retry.ts'
import { isOpenTopUp } from '../../shared/credits/purchase.ts'
import { findSnapshot, type CreditState } from '../../shared/credits/state.ts'
import { browser } from '../browser.ts'

/** No browser wakes an extension more often. */
const MIN_MS = 30_000
const DEFAULT_MS = 5 * 60_000
const MAX_MS = 60 * 60_000
/** While credits are on their way, people look at the number. */
const TOP_UP_MS = 30_000
const PREFIX = 'refresh:'

/** How often a good answer is asked for again: as the server says, within what browsers allow. Milliseconds. */
export function pollMs(state: CreditState): number {
  const pollSeconds = findSnapshot(state)?.account.pollSeconds ?? null
  return Math.min(MAX_MS, Math.max(MIN_MS, pollSeconds === null ? DEFAULT_MS : pollSeconds * 1000))
}

/**
 * Until the next request, in milliseconds; `null` where asking again changes nothing before somebody acts. `failures`
 * counts attempts in a row that brought no answer; `random` is from [0, 1).
 */
export function waitMs(
  state: CreditState,
  failures: number,
  isBuying: boolean,
  now: number,
  random: number,
): number | null {
  if (state.kind === 'failed') {
    const delayMs = retryDelayMs(state.failure, failures, random, now, { baseMs: MIN_MS, capMs: MAX_MS })
    return delayMs === null ? null : Math.max(MIN_MS, delayMs)
  }
  const isAwaited = isBuying || (state.kind === 'ready' && state.account.openTopUps.some(isOpenTopUp))
  return isAwaited ? TOP_UP_MS : pollMs(state)
}

/** The connection that an alarm is for; `undefined` for other alarms. */
export function findDue(alarm: string): string | undefined {
  return alarm.startsWith(PREFIX) ? alarm.slice(PREFIX.length) : undefined
}

/** Sets the alarm; it repeats, so that one is left where the background is stopped before it sets the next. */
export async function schedule(connectionId: string, delayMs: number | null): Promise<void> {
  const name = PREFIX + connectionId
  if (delayMs === null) return void (await browser.alarms.clear(name))
  await browser.alarms.create(name, { when: Date.now() + delayMs, periodInMinutes: Math.max(delayMs, MIN_MS) / 60_000 })
}

/** Connections of which no alarm is set, and alarms of connections that are gone. */
export async function compareAlarms(ids: readonly string[]): Promise<{ missing: string[]; stale: string[] }> {
  const set = (await browser.alarms.getAll()).flatMap(({ name }) => findDue(name) ?? [])
  return { missing: ids.filter((id) => !set.includes(id)), stale: set.filter((id) => !ids.includes(id)) }
}
