/** The simulated account in the words of the contract. */
import type { Account, Action, Contact, Features, Lot, MissingRight, UnitLabel } from '../../shared/credits/account.ts'
import { toCredits } from '../../shared/credits/amount.ts'
import type { Entry } from '../../shared/credits/entry.ts'
import type { TermPlan } from '../scenario.ts'
import type { Simulation } from '../simulation.ts'
import type { Order } from '../top-up-desk.ts'
import { dayFrom } from '../world/history.ts'
import { GRANTED_UNDER, PERMISSIONS } from '../world/permissions.ts'
import type { Viewer } from './auth.ts'

const POLL_SECONDS = 60
const MAX_LOTS = 100
const LOT_ORDER = ['active', 'scheduled', 'pending', 'depleted', 'expired', 'voided'] as const
const CONTACTS: Contact[] = [
  { name: 'Amara Okafor', email: 'amara.okafor@halden.example', url: null },
  { name: 'Henrik Vasquez, success manager', email: 'henrik@larkfield.example', url: null },
]

/** The instance's own addresses begin with `base`: `https://…/mock/<scenario>[@<instance>]`. */
export interface Reader {
  viewer: Viewer
  base: string
  /** `Accept-Language` as it came. */
  languages: string | null
}

/** The answer of `GET /account`. */
export function toWireAccount(simulation: Simulation, reader: Reader) {
  const { scenario, now, overrides } = simulation
  const serverNow = now + scenario.clock.fastMs
  const required = {
    id: accountId(simulation),
    asOf: iso(serverNow - scenario.clock.lagMs),
    unit: { scale: scenario.unit.scale, label: findLabel(scenario.unit.label, reader.languages) },
    balance: toWireBalance(simulation),
  }
  if (scenario.isMinimal) {
    const { available } = required.balance
    return { ...required, unit: { scale: scenario.unit.scale }, balance: { available }, ...overrides }
  }
  return { ...required, ...toDetails(simulation, reader), serverTime: iso(serverNow), ...overrides }
}

/** Answers say whose they are; in one scenario they say it wrongly. */
export function accountId({ scenario, fault }: Simulation): string {
  return fault === 'wrong-account' ? 'acc-meridian' : scenario.account.id
}

export function toWireTopUp(simulation: Simulation, order: Order, { viewer, base }: Reader) {
  const mine = order.viewerId === viewer.id
  const hasCheckout = mine && order.kind === 'checkout' && order.status === 'action-required'
  return {
    accountId: accountId(simulation),
    scale: simulation.scenario.unit.scale,
    id: order.id,
    kind: order.kind,
    status: order.status,
    credits: order.credits,
    price: order.price,
    checkoutUrl: hasCheckout ? `${base}/checkout/${order.id}` : null,
    mine,
    requestedBy: order.requestedBy,
    reason: order.reason,
    expectedAt: maybeIso(order.expectedAt),
    expiresAt: maybeIso(order.expiresAt),
    createdAt: iso(order.createdAt),
    updatedAt: iso(order.updatedAt),
  }
}

export function toWireEntry(entry: Entry) {
  return { ...entry, at: maybeIso(entry.at) }
}

/** What the viewer lacks, and where it is granted. */
export function missingRights({ rights }: Viewer): MissingRight[] {
  return PERMISSIONS.flatMap((permission) =>
    permission.rights
      .filter((right) => !rights[right])
      .map((right) => ({ right, permission: permission.name, where: GRANTED_UNDER, url: null })),
  )
}

/** What a viewer may do with the alerts: those who manage billing set them. */
export function alertAccess({ scenario: { features } }: Simulation, { rights }: Viewer): Features['alerts'] {
  return features.alerts === 'write' && !rights.buy ? 'read' : features.alerts
}

export function contactsFor(viewer: Viewer): Contact[] {
  return missingRights(viewer).length > 0 ? CONTACTS : []
}

export function iso(at: number): string {
  return new Date(at).toISOString()
}

function toDetails(simulation: Simulation, reader: Reader) {
  const { scenario, pausedAt, version, desk, allowance } = simulation
  const { viewer, base } = reader
  const { rights } = viewer
  return {
    name: scenario.account.name,
    viewer: { id: viewer.id, name: viewer.name },
    version,
    pollSeconds: POLL_SECONDS,
    paused: pausedAt === null ? null : { reason: 'exhausted', since: iso(pausedAt) },
    allowance,
    marks: scenario.marks,
    term: scenario.term && toWireTerm(scenario.term, simulation),
    lots: toWireLots(simulation.ledger.lots),
    actions: scenario.actions.map((action) => ({ ...action, canRun: canRun(simulation, action) })),
    sharedWith: scenario.sharedWith,
    access: { ...rights, missing: missingRights(viewer), contacts: contactsFor(viewer) },
    topUp: toWireOffer(simulation, base),
    autoTopUp: scenario.autoTopUp,
    openTopUps: desk.open.map((order) => toWireTopUp(simulation, order, reader)),
    links: {
      portal: `${base}/portal`,
      plan: null,
      proConnect: scenario.hasProConnect ? `${base}/pro-connect` : null,
      support: { name: 'Larkfield support', email: 'support@larkfield.example', url: null },
    },
    features: {
      ...scenario.features,
      entries: scenario.features.entries && rights.entries,
      alerts: alertAccess(simulation, viewer),
    },
  }
}

function toWireBalance({ scenario, ledger, incoming }: Simulation): Account['balance'] {
  const isKnown = !scenario.isBalanceUnknown
  return {
    available: isKnown ? ledger.available : null,
    unlimited: scenario.unlimited,
    floor: toCredits(scenario.floor),
    held: isKnown ? ledger.held : null,
    incoming,
  }
}

function toWireTerm({ startsIn, endsIn, ...term }: TermPlan, { startedAt }: Simulation) {
  return { startsAt: iso(dayFrom(startedAt, startsIn)), endsAt: iso(dayFrom(startedAt, endsIn)), ...term }
}

/** Open lots first, and of the closed ones the newest. */
function toWireLots(lots: readonly Lot[]) {
  return lots
    .toSorted((a, b) => LOT_ORDER.indexOf(a.status) - LOT_ORDER.indexOf(b.status) || b.effectiveAt - a.effectiveAt)
    .slice(0, MAX_LOTS)
    .map((lot) => ({
      ...lot,
      effectiveAt: iso(lot.effectiveAt),
      expires: lot.expires === null || lot.expires === 'never' ? lot.expires : { at: iso(lot.expires.at) },
    }))
}

function toWireOffer({ scenario: { topUp }, isBlocked }: Simulation, base: string) {
  if (!topUp) return null
  const { hasPage, kinds, packs, free, temporaryOptions } = topUp
  return {
    url: hasPage ? `${base}/portal` : null,
    kinds,
    packs: kinds.length > 0 ? packs : [],
    free,
    blockedBy: isBlocked ? 'billing-details' : null,
    fixUrl: isBlocked ? `${base}/portal` : null,
    temporaryOptions,
  }
}

/** Only where lots are kept for certain actions: there a client cannot derive it. */
function canRun({ ledger }: Simulation, { key, cost, status }: Omit<Action, 'canRun'>): number | null {
  const isRestricted = ledger.lots.some(({ restrictedTo }) => restrictedTo !== 'any')
  const spendable = ledger.spendableFor(key)
  if (!isRestricted || spendable === null || cost.kind !== 'fixed' || status !== 'available') return null
  return Math.max(0, Math.floor(spendable / cost.credits))
}

/** The unit's name in the first language asked for that the scenario knows, else in English. */
function findLabel(labels: Record<string, UnitLabel> | null, languages: string | null): UnitLabel | null {
  if (labels === null) return null
  const asked = (languages ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  const known = asked.find((language) => Object.hasOwn(labels, language)) ?? 'en'
  return labels[known] ?? null
}

function maybeIso(at: number | null): string | null {
  return at === null ? null : iso(at)
}
