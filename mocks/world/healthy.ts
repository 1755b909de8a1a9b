/** The account that all scenarios differ from, and the ways in which credits are sold. */
import type { Scenario, TopUpPlan } from '../scenario.ts'
import { packs, priceList } from './catalogue.ts'
import { alertsAt, REPORTS } from './reminders.ts'

/** Three packs and a free amount, paid at a checkout or asked for. */
export const OFFER: TopUpPlan = {
  hasPage: false,
  kinds: ['checkout', 'request'],
  packs: packs(),
  free: { min: 20, max: 2000, step: 10, pricePerCredit: { amount: '0.60', currency: 'USD' } },
  blockedBy: null,
  temporaryOptions: [],
  settlement: 'credit',
  begun: [],
}

export const ONE_PACK: TopUpPlan = { ...OFFER, kinds: ['checkout'], packs: packs().slice(1, 2), free: null }
export const REQUEST_ONLY: TopUpPlan = { ...OFFER, kinds: ['request'], free: null }

/** An annual plan of 500, a third of the year gone, 368 left: what all other scenarios differ from. */
export const HEALTHY: Scenario = {
  name: 'healthy',
  title: 'Healthy',
  means: 'Plenty left: the gauge stays quiet.',
  account: { id: 'acc-halden', name: 'Halden Robotics' },
  unit: { scale: 0, label: null },
  unlimited: false,
  isBalanceUnknown: false,
  floor: 0,
  allowance: 500,
  marks: [],
  term: { startsIn: -118, endsIn: 247, cycle: 'annual', rolloverDays: 90, renews: true, nextAllowance: 500 },
  lots: [{ id: 'lot-plan', name: 'Annual plan', kind: 'plan', granted: 500, startsIn: -118, endsIn: 337 }],
  past: {
    days: 60,
    spend: 137,
    moments: [
      { daysAgo: 9, type: 'refund', credits: 5, description: 'Refund: the referee’s address bounced' },
      {
        daysAgo: 3,
        type: 'debit',
        credits: -3,
        description: 'Assessment evaluated: file unreadable, not charged',
        status: 'failed',
        action: 'assessment-evaluation',
      },
    ],
  },
  archived: 0,
  actions: priceList(),
  sharedWith: [],
  rights: { entries: true, export: true, buy: true, request: true },
  topUp: OFFER,
  autoTopUp: null,
  hasProConnect: true,
  features: { entries: true, usage: true, events: true, alerts: 'write', exports: true },
  alerts: alertsAt(0),
  reports: REPORTS,
  fault: null,
  clock: { fastMs: 0, lagMs: 0 },
  burstMs: null,
  isMinimal: false,
}
