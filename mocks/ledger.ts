/** The simulated account's books: lots that are spent in burn order and lapse, and the entries that tell of it. */
import type { AccountRef, Lot } from '../shared/credits/account.ts'
import { NO_CREDITS, add, subtract, sum, toCredits } from '../shared/credits/amount.ts'
import type { Credits } from '../shared/credits/amount.ts'
import type { Actor, Entry, EntryGroup, EntryType, Subject } from '../shared/credits/entry.ts'
import { burnOrder } from '../shared/credits/lots.ts'
import { Insufficient } from './insufficient.ts'
import { SYSTEM } from './world/cast.ts'

export interface LedgerRules {
  /** How far the balance may go: 0, or negative where an overdraft is allowed. */
  floor: Credits
  unlimited: boolean
}

/** Entries older than the ledger itself, made when somebody reads them. Times grow with `seq`. */
export interface Archive {
  count: number
  entryAt(seq: number): Entry
}

/** What every entry tells, whichever way the credits go. */
export interface Occasion {
  description: string
  actor: Actor
  subject?: Subject | null
  account?: AccountRef | null
}

export interface Spending extends Occasion {
  type?: EntryType
  credits: Credits
  action?: string | null
  quantity?: number | null
  group?: EntryGroup | null
  /** `pending`: reserved by something still running. */
  status?: 'posted' | 'pending'
  /** Takes the credits even where that breaks the floor. */
  force?: boolean
}

export interface Gift extends Occasion {
  /** One of `EntryType`, or a word of the vendor's own. */
  type: string
  lot: Omit<Lot, 'status' | 'remaining'>
}

const NO_ARCHIVE: Archive = {
  count: 0,
  entryAt: (seq) => {
    throw new RangeError(`no entry ${seq}`)
  },
}

export class Ledger {
  readonly #rules: LedgerRules
  readonly #archive: Archive
  #lots: Lot[] = []
  #entries: Entry[] = []
  /** What was spent beyond all lots; the next credits repay it first. */
  #debt = NO_CREDITS

  constructor(rules: LedgerRules, archive: Archive = NO_ARCHIVE) {
    this.#rules = rules
    this.#archive = archive
  }

  get lots(): readonly Lot[] {
    return this.#lots
  }

  /** Spendable now: what the active lots hold, less the debt. `null` when nothing is counted. */
  get available(): Credits | null {
    return this.#rules.unlimited ? null : this.#balance()
  }

  /** Reserved by pending entries, already taken off `available`. */
  get held(): Credits {
    return sum(
      this.#entries.filter(({ status }) => status === 'pending').map(({ amount }) => subtract(NO_CREDITS, amount)),
    )
  }

  /** How many entries there are; they are numbered from 0, the oldest. */
  get count(): number {
    return this.#archive.count + this.#entries.length
  }

  /** Throws `RangeError` for a number that no entry has. */
  entryAt(seq: number): Entry {
    if (seq < this.#archive.count) return this.#archive.entryAt(seq)
    const entry = this.#entries[seq - this.#archive.count]
    if (!entry) throw new RangeError(`no entry ${seq}`)
    return entry
  }

  /** What `action` could spend before the floor; `null` when nothing is counted. Lots kept for other actions do not pay. */
  spendableFor(action: string | null): Credits | null {
    if (this.#rules.unlimited) return null
    const inLots = sum(this.#lotsFor(action).map(({ remaining }) => remaining ?? NO_CREDITS))
    return subtract(subtract(inLots, this.#debt), this.#rules.floor)
  }

  /** Puts a lot in without an entry: one whose entries are archived, or one that becomes effective later. */
  open(lot: Lot): void {
    this.#lots = [...this.#lots, lot]
  }

  /** Spends from the lots in burn order. Throws `Insufficient`, and then nothing has changed. */
  take(spending: Spending, at: number): Entry {
    const { credits, action = null, force = false } = spending
    const spendable = this.spendableFor(action)
    if (spendable !== null && credits > spendable && !force) throw new Insufficient(credits, spendable)
    const used = this.#rules.unlimited ? [] : this.#burn(credits, action)
    return this.#post(
      {
        type: spending.type ?? 'debit',
        amount: subtract(NO_CREDITS, credits),
        status: spending.status ?? 'posted',
        action,
        quantity: spending.quantity ?? null,
        group: spending.group ?? null,
        lots: used,
      },
      spending,
      at,
    )
  }

  /** Adds a lot. A debt is repaid from it first. */
  give({ lot, ...gift }: Gift, at: number): Entry {
    const repaid = toCredits(Math.min(this.#debt, lot.granted))
    this.#debt = subtract(this.#debt, repaid)
    this.open(withStatus({ ...lot, status: 'active', remaining: subtract(lot.granted, repaid) }))
    const lots = [{ id: lot.id, amount: lot.granted }]
    return this.#post({ type: gift.type, amount: lot.granted, status: 'posted', lots }, gift, at)
  }

  /** Tells of something that did not go through; no credits move. */
  recordFailed(spending: Spending, at: number): Entry {
    const { action = null, quantity = null } = spending
    const amount = subtract(NO_CREDITS, spending.credits)
    return this.#post({ type: 'debit', amount, status: 'failed', action, quantity, lots: [] }, spending, at)
  }

  /** What was pending is posted. Were there any? */
  settlePending(): boolean {
    const had = this.#entries.some(({ status }) => status === 'pending')
    this.#entries = this.#entries.map((entry) => (entry.status === 'pending' ? { ...entry, status: 'posted' } : entry))
    return had
  }

  /** Lots become effective and lapse. Did anything change? */
  passTime(now: number): boolean {
    const opening = this.#lots.filter(({ status, effectiveAt }) => status === 'scheduled' && effectiveAt <= now)
    for (const lot of opening) this.#activate(lot)
    const lapsed = this.#lots.filter((lot) => lot.status === 'active' && hasLapsed(lot, now))
    for (const lot of lapsed) this.#lapse(lot)
    return opening.length + lapsed.length > 0
  }

  #activate(lot: Lot): void {
    this.#replace(withStatus({ ...lot, status: 'active' }))
    const lots = [{ id: lot.id, amount: lot.granted }]
    const gift = { description: lot.name ?? 'Credits granted', actor: SYSTEM }
    this.#post({ type: 'grant', amount: lot.granted, status: 'posted', lots }, gift, lot.effectiveAt)
  }

  #lapse(lot: Lot): void {
    const left = lot.remaining ?? NO_CREDITS
    const at = lot.expires === null || lot.expires === 'never' ? lot.effectiveAt : lot.expires.at
    this.#replace({ ...lot, status: 'expired', remaining: NO_CREDITS })
    if (left === 0) return
    const amount = subtract(NO_CREDITS, left)
    const occasion = { description: `Expired: ${lot.name ?? 'credits'}`, actor: SYSTEM }
    this.#post({ type: 'expiry', amount, status: 'posted', lots: [{ id: lot.id, amount }] }, occasion, at)
  }

  #burn(credits: Credits, action: string | null): Entry['lots'] {
    let due = credits
    const used: Entry['lots'] = []
    for (const lot of this.#lotsFor(action)) {
      const part = toCredits(Math.min(due, lot.remaining ?? NO_CREDITS))
      if (part === 0) continue
      used.push({ id: lot.id, amount: subtract(NO_CREDITS, part) })
      this.#replace(withStatus({ ...lot, remaining: subtract(lot.remaining ?? NO_CREDITS, part) }))
      due = subtract(due, part)
    }
    this.#debt = add(this.#debt, due)
    return used
  }

  #lotsFor(action: string | null): Lot[] {
    return burnOrder(this.#lots).filter(
      ({ restrictedTo }) =>
        restrictedTo === null || restrictedTo === 'any' || (action !== null && restrictedTo.includes(action)),
    )
  }

  #replace(lot: Lot): void {
    this.#lots = this.#lots.map((old) => (old.id === lot.id ? lot : old))
  }

  #balance(): Credits {
    const active = this.#lots.filter(({ status }) => status === 'active')
    return subtract(sum(active.map(({ remaining }) => remaining ?? NO_CREDITS)), this.#debt)
  }

  /** Times are unique and grow, so that "newest first" has one answer. */
  #post(
    what: Pick<Entry, 'type' | 'amount' | 'status' | 'lots'> & Partial<Entry>,
    occasion: Occasion,
    at: number,
  ): Entry {
    const lastAt = this.count === 0 ? null : this.entryAt(this.count - 1).at
    const entry: Entry = {
      id: entryId(this.count),
      at: lastAt === null ? at : Math.max(at, lastAt + 1),
      account: occasion.account ?? null,
      balanceAfter: what.status === 'failed' ? null : this.available,
      description: occasion.description,
      action: null,
      quantity: null,
      actor: occasion.actor,
      subject: occasion.subject ?? null,
      group: null,
      ...what,
    }
    this.#entries.push(entry)
    return entry
  }
}

/** Entries are named by their number, so that ids sort as they were made. */
export function entryId(seq: number): string {
  return `entry-${String(seq + 1).padStart(7, '0')}`
}

function withStatus(lot: Lot): Lot {
  return { ...lot, status: lot.remaining === 0 ? 'depleted' : 'active' }
}

function hasLapsed({ expires }: Lot, now: number): boolean {
  return expires !== null && expires !== 'never' && expires.at <= now
}
