import type { Account, Lot } from '../../credits/account.ts'
import { percentOf } from '../../credits/amount.ts'
import { formatWithUnit } from '../../format/credits.ts'
import { formatFull } from '../../format/dates.ts'
import { lotName, lotWords, remainingWords } from '../../format/panel-words.ts'
import type { PanelSpeech } from '../../format/panel-words.ts'

interface Props {
  lot: Lot
  account: Account
  /** When it is spent, among others: "Used first". */
  turn: string | null
  reader: PanelSpeech
}

/** Credits that can be spent, or will be: what is left of them, until when, for what. */
export function LotRow({ lot, account, turn, reader }: Props) {
  const { name, kind } = lotName(lot, reader)
  const remaining = remainingWords(lot, account.unit, reader)
  const marks = [kind, turn].filter((mark) => mark !== null)
  return (
    <li class="cg-lot">
      <p class="cg-lot-line">
        <span class="cg-lot-name">
          <bdi>{name}</bdi> <span class="cg-small">{marks.join(' · ')}</span>
        </span>
        <span class="cg-number">{remaining}</span>
      </p>
      <LotMeter lot={lot} label={reader.messages.lotGauge(name)} text={remaining} />
      <p class="cg-text cg-small" title={endTitle(lot, reader)}>
        {lotWords(lot, account.term, account.actions, reader).join(' · ')}
      </p>
    </li>
  )
}

function LotMeter({ lot: { remaining, granted, status }, label, text }: { lot: Lot; label: string; text: string }) {
  const percent = remaining === null ? null : percentOf(remaining, granted)
  if (percent === null) return null
  const shown = Math.min(100, Math.max(0, percent))
  return (
    <div
      class={`cg-meter cg-lot-meter cg-lot-${status}`}
      // A <meter> element is not drawn alike in all browsers.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(shown)}
      aria-valuetext={text}
    >
      <div class="cg-meter-fill" style={{ inlineSize: `${shown.toFixed(2)}%` }} />
    </div>
  )
}

interface LostProps {
  lot: Lot
  account: Account
  reader: PanelSpeech
}

/** Credits that lapsed, and how many of them nobody had spent. */
export function LostLotRow({ lot, account, reader }: LostProps) {
  const { locale, messages } = reader
  return (
    <li>
      <span>
        <bdi>{lotName(lot, reader).name}</bdi>{' '}
        <span class="cg-small" title={endTitle(lot, reader)}>
          {lotWords({ ...lot, restrictedTo: null }, null, [], reader).join(' · ')}
        </span>
      </span>
      <span class="cg-number">{formatWithUnit(lot.remaining, account.unit, locale, messages)}</span>
    </li>
  )
}

function endTitle({ expires }: Lot, { locale, messages }: PanelSpeech): string | undefined {
  return expires === null || expires === 'never' ? undefined : formatFull(expires.at, locale, messages)
}
