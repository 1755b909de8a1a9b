import type { Account, Lot } from '../../credits/account.ts'
import { toCredits } from '../../credits/amount.ts'
import type { Credits } from '../../credits/amount.ts'
import { breakdownOf } from '../../credits/breakdown.ts'
import { formatCredits, formatWithUnit } from '../../format/credits.ts'
import { burnWords, lotName } from '../../format/panel-words.ts'
import type { PanelSpeech } from '../../format/panel-words.ts'
import { LostLotRow, LotRow } from './LotRow.tsx'
import { TermFacts } from './TermFacts.tsx'

/** So many lots are shown at once; the others open. */
const SHOWN = 6

interface Props {
  account: Account
  reader: PanelSpeech
  /** What lapsed of lots, by their id, where the ledger tells what the lots no longer do. */
  lapsed: ReadonlyMap<string, Credits>
}

/** Where the balance comes from, in what order it is spent, what lapses, what was lost, what comes next. */
export function Breakdown({ account, reader, lapsed }: Props) {
  return (
    <section class="cg-breakdown" part="breakdown" aria-labelledby="cg-breakdown">
      <h2 id="cg-breakdown" class="cg-heading">
        {reader.messages.whereFrom}
      </h2>
      <Lots account={account} reader={reader} lapsed={lapsed} />
      <TermFacts account={account} reader={reader} />
    </section>
  )
}

function Lots({ account, reader, lapsed }: Props) {
  const { messages, locale } = reader
  const breakdown = breakdownOf(account)
  if (!breakdown || account.lots?.length === 0) {
    const { title, advice } = messages[noLotsWords(account)]
    return (
      <div>
        <p class="cg-text">{title}</p>
        <p class="cg-text cg-small">{advice}</p>
      </div>
    )
  }
  const { active, coming, difference } = breakdown
  const expired = breakdown.expired.map((lot) => ({ ...lot, remaining: lapsed.get(lot.id) ?? lot.remaining }))
  const lost = expired.filter(({ remaining }) => remaining !== 0)
  const gone = [...breakdown.closed, ...expired.filter(({ remaining }) => remaining === 0)]
  const rows = [
    ...active.map((lot, index) => ({ lot, turn: burnWords(index, active.length, reader) })),
    ...coming.map((lot) => ({ lot, turn: null })),
  ]
  return (
    <>
      <LotList rows={rows} account={account} reader={reader} />
      {difference !== null && (
        <p class="cg-text">
          {messages.lotsDiffer(
            formatWithUnit(toCredits(Math.abs(difference)), account.unit, locale, messages),
            difference > 0,
          )}
        </p>
      )}
      {lost.length > 0 && (
        <div>
          <h3 class="cg-title">{messages.lost}</h3>
          <ul class="cg-list">
            {lost.map((lot) => (
              <LostLotRow key={lot.id} lot={lot} account={account} reader={reader} />
            ))}
          </ul>
        </div>
      )}
      {gone.length > 0 && (
        <p class="cg-text cg-small cg-clamp">
          <bdi>{messages.usedUp(gone.map((lot) => lotName(lot, reader).name).join(', '))}</bdi>
        </p>
      )}
    </>
  )
}

function noLotsWords({ lots, balance }: Account): 'unlimitedLots' | 'noLots' | 'lotsUnknown' {
  if (balance.unlimited) return 'unlimitedLots'
  return lots ? 'noLots' : 'lotsUnknown'
}

interface ListProps {
  rows: { lot: Lot; turn: string | null }[]
  account: Account
  reader: PanelSpeech
}

function LotList({ rows, account, reader }: ListProps) {
  const { locale, messages } = reader
  const rest = rows.length - SHOWN
  const draw = ({ lot, turn }: ListProps['rows'][number]) => (
    <LotRow key={lot.id} lot={lot} account={account} turn={turn} reader={reader} />
  )
  if (rows.length === 0) return null
  return (
    <>
      <ul class="cg-lots">{rows.slice(0, SHOWN).map(draw)}</ul>
      {rest > 0 && (
        <details class="cg-instead">
          <summary class="cg-link">{messages.moreLots(formatCredits(toCredits(rest), 0, locale))}</summary>
          <ul class="cg-lots">{rows.slice(SHOWN).map(draw)}</ul>
        </details>
      )}
    </>
  )
}
