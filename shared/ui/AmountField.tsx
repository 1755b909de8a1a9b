import type { ComponentChildren } from 'preact'
import type { Unit } from '../credits/account.ts'
import type { Credits } from '../credits/amount.ts'
import { formatCredits } from '../format/credits.ts'
import { parseDecimal, toDecimal } from '../format/decimal.ts'
import type { Reader } from './reader.ts'

const NAME = 'credits'

interface Props {
  label: string
  unit: Unit
  /** What the server takes; the browser says so when the amount is outside. `null` for any whole amount over 0. */
  limits: { min: Credits; max: Credits; step: Credits } | null
  reader: Reader
  /** Stands behind the field: the button that sends it. */
  children?: ComponentChildren
}

/** A number of credits to type. Read it with `readAmount` when its form is sent. */
export function AmountField({ label, unit: { scale }, limits, reader: { locale, messages }, children }: Props) {
  const range = limits && messages.freeAmountRange(show(limits.min), show(limits.max))
  return (
    <div class="cg-row">
      <label class="cg-field">
        <span>
          {label} {range !== null && <span class="cg-small">({range})</span>}
        </span>
        <input
          class="cg-input cg-number"
          name={NAME}
          type="number"
          required
          min={limits ? toDecimal(limits.min, scale) : 1}
          max={limits ? toDecimal(limits.max, scale) : undefined}
          step={limits ? toDecimal(limits.step, scale) : 1}
        />
      </label>
      {children}
    </div>
  )

  function show(amount: Credits): string {
    return formatCredits(amount, scale, locale)
  }
}

/** The amount in a form that has an `AmountField`; `null` when it is none. */
export function readAmount(form: HTMLFormElement, scale: number): Credits | null {
  const value = new FormData(form).get(NAME)
  return typeof value === 'string' ? parseDecimal(value, scale) : null
}
