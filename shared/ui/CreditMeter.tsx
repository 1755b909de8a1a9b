import type { Account } from '../credits/account.ts'
import { creditLevel } from '../credits/level.ts'
import { toGauge } from '../format/gauge.ts'
import type { BarMessages } from '../format/messages/messages.ts'

interface Props {
  account: Account
  messages: BarMessages
  /** Epoch milliseconds. */
  now: number
}

/**
 * The share of the allowance that is left, with a tick at the low mark. Nothing where there is nothing to measure. Its
 * words use no `Intl`, so that it can stand in the first paint.
 */
export function CreditMeter({ account, messages, now }: Props) {
  const gauge = toGauge(account, now)
  if (!gauge) return null
  const { lasting, lapsing, mark, percent } = gauge
  return (
    <div
      class={`cg-meter cg-meter-${creditLevel(account)}`}
      // A <meter> element draws one bar: no tick, no lighter segment.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="meter"
      aria-label={messages.gauge}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={messages.gaugeValue(percent)}
    >
      <div class="cg-meter-fill" style={{ inlineSize: toPercent(lasting) }} />
      {lapsing > 0 && <div class="cg-meter-lapsing" style={{ inlineSize: toPercent(lapsing) }} />}
      {mark !== null && <div class="cg-meter-mark" style={{ insetInlineStart: toPercent(mark) }} />}
    </div>
  )
}

function toPercent(share: number): string {
  return `${(share * 100).toFixed(2)}%`
}
