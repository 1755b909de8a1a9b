/** Histories for tests and pictures: what a recruiter's week looks like, and what nobody hopes for. */
import type { ComponentChildren, ComponentProps } from 'preact'
import { DAY_MS, HOUR_MS, NOON, account, entry } from '../../credits/account.fixture.ts'
import type { Account } from '../../credits/account.ts'
import { toCredits } from '../../credits/amount.ts'
import type { Entry } from '../../credits/entry.ts'
import { EVERYTHING } from '../../credits/history-filter.ts'
import type { Ledger, LedgerState } from '../../credits/ledger.ts'
import { enHistory } from '../../format/messages/en-history.ts'
import { reader as plainReader } from '../mount.fixture.tsx'
import { History } from './History.tsx'
import type { HistoryReader } from './history-reader.ts'
import '../history.css'

export const reader: HistoryReader = { ...plainReader, messages: { ...plainReader.messages, ...enHistory } }

const NAMES = ['Ngozi Adeyemi', 'Tomasz Wójcik', 'Priya Raghunathan', 'Søren Mikkelsen', 'Nguyễn Thị Hạnh']
const RECRUITERS = ['Amara Okafor', 'Jonas Lindqvist', 'Mei Tanaka']

/** `count` uses, one every 40 minutes back from noon, every fourth a résumé; amounts and balances add up. */
export function uses(count: number): Entry[] {
  return Array.from({ length: count }, (_, index) => {
    const name = NAMES[index % NAMES.length] ?? ''
    const recruiter = RECRUITERS[index % RECRUITERS.length] ?? ''
    const isParsing = index % 4 === 3
    return entry({
      id: `use-${index}`,
      at: NOON - (index + 1) * 40 * 60_000,
      amount: toCredits(isParsing ? -1 : -5),
      balanceAfter: toCredits(400 + index * 4),
      description: isParsing ? `Résumé parsed: ${name}` : `Reference request for ${name}`,
      action: isParsing ? 'resume-parsing' : 'reference-check',
      actor: { kind: 'user', id: recruiter.toLowerCase(), name: recruiter },
      subject: { type: 'candidate', label: name, url: `https://ats.example/c/${index % NAMES.length}` },
    })
  })
}

const run = {
  id: 'run-1',
  label: 'Bulk résumé parsing: Warehouse Team Lead, Rotterdam',
  count: 30,
  credits: toCredits(-30),
}

/** A few days with one row of each kind. */
export const week: Entry[] = [
  ...uses(3).map((one): Entry => ({ ...one, status: one.id === 'use-0' ? 'pending' : 'posted' })),
  ...uses(6)
    .slice(3)
    .map((one) => ({ ...one, id: `${one.id}-run`, amount: toCredits(-1), group: run })),
  entry({
    id: 'bought',
    at: NOON - 20 * HOUR_MS,
    type: 'purchase',
    amount: toCredits(100),
    balanceAfter: toCredits(500),
    description: 'Top-up: 100 credits',
    action: null,
    actor: { kind: 'system', id: 'system', name: 'Billing' },
  }),
  entry({
    id: 'failed',
    at: NOON - 22 * HOUR_MS,
    status: 'failed',
    description:
      'Reference request for Camila Rojas Fuentes, who asked to be contacted through her agency in Valparaíso',
    balanceAfter: null,
  }),
  entry({
    id: 'expired',
    at: NOON - 3 * DAY_MS,
    type: 'expiry',
    amount: toCredits(-40),
    balanceAfter: toCredits(400),
    description: 'Left over from the plan of last year',
    action: null,
    actor: { kind: 'system', id: null, name: null },
  }),
  entry({
    id: 'odd',
    at: NOON - 400 * DAY_MS,
    type: 'refund_v2',
    amount: toCredits(5),
    balanceAfter: toCredits(440),
    description: 'بحث مرجعي <b>bold</b> 👩🏽‍💻 ' + 'x'.repeat(300),
    actor: { kind: 'unknown', id: null, name: null },
    subject: { type: 'candidate', label: 'أمينة', url: null },
  }),
  entry({ id: 'undated', at: null, type: 'grant', amount: toCredits(0), description: '', action: null }),
]

/** Rows with more to come. */
export function paged(entries: Entry[]): Ledger {
  return { entries, next: 'more', total: null, followed: [] }
}

export function ready(entries: Entry[]): LedgerState {
  return { ...paged(entries), kind: 'ready', next: null }
}

export const shownAccount: Account = account({ features: { ...account().features, usage: true } })

/** As on a screen, in a box of 560 px. */
export function Shown(props: Partial<ComponentProps<typeof History>> & { state: LedgerState }) {
  return (
    <div style={{ blockSize: '560px' }}>
      <History
        account={shownAccount}
        filter={EVERYTHING}
        used={null}
        people={[]}
        reader={reader}
        lastSeenAt={null}
        onFilter={ignore}
        onMore={ignore}
        onRetry={ignore}
        {...props}
      />
    </div>
  )
}

const noAccess = {
  ...shownAccount,
  access: {
    entries: false,
    export: false,
    buy: true,
    request: true,
    missing: [
      {
        right: 'Credit history',
        permission: 'Credit history',
        where: 'Settings → User roles',
        url: 'https://ats.example/roles',
      },
    ],
    contacts: [{ name: 'Priya Raman', email: 'priya@example.com', url: null }],
  },
}

export const historySamples: [name: string, content: ComponentChildren][] = [
  ['history', <Shown state={ready(week)} lastSeenAt={NOON - HOUR_MS} />],
  [
    'history, more to come',
    <Shown state={{ ...paged(uses(40)), kind: 'loading-more' }} used={{ credits: toCredits(160), count: 40 }} />,
  ],
  [
    'history, filtered',
    <Shown state={ready(uses(20))} filter={{ ...EVERYTHING, type: 'debit', actor: 'mei tanaka', period: '30' }} />,
  ],
  [
    'history, own dates reversed',
    <Shown
      state={ready(uses(20))}
      filter={{ ...EVERYTHING, period: 'own', fromDay: '2027-02-02', toDay: '2027-02-01' }}
    />,
  ],
  ['history, loading', <Shown state={{ kind: 'loading' }} />],
  ['history, empty', <Shown state={ready([])} />],
  ['history, nothing matches', <Shown state={ready([])} filter={{ ...EVERYTHING, q: 'nobody' }} />],
  ['history, failed', <Shown state={{ kind: 'failed', failure: { kind: 'timeout' } }} />],
  [
    'history, failed later',
    <Shown
      state={{
        kind: 'failed',
        failure: { kind: 'offline' },
        last: paged(uses(30)),
      }}
    />,
  ],
  ['history, no access', <Shown state={{ kind: 'loading' }} account={noAccess} />],
]

function ignore() {}
