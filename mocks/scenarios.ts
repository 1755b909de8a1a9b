/** THE list: every state that a screen may have to show, by name. Tests, the demo, previews and the mock server use it. */
import { toCredits } from '../shared/credits/amount.ts'
import type { Scenario } from './scenario.ts'
import { FRACTIONAL, LONG_NAMES } from './world/unusual.ts'
import { HEALTHY, OFFER, ONE_PACK, REQUEST_ONLY } from './world/healthy.ts'

const QUIET = { days: 30, spend: 0, moments: [] }
const HOUR_MS = 3_600_000

export const scenarios: readonly Scenario[] = [
  HEALTHY,
  scenario('low', 'Low', 'Below a quarter of the allowance; one pack, so Buy goes straight to its checkout.', {
    marks: [{ percent: 25 }, { credits: toCredits(20) }],
    past: { days: 90, spend: 414, moments: [] },
    topUp: ONE_PACK,
  }),
  scenario('empty', 'Empty', 'Nothing left: credit features are paused.', {
    past: { days: 110, spend: 500, moments: [] },
    topUp: {
      ...OFFER,
      temporaryOptions: [
        {
          name: 'Emergency 20',
          note: '20 credits now, taken off the next renewal. Ask your success manager.',
          url: null,
        },
      ],
    },
  }),
  scenario('overdrawn', 'Overdrawn', 'Below zero within an allowed overdraft of 50; bought on a standing page.', {
    floor: -50,
    past: { days: 110, spend: 512, moments: [] },
    topUp: { ...OFFER, hasPage: true, kinds: [], free: null },
  }),
  scenario('unlimited', 'Unlimited', 'Nothing is counted down; uses are still listed.', {
    unlimited: true,
    allowance: null,
    lots: [],
    past: { days: 60, spend: 160, moments: [] },
    topUp: null,
    features: { entries: true, usage: true, events: true, alerts: 'none', exports: false },
  }),
  scenario('unknown-balance', 'Balance unknown', 'The credit service answers, but cannot say what is left.', {
    isBalanceUnknown: true,
  }),
  scenario('minimal-server', 'Minimal server', 'A server that tells the balance and nothing else.', {
    allowance: null,
    lots: [{ id: 'lot-plan', name: 'Plan', kind: 'plan', granted: 240, startsIn: -20, endsIn: 'never' }],
    past: QUIET,
    topUp: null,
    features: { entries: false, usage: false, events: false, alerts: 'none', exports: false },
    isMinimal: true,
  }),
  scenario('new-account', 'New account', 'Nothing bought yet, no history.', {
    allowance: 0,
    term: null,
    lots: [],
    past: QUIET,
    alerts: [],
    reports: [],
    hasProConnect: false,
  }),
  scenario('expiring-soon', 'Expiring soon', '120 credits lapse in nine days; some are kept for reference checks.', {
    lots: [
      { id: 'lot-trial', name: 'Launch grant', kind: 'grant', granted: 150, startsIn: -81, endsIn: 9 },
      {
        id: 'lot-references',
        name: 'Reference check bonus',
        kind: 'grant',
        granted: 40,
        startsIn: -40,
        endsIn: 50,
        restrictedTo: ['reference-check'],
      },
      { id: 'lot-plan', name: 'Annual plan', kind: 'plan', granted: 300, startsIn: -81, endsIn: 374 },
    ],
    allowance: 490,
    term: { startsIn: -81, endsIn: 284, cycle: 'annual', rolloverDays: 90, renews: false, nextAllowance: null },
    past: { days: 20, spend: 30, moments: [] },
  }),
  scenario('rollover', 'Rollover', 'A new term has begun; last term’s credits live on in their window of 90 days.', {
    term: { startsIn: -20, endsIn: 345, cycle: 'annual', rolloverDays: 90, renews: true, nextAllowance: 500 },
    lots: [
      { id: 'lot-trial', name: 'Trial', kind: 'grant', granted: 50, startsIn: -420, endsIn: -390 },
      {
        id: 'lot-last-term',
        name: 'Annual plan, last term',
        kind: 'plan',
        granted: 200,
        startsIn: -385,
        endsIn: 70,
        isRolledOver: true,
      },
      { id: 'lot-plan', name: 'Annual plan', kind: 'plan', granted: 500, startsIn: -20, endsIn: 435 },
      { id: 'lot-next', name: 'Spring campaign', kind: 'grant', granted: 60, startsIn: 25, endsIn: 115 },
    ],
    past: { days: 120, spend: 62, moments: [] },
  }),
  scenario('shared-pool', 'Shared pool', 'Three accounts of one subscription draw on the same balance.', {
    sharedWith: [
      { id: 'acc-halden-uk', name: 'Halden Robotics UK' },
      { id: 'acc-halden-care', name: 'Halden Care' },
    ],
    features: { entries: true, usage: true, events: true, alerts: 'read', exports: true },
    past: {
      days: 60,
      spend: 210,
      moments: [
        { daysAgo: 70, type: 'transfer', credits: 80, description: 'Moved from Halden Care' },
        {
          daysAgo: 31,
          type: 'adjustment',
          credits: -6,
          description: 'Correction: double import in Halden Robotics UK',
        },
        {
          daysAgo: 0.02,
          type: 'debit',
          credits: -12,
          description: 'Bulk résumé parsing, running',
          status: 'pending',
          action: 'resume-parsing',
        },
      ],
    },
  }),
  scenario('auto-top-up', 'Auto top-up', 'Low, but no alarm: below 30 the server buys 150 by itself.', {
    autoTopUp: { enabled: true, below: toCredits(30), credits: toCredits(150) },
    term: { startsIn: -11, endsIn: 19, cycle: 'monthly', rolloverDays: 30, renews: true, nextAllowance: 150 },
    allowance: 150,
    lots: [
      { id: 'lot-before', name: 'Trial', kind: 'grant', granted: 40, startsIn: -41, endsIn: 'never' },
      { id: 'lot-plan', name: 'Monthly plan', kind: 'plan', granted: 150, startsIn: -11, endsIn: 49 },
    ],
    past: {
      days: 10,
      spend: 117,
      moments: [{ daysAgo: 12, type: 'reset', credits: -40, description: 'Reset at the start of the month' }],
    },
  }),
  scenario('top-up-requested', 'Top-up requested', 'This viewer may only ask; a request waits for its answer.', {
    rights: { entries: true, export: true, buy: false, request: true },
    past: { days: 90, spend: 428, moments: [] },
    topUp: {
      ...REQUEST_ONLY,
      settlement: 'hold',
      begun: [{ kind: 'request', status: 'requested', credits: 250, price: null, minutesAgo: 130, viewerId: 'amara' }],
    },
  }),
  scenario('top-up-pending', 'Top-up pending', 'Paid, and not credited until somebody settles it.', {
    past: { days: 90, spend: 455, moments: [] },
    topUp: {
      ...OFFER,
      settlement: 'hold',
      begun: [
        {
          kind: 'checkout',
          status: 'pending',
          credits: 250,
          price: { amount: '125.00', currency: 'USD' },
          minutesAgo: 4,
          viewerId: 'amara',
        },
      ],
    },
  }),
  scenario('top-up-declined', 'Top-up declined', 'Requests are answered with no, and with a reason.', {
    rights: { entries: true, export: true, buy: false, request: true },
    past: { days: 90, spend: 440, moments: [] },
    topUp: { ...REQUEST_ONLY, settlement: 'decline' },
  }),
  scenario('checkout-failed', 'Checkout failed', 'The payment does not go through.', {
    past: { days: 90, spend: 440, moments: [] },
    topUp: { ...OFFER, settlement: 'fail' },
  }),
  scenario('no-buy-permission', 'May not buy', 'This viewer may neither buy nor ask; two people can help.', {
    past: { days: 90, spend: 430, moments: [] },
    rights: { entries: true, export: true, buy: false, request: false },
  }),
  scenario('no-history-permission', 'May not see history', 'The balance is shown, the history is not.', {
    rights: { entries: false, export: false, buy: true, request: true },
  }),
  scenario(
    'billing-details-missing',
    'Billing details missing',
    'Nobody can buy until the billing details are complete.',
    {
      past: { days: 90, spend: 430, moments: [] },
      topUp: { ...OFFER, blockedBy: 'billing-details' },
    },
  ),
  scenario('signed-out', 'Signed out', 'The session is over, whatever the token.', { fault: 'signed-out' }),
  scenario('rate-limited', 'Rate limited', 'Asked too often: come back in 20 seconds.', { fault: 'rate-limited' }),
  scenario('server-error', 'Server error', 'The billing API is broken.', { fault: 'server-error' }),
  scenario('slow', 'Slow', 'Every answer takes three seconds.', { fault: 'slow' }),
  scenario('offline', 'Offline', 'No connection comes about.', { fault: 'offline' }),
  scenario('malformed', 'Malformed', 'The account’s answer breaks off in the middle.', { fault: 'malformed' }),
  scenario('wrong-account', 'Wrong account', 'The answers are for somebody else’s account.', {
    fault: 'wrong-account',
  }),
  scenario('stale-clock', 'Stale clock', 'Figures three hours old, from a server whose clock is two hours fast.', {
    clock: { fastMs: 2 * HOUR_MS, lagMs: 3 * HOUR_MS },
  }),
  scenario('huge-history', 'Huge history', '100,000 entries, made one by one as they are read.', {
    allowance: 30_000,
    lots: [{ id: 'lot-plan', name: 'Enterprise plan', kind: 'plan', granted: 30_000, startsIn: -118, endsIn: 337 }],
    past: QUIET,
    archived: 100_000,
  }),
  scenario('live-burst', 'Live burst', 'A bulk run is under way: the balance falls four times a second.', {
    allowance: 10_000,
    lots: [{ id: 'lot-plan', name: 'Annual plan', kind: 'plan', granted: 10_000, startsIn: -118, endsIn: 337 }],
    past: { days: 30, spend: 1180, moments: [] },
    burstMs: 250,
  }),
  scenario(
    'long-names',
    'Long and hostile names',
    'Long words, markup, emoji and right-to-left text: all of it only text.',
    LONG_NAMES,
  ),
  scenario('fractional-credits', 'Fractional credits', 'A unit of its own name, counted in hundredths.', FRACTIONAL),
]

/** Throws nothing: an unknown name has no scenario. */
export function findScenario(name: string): Scenario | undefined {
  return scenarios.find((one) => one.name === name)
}

function scenario(name: string, title: string, means: string, differs: Partial<Scenario>): Scenario {
  return { ...HEALTHY, ...differs, name, title, means }
}
