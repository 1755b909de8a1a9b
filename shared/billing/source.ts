/**
 * The interface that every billing backend meets. The HTTP client of this folder is one; a host can write its own in
 * twenty lines. Methods answer in wire JSON (see `openapi.yaml`), which the caller parses once with `wire.ts`, or
 * throw a `FailureError`. Only `account()` is required; what a source leaves out, its screens do not show.
 */
import type { TopUpKind, Price } from '../credits/account.ts'
import type { Credits } from '../credits/amount.ts'
import type { UsageKey } from '../credits/usage.ts'

export interface CreditSource {
  /** `GET /account`. */
  account(call?: Call): Promise<unknown>
  /** `GET /entries`. */
  entries?(query: EntryQuery, call?: Call): Promise<unknown>
  /** `GET /usage`. */
  usage?(query: UsageQuery, call?: Call): Promise<unknown>
  /** `POST /top-ups`. The same key and body answer the same top-up, however often they are sent. */
  createTopUp?(order: TopUpOrder, idempotencyKey: string, call?: Call): Promise<unknown>
  /** `GET /top-ups/{id}`. */
  topUp?(id: string, call?: Call): Promise<unknown>
  /** `POST /top-ups/{id}/cancel`. */
  cancelTopUp?(id: string, call?: Call): Promise<unknown>
  /** `GET /alerts`, with the tag that a save has to name. */
  alerts?(call?: Call): Promise<Tagged>
  /** `PUT /alerts`, all of them. Refused with `precondition-failed` when they are no longer those of the tag. */
  saveAlerts?(alerts: AlertsOrder, tag: string | null, call?: Call): Promise<Tagged>
  /** `GET /exports`. */
  exports?(call?: Call): Promise<unknown>
  /** `POST /exports`. The same key and body schedule one report, however often they are sent. */
  createExport?(order: ExportOrder, idempotencyKey: string, call?: Call): Promise<unknown>
  /** `DELETE /exports/{id}`. */
  deleteExport?(id: string, call?: Call): Promise<void>
  /** `GET /events`, for as long as the signal is not aborted. Resolves when there will be no more hints. */
  watch?(watcher: Watcher, signal: AbortSignal): Promise<void>
}

export interface Call {
  /** Ends the call; it then rejects with the signal's reason. */
  signal?: AbortSignal
}

/** Filters of the ledger. Times are epoch milliseconds, `to` is exclusive. Lists mean "any of these". */
export interface EntryFilter {
  from?: number
  to?: number
  type?: readonly string[]
  action?: readonly string[]
  actor?: readonly string[]
  account?: readonly string[]
  /** Matches description, subject and actor. */
  q?: string
}

export interface EntryQuery extends EntryFilter {
  /** 1 to 1000. */
  limit?: number
  cursor?: string
}

export interface UsageQuery extends EntryFilter {
  /** IANA time zone that days are counted in. */
  tz?: string
  by: readonly UsageKey[]
}

/** The body of `POST /top-ups`, in wire JSON. */
export interface TopUpOrder {
  kind: TopUpKind
  packId?: string
  credits?: Credits
  scale: number
  expectedPrice?: Price
  message?: string
  /** Where the checkout sends the viewer afterwards. Says nothing about whether it was paid. */
  returnUrl?: string
}

/** An answer and the state that it is of. Without a tag nobody can tell whether it changed before a save. */
export interface Tagged {
  body: unknown
  tag: string | null
}

/** The body of `PUT /alerts`, in wire JSON. */
export interface AlertsOrder {
  accountId: string
  scale: number
  data: {
    id: string
    at: { percent: number } | { credits: Credits } | { expiresInDays: number } | string
    channels: readonly string[]
    enabled: boolean
  }[]
}

/** The body of `POST /exports`, in wire JSON. */
export interface ExportOrder {
  every: 'week' | 'month'
  /** The day of the month, or of the week from Monday as 1. */
  on: number
  /** IANA time zone. */
  tz: string
  filters: Pick<EntryFilter, 'type' | 'action' | 'actor' | 'account' | 'q'>
  recipients: readonly string[]
}

/** A hint that something changed. Hints carry no data: whoever hears one reads again. */
export type Hint =
  | { kind: 'account.changed'; n: number | null }
  | { kind: 'entries.changed' }
  | { kind: 'top-up.changed'; id: string | null }
  | { kind: 'alerts.changed' }
  /** Forget the version: the server started anew. */
  | { kind: 'resync' }

export interface Watcher {
  onHint(hint: Hint): void
  /** `live` while the stream is healthy; `waiting` between attempts. */
  onStatus?(status: 'live' | 'waiting'): void
  /** Continue after this event id; `resync` comes when the server no longer knows it. */
  lastEventId?: string
  onEventId?(id: string): void
}
