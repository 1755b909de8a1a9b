/** What the snapshot does not tell about a balance, and its server does when asked: who used it, and what was lost. */
import { UsageReader } from '../../shared/billing/usage-reader.ts'
import { toEntryPage } from '../../shared/billing/wire-entries.ts'
import type { Account } from '../../shared/credits/account.ts'
import { isCredits } from '../../shared/credits/amount.ts'
import type { Credits } from '../../shared/credits/amount.ts'
import type { Entry } from '../../shared/credits/entry.ts'
import type { UsageState } from '../../shared/credits/usage.ts'
import type { SectionHost } from './section.ts'

const DAY_MS = 86_400_000
/** Lots are at most 100, and each lapses once. */
const MAX_EXPIRIES = 100

export class OverviewDesk {
  readonly #host: SectionHost
  readonly #usage: UsageReader
  readonly #life = new AbortController()
  readonly #latelyDays: number
  #used: ReadonlyMap<string, Credits> | null = null
  #lapsed: ReadonlyMap<string, Credits> = new Map()
  #askedUsage = ''
  #askedLapsed = ''

  /** `latelyDays`: how far use is looked back upon where the account has no term. */
  constructor(host: SectionHost, latelyDays: number) {
    this.#host = host
    this.#latelyDays = latelyDays
    this.#usage = new UsageReader(host.store.options.source, (state) => this.#receive(state))
    this.onState()
  }

  /** What each account used in this term, by its id; `null` while nobody knows. */
  get used(): ReadonlyMap<string, Credits> | null {
    return this.#used
  }

  /** What lapsed of each lot, by its id, where the ledger tells. */
  get lapsed(): ReadonlyMap<string, Credits> {
    return this.#lapsed
  }

  /** Asks what has not been asked yet. */
  onState(): void {
    const account = this.#host.account()
    if (account.sharedWith.length > 0 && account.features.usage) this.#openUsage(account)
    if (account.features.entries) void this.#readLapsed(account)
  }

  /** The ledger has other rows now, or may have. */
  onRows(): void {
    this.#usage.refresh()
  }

  close(): void {
    this.#life.abort()
    this.#usage.close()
  }

  #openUsage(account: Account): void {
    const { now } = this.#host.reader()
    const startsAt = account.term?.startsAt
    const question = JSON.stringify([account.unit.scale, startsAt])
    if (question === this.#askedUsage) return
    this.#askedUsage = question
    this.#usage.open(account, { from: startsAt ?? now - this.#latelyDays * DAY_MS, by: ['account'] })
  }

  /** A failure leaves what was known: the amounts stand as "—" where nothing was. */
  #receive(state: UsageState): void {
    if (state.kind !== 'ready') return
    const used = new Map<string, number>()
    for (const { keys, credits } of state.rows) count(used, keys.account ?? '', credits)
    // What no account is named for may be any one's.
    this.#used = used.has('') ? null : toExact(used)
    this.#host.redraw()
  }

  /** Once for each set of expired lots: what has lapsed does not change. */
  async #readLapsed({ id, unit, lots }: Account): Promise<void> {
    const { source } = this.#host.store.options
    const question = (lots ?? []).flatMap((lot) => (lot.status === 'expired' ? [lot.id] : [])).join(' ')
    if (question === this.#askedLapsed || !source.entries) return
    this.#askedLapsed = question
    try {
      const json = await source.entries({ type: ['expiry'], limit: MAX_EXPIRIES }, { signal: this.#life.signal })
      this.#lapsed = lapsedByLot(toEntryPage(json, { id, unit }).entries)
      this.#host.redraw()
    } catch {
      // Then only what the lots themselves tell is said.
    }
  }
}

/** Posted expiries say how much of which lot lapsed. */
function lapsedByLot(entries: readonly Entry[]): ReadonlyMap<string, Credits> {
  const lapsed = new Map<string, number>()
  for (const { lots, amount } of entries.filter(({ status }) => status === 'posted'))
    for (const lot of lots) {
      const part = lot.amount ?? (lots.length === 1 ? amount : null)
      if (part !== null) count(lapsed, lot.id, Math.abs(part))
    }
  return toExact(lapsed)
}

function count(sums: Map<string, number>, id: string, part: number): void {
  sums.set(id, (sums.get(id) ?? 0) + part)
}

/** A sum that is no longer exact is not shown. */
function toExact(sums: Map<string, number>): ReadonlyMap<string, Credits> {
  return new Map([...sums].flatMap(([id, sum]): [string, Credits][] => (isCredits(sum) ? [[id, sum]] : [])))
}
