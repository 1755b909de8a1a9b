import type { CountProblem } from '../../credits/plan.ts'
import type { Grain } from '../../credits/use-chart.ts'
import type { UsePeriod } from '../../credits/use-period.ts'
import type { ShareKey } from '../../credits/use-shares.ts'
import type { HistoryMessages } from './en-history.ts'
import type { Note } from './messages.ts'

/** Needed where use is shown and planned. */
export interface PlanMessages extends Pick<HistoryMessages, 'period' | 'fromDay' | 'toDay' | 'datesReversed'> {
  /** Names the section. */
  plan: string
  usePeriods: Record<UsePeriod, string>
  loadingUse: string
  pace: string
  /** `credits` are about so many in that time. */
  paceOf: Record<'day' | 'week' | 'month', (credits: string) => string>
  paceNote: string
  /** Too little to say a number of. */
  paceTiny: string
  noPace: string
  runOut: string
  /** The days are the first and the last on which it may happen. */
  runsOut: (from: string, to: string) => string
  runsOutOn: (day: string) => string
  lastsUntil: (day: string) => string
  /** Stands below both: `days` of use are behind it. */
  fromDays: (days: number) => string
  /** Too few days for a forecast. */
  fewDays: (days: number, needed: number) => Note
  /** Why else there is none: too little use, nothing to run out, a balance or a day that nobody can tell, old use. */
  noForecast: Record<'use' | 'out' | 'unlimited' | 'balance' | 'restricted-lots' | 'past-period', Note>
  lapse: string
  /** `credits` is one of the next three or "—", `lot` what they are called, `day` the last on which they can be used. */
  lapseOf: (credits: string, lot: string, day: string) => string
  lapseAbout: (credits: string) => string
  lapseUpTo: (most: string) => string
  lapseRange: (least: string, most: string) => string
  noLapse: string
  /** Lots that lose something and are not listed. */
  moreLapses: (lots: number) => string
  unnamedLot: string
  /** Over the chart. */
  useOf: Record<Grain, string>
  /** The day, week or month that is not over. */
  soFar: (bar: string) => string
  showTable: string
  /** Stands over the names of the bars. */
  barHead: Record<Grain, string>
  useTotal: string
  nothingUsed: Note
  /** The sum is beyond what can be counted exactly. */
  useTooLarge: string
  /** Rows of the report that could not be counted. */
  rowsLeftOut: (rows: number) => string
  breakdown: string
  shareBy: Record<ShareKey, string>
  shareHead: Record<ShareKey, string>
  /** What the report names no action, person or account for. */
  unnamedUse: string
  otherLines: (lines: number) => string
  useCount: string
  useCredits: string
  useShare: string
  useNotOffered: Note
  useNoAccess: Note
  planner: string
  plannerHint: string
  /** Two numbers that are multiplied: how many hires, and how much for each. */
  planFields: Record<'times' | 'perTime', string>
  addLine: string
  removeLine: (action: string) => string
  lineNotCounted: Record<'varies' | 'unknown' | 'coming-soon' | 'no-such-action', string>
  /** What is wrong with a number as typed; `max` is the largest one taken. */
  countProblem: Record<Exclude<CountProblem, 'too-many'>, string> & { 'too-many': (max: string) => string }
  planNeeded: string
  planNeededAtLeast: string
  planTooLarge: string
  planAvailable: string
  planShort: string
  planEnough: string
  planLeft: (credits: string) => string
  /** What to buy, and its exact price where there is one. */
  proposal: (credits: string, price: string | null) => string
  severalOrders: string
  buyCredits: (credits: string) => string
  /** One line of the plan, in the message of a request. */
  planLine: (times: string, perTime: string, action: string) => string
}

/** English words of the plan. Loaded with it. */
export const enPlan: PlanMessages = {
  plan: 'Plan',
  period: 'Period',
  usePeriods: { 30: 'Last 30 days', 90: 'Last 90 days', term: 'This term', 365: 'Last 12 months', own: 'Own dates' },
  fromDay: 'From',
  toDay: 'To',
  datesReversed: 'The first day is after the last one. Change either.',
  loadingUse: 'Loading what was used',
  pace: 'Pace',
  paceOf: {
    day: (credits) => `About ${credits} a day`,
    week: (credits) => `About ${credits} a week`,
    month: (credits) => `About ${credits} a month`,
  },
  paceNote: 'On average over this period.',
  paceTiny: 'Next to nothing',
  noPace: 'Nothing used in this period',
  runOut: 'Runs out if nothing is added',
  runsOut: (from, to) => `Between ${from} and ${to}`,
  runsOutOn: (day) => `On ${day}`,
  lastsUntil: (day) => `Not before ${day}`,
  fromDays: (days) => `From ${days} ${days === 1 ? 'day' : 'days'} of use.`,
  fewDays: (days, needed) => ({
    title: 'Not enough data yet',
    advice: `A forecast takes ${needed} days of use. This period has ${days}.`,
  }),
  noForecast: {
    use: {
      title: 'Not enough data yet',
      advice: 'Too little was used in this period, or nearly all of it at once. A longer one may tell more.',
    },
    out: { title: 'Nothing is left', advice: 'Actions that cost credits run again once credits are added.' },
    unlimited: { title: 'Never', advice: 'Credits are not counted down here.' },
    balance: { title: 'Not known', advice: 'The credit service does not say what is left.' },
    'restricted-lots': {
      title: 'No single day',
      advice: 'Some credits pay for certain actions only, so they do not all run out together.',
    },
    'past-period': {
      title: 'Not told by past days',
      advice: 'The pace may be another by now. Choose a period that ends today.',
    },
  },
  lapse: 'Expires unused',
  lapseOf: (credits, lot, day) => `${credits} of ${lot} after ${day}`,
  lapseAbout: (credits) => `About ${credits}`,
  lapseUpTo: (most) => `Up to ${most}`,
  lapseRange: (least, most) => `${least} to ${most}`,
  noLapse: 'Nothing at this pace',
  moreLapses: (lots) => `and some of ${lots} more`,
  unnamedLot: 'a lot without a name',
  useOf: { day: 'Used by day', week: 'Used by week', month: 'Used by month' },
  soFar: (bar) => `${bar}, so far`,
  showTable: 'Show as table',
  barHead: { day: 'Day', week: 'Week', month: 'Month' },
  useTotal: 'Total',
  nothingUsed: {
    title: 'Nothing used in this period',
    advice: 'Each use appears here, by day and action. Choose a longer period, or run an action that costs credits.',
  },
  useTooLarge: 'The sum is too large to show exactly. Choose a shorter period.',
  rowsLeftOut: (rows) => `Rows of the report without a valid day or amount, left out: ${rows}`,
  breakdown: 'Where it went',
  shareBy: { action: 'By action', actor: 'By person', account: 'By account' },
  shareHead: { action: 'Action', actor: 'Person', account: 'Account' },
  unnamedUse: 'Not named',
  otherLines: (lines) => `${lines} others`,
  useCount: 'Uses',
  useCredits: 'Credits',
  useShare: 'Share',
  useNotOffered: {
    title: 'No usage report',
    advice: 'This credit service does not tell what was used, so there is no pace and no forecast.',
  },
  useNoAccess: { title: 'You may not see what was used', advice: 'Ask an admin for the right.' },
  planner: 'What will you need?',
  plannerHint: 'Say how many hires you plan, and what each of them takes.',
  planFields: { times: 'Hires', perTime: 'Per hire' },
  addLine: 'Add an action',
  removeLine: (action) => `Remove ${action}`,
  lineNotCounted: {
    varies: 'Not counted: the price varies.',
    unknown: 'Not counted: the price is not known.',
    'coming-soon': 'Not counted: not on offer yet.',
    'no-such-action': 'Not counted: this account has no such action.',
  },
  countProblem: {
    empty: 'Enter a number.',
    'not-a-number': 'Enter a number in figures.',
    negative: 'Enter 0 or more.',
    fraction: 'Enter a whole number.',
    'too-many': (max) => `Enter ${max} at most.`,
  },
  planNeeded: 'Needed',
  planNeededAtLeast: 'Needed, without what is not counted',
  planTooLarge: 'More than can be counted',
  planAvailable: 'Available',
  planShort: 'Short',
  planEnough: 'Enough',
  planLeft: (credits) => `${credits} left after`,
  proposal: (credits, price) => `Top-up that covers it: ${credits}${price === null ? '' : ` for ${price}`}`,
  severalOrders: 'Each pack is an order of its own; the plan follows your balance.',
  buyCredits: (credits) => `Buy ${credits}`,
  planLine: (times, perTime, action) =>
    `${perTime} × ${action} for ${times === '1' ? 'one hire' : `each of ${times} hires`}`,
}
