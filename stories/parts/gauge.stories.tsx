import { NOON, HOUR_MS } from '../../shared/credits/account.fixture.ts'
import type { Account } from '../../shared/credits/account.ts'
import { toFigure } from '../../shared/format/figure.ts'
import { AgeNote } from '../../shared/ui/AgeNote.tsx'
import { CreditAmount } from '../../shared/ui/CreditAmount.tsx'
import { CreditMeter } from '../../shared/ui/CreditMeter.tsx'
import { LevelBadge } from '../../shared/ui/LevelBadge.tsx'
import { accounts } from '../../shared/ui/samples.fixture.tsx'
import { part, type PartReader } from './part.tsx'

const meta = { title: 'Parts/Gauge and level' }
export default meta

export const Healthy = part('More is left than the low mark: number and gauge in the page’s own colour.', (reader) => (
  <Gauge account={accounts.healthy} reader={reader} />
))
export const Low = part('At the low mark or below it: a word, a shape and amber together.', (reader) => (
  <Gauge account={accounts.low} reader={reader} />
))
export const Empty = part('Nothing is left, so nothing that costs credits runs.', (reader) => (
  <Gauge account={accounts.empty} reader={reader} />
))
export const Overdrawn = part('More was used than there was: the minus is told, the gauge is empty.', (reader) => (
  <Gauge account={accounts.overdrawn} reader={reader} />
))
export const Paused = part('Somebody paused the account’s credits; what is left stays.', (reader) => (
  <Gauge account={accounts.paused} reader={reader} />
))
export const Unlimited = part('The plan counts nothing down, so there is no gauge.', (reader) => (
  <Gauge account={accounts.unlimited} reader={reader} />
))
export const Unknown = part('The billing system does not say what is left: a dash, never a zero.', (reader) => (
  <Gauge account={accounts.unknown} reader={reader} />
))
export const Old = part('The number is hours old, because nothing newer could be read since.', (reader) => (
  <>
    <Gauge account={accounts.healthy} reader={reader} />
    <AgeNote at={NOON - 3 * HOUR_MS} {...reader} />
  </>
))
export const LongNumber = part('Twelve digits, two of them fractions, in a unit with a long name.', (reader) => (
  <Gauge account={accounts.long} reader={reader} />
))

function Gauge({ account, reader: { locale, messages, now } }: { account: Account; reader: PartReader }) {
  return (
    <>
      <div class="cg-details-hero">
        <CreditAmount figure={toFigure(account, locale, messages, 'full')} />
        <LevelBadge account={account} messages={messages} />
      </div>
      <CreditMeter account={account} messages={messages} now={now} />
    </>
  )
}
