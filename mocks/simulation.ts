/**
 * One instance of a scenario: its books, its top-ups, its events and its version. Time passes when somebody looks:
 * `advance()` carries out all that has fallen due, so there are no timers and an idle instance costs nothing.
 */
import { add, NO_CREDITS, sum, toCredits } from '../shared/credits/amount.ts'
import type { Credits } from '../shared/credits/amount.ts'
import type { AlertSetting } from '../shared/credits/alert-setting.ts'
import type { Entry } from '../shared/credits/entry.ts'
import { AlertBook } from './alert-book.ts'
import type { EventLog } from './event-log.ts'
import type { Ledger, Spending } from './ledger.ts'
import { ReportDesk } from './report-desk.ts'
import { RoleBook } from './role-book.ts'
import type { Fault, Scenario } from './scenario.ts'
import { SignInDesk } from './sign-in-desk.ts'
import { TopUpDesk } from './top-up-desk.ts'
import type { NewOrder, Order } from './top-up-desk.ts'
import { CANDIDATES, RECRUITERS, SYSTEM, VIEWERS } from './world/cast.ts'
import { createLedger } from './world/create-ledger.ts'
import { dayFrom } from './world/history.ts'
import { pick, seededRandom } from './world/random.ts'
import { useAction } from './world/use-action.ts'
import type { ActionUse } from './world/use-action.ts'

/** So many steps of a burst are made up for at once; what nobody watched for longer did not happen. */
const MAX_BURST_STEPS = 40

export class Simulation {
  readonly scenario: Scenario
  readonly ledger: Ledger
  readonly desk: TopUpDesk
  /** Who is signed in; a scenario that begins anew knows nobody. */
  readonly signIns = new SignInDesk()
  readonly roles: RoleBook
  readonly alerts: AlertBook
  readonly reports: ReportDesk
  readonly events: EventLog
  readonly epoch: string
  /** The scenario's days count from here. */
  readonly startedAt: number
  /** What goes wrong at the moment; steered from outside. */
  fault: Fault | null
  /** Laid over the snapshot as it is: for values that no ledger would have. */
  overrides: Record<string, unknown> = {}
  /** Nobody can buy until the billing details are complete. */
  isBlocked: boolean
  readonly #clock: () => number
  readonly #random: () => number
  #version = 1
  #offsetMs = 0
  #pausedAt: number | null = null
  #burstAt: number

  /** `epoch` is new for each start of an instance; its events go on from the start before. */
  constructor(scenario: Scenario, epoch: string, events: EventLog, clock: () => number) {
    const now = clock()
    this.#clock = clock
    this.scenario = scenario
    this.roles = new RoleBook(scenario.rights)
    this.alerts = new AlertBook(scenario.alerts)
    this.reports = new ReportDesk(scenario.reports, now)
    this.fault = scenario.fault
    this.isBlocked = scenario.topUp?.blockedBy === 'billing-details'
    this.epoch = epoch
    this.startedAt = now
    this.events = events
    this.#random = seededRandom(scenario.name)
    this.#burstAt = now
    this.ledger = createLedger(scenario, now, this.#random)
    this.desk = new TopUpDesk(scenario.topUp?.settlement ?? 'credit')
    for (const begun of scenario.topUp?.begun ?? []) this.desk.restore(begun, nameOf(begun.viewerId), now)
    this.#notePause(now)
  }

  get now(): number {
    return this.#clock() + this.#offsetMs
  }

  get version(): { epoch: string; n: number } {
    return { epoch: this.epoch, n: this.#version }
  }

  /** Since when credit features are paused; `null` when they are not. */
  get pausedAt(): number | null {
    return this.#pausedAt
  }

  /** The plan's allowance and what was bought on top; `null` where the scenario tells none. */
  get allowance(): Credits | null {
    if (this.scenario.allowance === null) return null
    const bought = this.ledger.lots.filter(({ kind }) => kind === 'purchase').map(({ granted }) => granted)
    return add(toCredits(this.scenario.allowance), sum(bought))
  }

  /** Bought, not credited yet. */
  get incoming(): Credits {
    return sum(this.desk.open.filter(({ status }) => status === 'pending').map(({ credits }) => credits))
  }

  /** Carries out what has fallen due. Every read begins with it. */
  advance(): void {
    const { now } = this
    if (this.ledger.passTime(now)) this.#changed(true)
    for (const order of this.desk.passTime(now)) this.#orderMoved(order)
    this.reports.passTime(now)
    this.#burst(now)
    this.#buyAutomatically(now)
  }

  /** Moves this instance's clock forward. */
  skip(ms: number): void {
    this.#offsetMs += ms
    this.advance()
  }

  /** Throws `Insufficient`, also while credit features are paused. */
  use(use: ActionUse): Entry[] {
    const entries = useAction(this.ledger, use, this.now)
    if (entries.length > 0) this.#changed(true)
    return entries
  }

  /** Takes credits outside any action. Throws `Insufficient` unless forced. */
  take(spending: Spending): Entry {
    const entry = this.ledger.take(spending, this.now)
    this.#changed(true)
    return entry
  }

  /** Adds a lot that lapses in a year. */
  give(credits: Credits, type: 'purchase' | 'grant' | 'adjustment', description: string): Entry {
    const { now } = this
    const lot = {
      id: `lot-${this.ledger.lots.length + 1}-${type}`,
      name: description,
      kind: type,
      granted: credits,
      effectiveAt: now,
      expires: { at: dayFrom(now, 365) },
      rolledOver: false,
      restrictedTo: 'any' as const,
    }
    const entry = this.ledger.give({ type, lot, description, actor: SYSTEM }, now)
    this.#changed(true)
    return entry
  }

  order(wanted: NewOrder): Order {
    return this.#orderMoved(this.desk.create(wanted, this.now))
  }

  /** Paying twice is paying once. */
  pay(order: Order): void {
    const paid = this.desk.pay(order, this.now)
    if (paid) this.#orderMoved(paid)
  }

  /** `undefined` when it is too late. Canceling twice is canceling once. */
  cancel(order: Order): Order | undefined {
    if (order.status === 'canceled') return order
    const canceled = this.desk.cancel(order, this.now)
    return canceled && this.#orderMoved(canceled)
  }

  decide(order: Order, status: 'credited' | 'declined' | 'failed', reason: string | null): Order {
    return this.#orderMoved(this.desk.decide(order, status, reason, this.now))
  }

  settlePending(): void {
    if (this.ledger.settlePending()) this.#changed(true)
  }

  completeBillingDetails(): void {
    this.isBlocked = false
    this.#changed(false)
  }

  /** They are no part of the snapshot, whose version stays. */
  replaceAlerts(alerts: readonly AlertSetting[]): void {
    this.alerts.replace(alerts)
    this.events.append('alerts.changed')
  }

  /** Something visible changed that has no entry. */
  touch(): void {
    this.#changed(false)
  }

  #orderMoved(order: Order): Order {
    if (order.status === 'credited') this.give(order.credits, 'purchase', describeTopUp(order))
    else this.#changed(false)
    this.events.append('top-up.changed', { id: order.id })
    return order
  }

  #changed(hasEntries: boolean): void {
    this.#version += 1
    this.#notePause(this.now)
    this.events.append('account.changed', { n: this.#version })
    if (hasEntries) this.events.append('entries.changed')
  }

  /** Credit features pause when an account that had credits has none left. */
  #notePause(now: number): void {
    const { available } = this.ledger
    const isOut = available !== null && available <= this.scenario.floor && this.ledger.lots.length > 0
    this.#pausedAt = isOut ? (this.#pausedAt ?? this.#lastEntryAt() ?? now) : null
  }

  #lastEntryAt(): number | null {
    return this.ledger.count === 0 ? null : this.ledger.entryAt(this.ledger.count - 1).at
  }

  #burst(now: number): void {
    const { burstMs, actions } = this.scenario
    const action = actions.find(({ key }) => key === 'resume-parsing')
    if (burstMs === null || !action) return
    const steps = Math.floor((now - this.#burstAt) / burstMs)
    this.#burstAt += steps * burstMs
    const subjects = () => [{ type: 'candidate', label: pick(CANDIDATES, this.#random), url: null }]
    const actor = RECRUITERS[0] ?? SYSTEM
    for (let step = 0; step < Math.min(steps, MAX_BURST_STEPS); step += 1) {
      if ((this.ledger.spendableFor(action.key) ?? NO_CREDITS) === 0) return
      this.use({ action, quantity: 1, actor, subjects: subjects(), run: '' })
    }
  }

  #buyAutomatically(now: number): void {
    const { autoTopUp } = this.scenario
    const { available } = this.ledger
    if (!autoTopUp?.enabled || !autoTopUp.credits || autoTopUp.below === null || available === null) return
    const isUnderWay = this.desk.open.some(({ viewerId }) => viewerId === 'system')
    if (available < autoTopUp.below && !isUnderWay) this.#orderMoved(this.desk.buyAutomatically(autoTopUp.credits, now))
  }
}

function describeTopUp({ viewerId, kind }: Order): string {
  if (viewerId === 'system') return 'Automatic top-up'
  return kind === 'request' ? 'Top-up, requested and granted' : 'Top-up'
}

function nameOf(viewerId: string): string | null {
  return VIEWERS.find(({ id }) => id === viewerId)?.name ?? null
}
