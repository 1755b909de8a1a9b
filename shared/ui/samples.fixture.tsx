/** Every component in every state that looks different, by name. */
import type { ComponentChildren } from 'preact'
import { DAY_MS, NOON, account, balance, lot, topUp } from '../credits/account.fixture.ts'
import type { Account, Contact, MissingRight, Pack } from '../credits/account.ts'
import { toCredits } from '../credits/amount.ts'
import type { BuyOffer, PurchaseIntent, PurchaseState } from '../credits/purchase.ts'
import { toFigure } from '../format/figure.ts'
import { AgeNote } from './AgeNote.tsx'
import { BuyButton } from './BuyButton.tsx'
import { CreditAmount } from './CreditAmount.tsx'
import { CreditDetails } from './CreditDetails.tsx'
import { CreditMeter } from './CreditMeter.tsx'
import { FailureNote } from './FailureNote.tsx'
import { LevelBadge } from './LevelBadge.tsx'
import { reader } from './mount.fixture.tsx'
import { OfferNote } from './OfferNote.tsx'
import { PackList } from './PackList.tsx'
import { PurchaseNotice } from './PurchaseNotice.tsx'
import { RequestForm } from './RequestForm.tsx'

export const packs: Pack[] = [
  { id: 'pack-100', credits: toCredits(100), price: { amount: '49.00', currency: 'EUR' } },
  { id: 'pack-250', credits: toCredits(250), price: { amount: '112.50', currency: 'EUR' } },
  { id: 'pack-500', credits: toCredits(500), price: null },
]
export const contacts: Contact[] = [
  { name: 'Priya Raman', email: 'priya@example.com', url: null },
  { name: 'Tomás Ferreira', email: null, url: 'https://people.example/tomas' },
  { name: 'Reception', email: null, url: null },
]
export const missing: MissingRight[] = [
  {
    right: 'Edit company',
    permission: 'Edit company',
    where: 'Settings → User Roles',
    url: 'https://ats.example/roles',
  },
]
export const intent: PurchaseIntent = {
  key: 'a-key-of-one-intent',
  kind: 'checkout',
  accountId: 'acct-1',
  packId: 'pack-100',
  credits: toCredits(100),
  scale: 0,
  expectedPrice: null,
  returnUrl: null,
  message: null,
}
const free = { min: toCredits(10), max: toCredits(5000), step: toCredits(10), pricePerCredit: null }

export const accounts = {
  healthy: account({
    balance: balance({ held: toCredits(10), incoming: toCredits(100) }),
    lots: [lot({ remaining: toCredits(60), expires: { at: NOON + 12 * DAY_MS } })],
    links: { portal: 'https://billing.example', plan: null, proConnect: null, support: null },
  }),
  low: account({
    balance: balance({ available: toCredits(95) }),
    autoTopUp: { enabled: true, below: toCredits(50), credits: null },
  }),
  empty: account({ balance: balance({ available: toCredits(0) }) }),
  overdrawn: account({ balance: balance({ available: toCredits(-5) }) }),
  paused: account({ paused: { reason: 'Paused <b>by</b> Northbeam', since: NOON } }),
  unlimited: account({ balance: balance({ available: null, unlimited: true }) }),
  unknown: account({ name: null, balance: balance({ available: null }) }),
  long: account({
    name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
    unit: { scale: 2, label: { one: 'Bewerbermanagementguthabenpunkt', other: 'Bewerbermanagementguthabenpunkte' } },
    balance: balance({ available: toCredits(999_999_999_999), held: toCredits(1250) }),
    sharedWith: ['Acme United Kingdom Holdings', 'Acme Deutschland', 'x'.repeat(300)].map((name) => ({
      id: name,
      name,
    })),
    openTopUps: [
      topUp(),
      topUp({ id: 'topup-2', status: 'requested', requestedBy: 'W'.repeat(80), checkoutUrl: null }),
    ],
  }),
} satisfies Record<string, Account>

export const purchases: PurchaseState[] = [
  { kind: 'idle' },
  { kind: 'asking', intent },
  { kind: 'blocked', intent, topUp: topUp() },
  { kind: 'blocked', intent, topUp: topUp({ checkoutUrl: null }) },
  { kind: 'opened', intent, topUp: topUp() },
  { kind: 'requested', intent, topUp: topUp({ kind: 'request', status: 'requested' }) },
  { kind: 'pending', intent, topUp: topUp({ status: 'pending' }), since: NOON },
  { kind: 'slow', intent, topUp: topUp({ status: 'pending' }), since: NOON },
  { kind: 'credited', intent, topUp: topUp({ status: 'credited' }) },
  { kind: 'ended', intent, topUp: topUp({ status: 'declined', reason: 'Card 4242 has expired' }) },
  { kind: 'ended', intent, topUp: topUp({ status: 'canceled' }) },
  { kind: 'failed', intent, failure: { kind: 'timeout' } },
  { kind: 'failed', intent, failure: { kind: 'price-changed' } },
]

export const offers: BuyOffer[] = [
  { kind: 'none' },
  { kind: 'link', url: 'https://billing.example/buy' },
  { kind: 'choose', packs },
  { kind: 'request', packs, contacts },
  { kind: 'billing-details', fixUrl: 'https://billing.example/details' },
  { kind: 'not-allowed', missing, contacts },
]

export const samples: [name: string, content: ComponentChildren][] = [
  ...Object.entries(accounts).flatMap(([name, shown]): [string, ComponentChildren][] => [
    [`bar, ${name}`, <Bar account={shown} />],
    [`details, ${name}`, <Details account={shown} />],
  ]),
  ...purchases.map((state): [string, ComponentChildren] => [`purchase, ${state.kind}`, <Purchase state={state} />]),
  ...offers.map((offer): [string, ComponentChildren] => [`offer, ${offer.kind}`, <Offer offer={offer} />]),
  ['failure', <FailureNote failure={{ kind: 'timeout' }} messages={reader.messages} actions={{ retry: ignore }} />],
  [
    'forbidden',
    <FailureNote failure={{ kind: 'forbidden', missing, contacts }} messages={reader.messages} actions={{}} />,
  ],
  ['packs', <PackList account={account()} packs={packs} free={free} reader={reader} isBusy={false} onPick={ignore} />],
  ['request form', <RequestForm account={account()} packs={packs} reader={reader} isBusy={false} onSend={ignore} />],
  ['request form without packs', <RequestForm account={account()} packs={[]} reader={reader} isBusy onSend={ignore} />],
]

function Bar({ account: shown }: { account: Account }) {
  const { locale, messages, now } = reader
  return (
    <>
      <CreditAmount figure={toFigure(shown, locale, messages, 'compact')} />
      <CreditMeter account={shown} messages={messages} now={now} />
      <LevelBadge account={shown} messages={messages} />
      <AgeNote at={now - DAY_MS} now={now} locale={locale} messages={messages} />
    </>
  )
}

function Details({ account: shown }: { account: Account }) {
  const snapshot = { account: shown, fetchedAt: NOON }
  return <CreditDetails snapshot={snapshot} reader={reader} isRefreshing={false} onRefresh={ignore} />
}

function Purchase({ state }: { state: PurchaseState }) {
  return (
    <PurchaseNotice
      state={state}
      unit={{ scale: 0, label: null }}
      support={contacts[0] ?? null}
      reader={reader}
      onOpen={ignore}
      onCancel={ignore}
      onDismiss={ignore}
      onRetry={ignore}
      onStartOver={ignore}
      onCopy={() => Promise.resolve()}
    />
  )
}

function Offer({ offer }: { offer: BuyOffer }) {
  return (
    <>
      <BuyButton offer={offer} messages={reader.messages} isBusy={false} onBuy={ignore} />
      <OfferNote offer={offer} messages={reader.messages} />
    </>
  )
}

function ignore() {}
