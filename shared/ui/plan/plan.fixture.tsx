/** Plans for tests and pictures: what a quarter of a year's use looks like, and what nobody hopes for. */
import type { ComponentChildren, ComponentProps } from 'preact'
import { DAY_MS, NOON, account, action, balance, lot } from '../../credits/account.fixture.ts'
import type { Account } from '../../credits/account.ts'
import { toCredits } from '../../credits/amount.ts'
import { addDays, dayOf } from '../../credits/civil-day.ts'
import type { UsageRow, UsageState } from '../../credits/usage.ts'
import { enPlan } from '../../format/messages/en-plan.ts'
import { reader as plainReader } from '../mount.fixture.tsx'
import { contacts, missing, packs } from '../samples.fixture.tsx'
import { PlanSection } from './PlanSection.tsx'
import type { PlanSpeech } from '../../format/plan-words.ts'
import '../plan.css'

export const reader: PlanSpeech = { ...plainReader, messages: { ...plainReader.messages, ...enPlan } }

export const TODAY = dayOf(NOON)

const PRICES = { 'reference-check': 5, 'resume-parsing': 1, 'csv-import': 2, evaluation: 3, questions: 4 }
const per = { singular: 'request', plural: 'requests' }

/** An account that sells packs and tells what was used. */
export function plannedAccount(overrides: Partial<Account> = {}): Account {
  return account({
    features: { ...account().features, usage: true },
    balance: balance({ available: toCredits(168) }),
    lots: [
      lot({ id: 'plan', name: 'Annual plan', remaining: toCredits(150), expires: { at: NOON + 20 * DAY_MS } }),
      lot({ id: 'spring', name: 'Spring pack', remaining: toCredits(18), expires: { at: NOON + 200 * DAY_MS } }),
    ],
    actions: [
      action({ per }),
      action({ key: 'resume-parsing', name: 'Résumé parsing', cost: { kind: 'fixed', credits: toCredits(1) } }),
      action({ key: 'agency', name: 'Agency search', cost: { kind: 'varies' } }),
      action({ key: 'record-reference', name: 'Record a reference by hand', cost: { kind: 'free' } }),
      action({ key: 'video', name: 'Video interview', cost: { kind: 'unknown' }, status: 'coming-soon' }),
    ],
    topUp: {
      url: null,
      kinds: ['checkout'],
      packs,
      free: null,
      blockedBy: null,
      fixUrl: null,
      temporaryOptions: [],
    },
    ...overrides,
  })
}

/** Posted debits of one action on one day. */
export function use(day: string, key: string, credits: number, count = 1): UsageRow {
  return {
    keys: { day, action: key },
    labels: { action: `${key} as the report calls it` },
    credits: toCredits(credits),
    count,
  }
}

/** Working days of the last `days`, several actions, a busier week now and then. */
export function uses(days: number): UsageRow[] {
  return Array.from({ length: days }, (_, back) => back).flatMap((back) => {
    const day = addDays(TODAY, -back)
    if ([0, 6].includes(new Date(day).getUTCDay())) return []
    return Object.entries(PRICES).flatMap(([key, price], index) => {
      const count = (back * (index + 3)) % 4
      return count > 0 ? [use(day, key, price * count, count)] : []
    })
  })
}

export const ready = (rows: UsageRow[]): UsageState => ({ kind: 'ready', rows })

/** As on a screen. */
export function Shown({ use: state, ...props }: Partial<ComponentProps<typeof PlanSection>> & { use: UsageState }) {
  return (
    <PlanSection
      account={plannedAccount()}
      reader={reader}
      period={{ period: '90', fromDay: '', toDay: '' }}
      by="action"
      use={state}
      shares={state}
      isBusy={false}
      onPeriod={ignore}
      onBy={ignore}
      onRetry={ignore}
      onBuy={ignore}
      {...props}
    />
  )
}

const known = plannedAccount()
const short = { balance: balance({ available: toCredits(3) }), lots: null }
const offer = known.topUp
const noAccess = { entries: false, export: false, buy: true, request: true, missing, contacts }

/** Keys that no price list names, in all lengths and directions. */
const strange = ['__proto__', 'بحث مرجعي <b>bold</b>', 'x'.repeat(300), 'd', 'e', 'f', 'g'].map((key, index) =>
  use(addDays(TODAY, -index), key, 999_999_999_999 - index, 1_000_000),
)

export const planSamples: [name: string, content: ComponentChildren][] = [
  ['plan', <Shown use={ready(uses(90))} />],
  ['plan, by day', <Shown use={ready(uses(30))} period={{ period: '30', fromDay: '', toDay: '' }} />],
  ['plan, a year', <Shown use={ready(uses(365))} period={{ period: '365', fromDay: '', toDay: '' }} />],
  [
    'plan, by account',
    <Shown
      use={ready(uses(90))}
      shares={ready(
        ['acct-1', 'acct-2', 'acct-3'].map((key) => ({ ...use(TODAY, '', 50), keys: { account: key }, labels: {} })),
      )}
      by="account"
      account={plannedAccount({ sharedWith: [{ id: 'acct-2', name: 'Northbeam Care' }] })}
    />,
  ],
  [
    'plan, own dates reversed',
    <Shown use={ready(uses(90))} period={{ period: 'own', fromDay: '2027-02-02', toDay: '2027-02-01' }} />,
  ],
  ['plan, strange actions', <Shown use={ready(strange)} />],
  ['plan, loading', <Shown use={{ kind: 'loading' }} />],
  ['plan, nothing used', <Shown use={ready([])} />],
  ['plan, a few days', <Shown use={ready(uses(6))} />],
  ['plan, failed', <Shown use={{ kind: 'failed', failure: { kind: 'timeout' } }} />],
  ['plan, failed later', <Shown use={{ kind: 'failed', failure: { kind: 'offline' }, last: uses(90) }} />],
  ['plan, not offered', <Shown use={{ kind: 'loading' }} account={account()} />],
  ['plan, no access', <Shown use={{ kind: 'loading' }} account={plannedAccount({ access: noAccess })} />],
  ['plan, short', <Shown use={ready(uses(90))} account={plannedAccount(short)} />],
  [
    'plan, short, on request',
    <Shown
      use={ready(uses(90))}
      account={plannedAccount({ ...short, topUp: offer && { ...offer, kinds: ['request'] } })}
    />,
  ],
  ['plan, short, not sold', <Shown use={ready(uses(90))} account={plannedAccount({ ...short, topUp: null })} />],
  ['plan, no actions', <Shown use={ready(uses(90))} account={plannedAccount({ actions: [] })} />],
  [
    'plan, unlimited',
    <Shown
      use={ready(uses(90))}
      account={plannedAccount({ balance: balance({ available: null, unlimited: true }), lots: [] })}
    />,
  ],
]

function ignore() {}
