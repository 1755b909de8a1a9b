/** Small valid values for tests: a healthy account of plain credits at noon on 1 March 2027, UTC. Spread, then say what differs. */
import type { Account, Lot, TopUp } from './account.ts'
import { NO_CREDITS, toCredits } from './amount.ts'
import type { Entry } from './entry.ts'

/** The moment all fixtures share. */
export const NOON = Date.UTC(2027, 2, 1, 12)

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS

/** 400 of 500 credits left, no lots, one action at 5 credits, one at 1, one free; the viewer may do everything. */
export function account(overrides: Partial<Account> = {}): Account {
  return {
    id: 'acct-1',
    name: 'Northbeam',
    viewer: { id: 'viewer-1', name: 'Ada Okafor' },
    version: { epoch: 'first', n: 1 },
    asOf: NOON,
    serverTime: NOON,
    pollSeconds: null,
    unit: { scale: 0, label: null },
    balance: balance(),
    paused: null,
    allowance: toCredits(500),
    marks: [],
    term: {
      startsAt: Date.UTC(2027, 0, 1),
      endsAt: Date.UTC(2028, 0, 1),
      cycle: 'annual',
      rolloverDays: 90,
      renews: true,
      nextAllowance: toCredits(500),
    },
    lots: null,
    actions: [
      action({ key: 'reference-check', name: 'Reference check', cost: { kind: 'fixed', credits: toCredits(5) } }),
      action({ key: 'resume-parsing', name: 'Résumé parsing', cost: { kind: 'fixed', credits: toCredits(1) } }),
      action({ key: 'record-reference', name: 'Record a reference by hand', cost: { kind: 'free' } }),
    ],
    sharedWith: [],
    access: { entries: true, export: true, buy: true, request: true, missing: [], contacts: [] },
    topUp: null,
    autoTopUp: null,
    openTopUps: [],
    links: { portal: null, plan: null, proConnect: null, support: null },
    features: { entries: true, usage: false, events: false, alerts: 'none', exports: false },
    ...overrides,
  }
}

/** 400 available, floor 0. */
export function balance(overrides: Partial<Account['balance']> = {}): Account['balance'] {
  return {
    available: toCredits(400),
    unlimited: false,
    floor: NO_CREDITS,
    held: NO_CREDITS,
    incoming: NO_CREDITS,
    ...overrides,
  }
}

/** A reference check at 5 credits. */
export function action(overrides: Partial<Account['actions'][number]> = {}): Account['actions'][number] {
  return {
    key: 'reference-check',
    name: 'Reference check',
    cost: { kind: 'fixed', credits: toCredits(5) },
    per: null,
    trigger: null,
    note: null,
    status: 'available',
    canRun: null,
    ...overrides,
  }
}

/** An active lot of 100 credits, all there, usable for any action for 30 more days. */
export function lot(overrides: Partial<Lot> = {}): Lot {
  return {
    id: 'lot-1',
    name: null,
    kind: 'plan',
    status: 'active',
    granted: toCredits(100),
    remaining: toCredits(100),
    effectiveAt: NOON - 30 * DAY_MS,
    expires: { at: NOON + 30 * DAY_MS },
    rolledOver: false,
    restrictedTo: 'any',
    ...overrides,
  }
}

/** A posted debit of 5 credits. */
export function entry(overrides: Partial<Entry> = {}): Entry {
  return {
    id: 'entry-1',
    at: NOON,
    account: null,
    type: 'debit',
    amount: toCredits(-5),
    balanceAfter: null,
    status: 'posted',
    description: 'Reference check',
    action: 'reference-check',
    quantity: 1,
    actor: { kind: 'user', id: 'viewer-1', name: 'Ada Okafor' },
    subject: null,
    group: null,
    lots: [],
    ...overrides,
  }
}

/** A checkout for 100 credits, begun by this viewer, not paid yet. */
export function topUp(overrides: Partial<TopUp> = {}): TopUp {
  return {
    id: 'topup-1',
    kind: 'checkout',
    status: 'action-required',
    credits: toCredits(100),
    price: { amount: '49.00', currency: 'EUR' },
    checkoutUrl: 'https://pay.example/topup-1',
    mine: true,
    requestedBy: null,
    reason: null,
    expectedAt: null,
    expiresAt: null,
    createdAt: NOON,
    updatedAt: NOON,
    ...overrides,
  }
}
