import { Component } from 'preact'
import type { ComponentChildren, TargetedEvent } from 'preact'
import type { TopUpOffer, Unit } from '../credits/account.ts'
import type { Credits } from '../credits/amount.ts'
import { formatCredits, formatPrice, formatWithUnit } from '../format/credits.ts'
import { parseDecimal, toDecimal } from '../format/decimal.ts'
import { findTotalPrice } from '../format/total-price.ts'
import type { Reader } from './reader.ts'

const NAME = 'credits'

interface Props {
  label: string
  unit: Unit
  /** What the server takes. `null` for any whole amount over 0. */
  limits: TopUpOffer['free']
  reader: Reader
  /** What else an amount means, beside its price. */
  after?: (credits: Credits) => string | null
  /** Stands behind the field: the button that sends it. */
  children?: ComponentChildren
}

/** `credits`: what is typed, once it may be sent. `isWrong`: something else was sent and held back. */
interface State {
  credits: Credits | null
  isWrong: boolean
}

let fields = 0

/**
 * A number of credits to type. Says what it costs, or what may be typed when something else was sent: the browser
 * holds that back. Read it with `readAmount` when its form is sent.
 */
export class AmountField extends Component<Props, State> {
  override state: State = { credits: null, isWrong: false }
  private readonly noteId = `cg-amount-note-${(fields += 1)}`

  /** Half a number is not wrong yet: words stand only after sending, and go when they are heeded. */
  private readonly read = ({ currentTarget: { validity, value } }: TargetedEvent<HTMLInputElement>) => {
    if (validity.valid) this.setState({ credits: parseDecimal(value, this.props.unit.scale), isWrong: false })
    else this.setState({ credits: null })
  }

  /** The words stand in for the browser's bubble, which soon goes and speaks a language of its own. */
  private readonly refuse = (event: TargetedEvent<HTMLInputElement>) => {
    event.preventDefault()
    event.currentTarget.focus()
    this.setState({ isWrong: true })
  }

  override render({ label, unit, limits, reader, after, children }: Props, { credits, isWrong }: State) {
    const { messages } = reader
    const range = limits && rangeWords(limits, unit, reader)
    const means = credits === null ? [] : [priceWords(credits, unit, limits, reader), after?.(credits) ?? null]
    return (
      <div>
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
              min={limits ? toDecimal(limits.min, unit.scale) : 1}
              max={limits ? toDecimal(limits.max, unit.scale) : undefined}
              step={limits ? toDecimal(limits.step, unit.scale) : 1}
              aria-describedby={this.noteId}
              aria-invalid={isWrong}
              onInput={this.read}
              onInvalid={this.refuse}
            />
          </label>
          {children}
        </div>
        <output id={this.noteId} class={isWrong ? 'cg-field-note cg-field-wrong' : 'cg-field-note'}>
          {isWrong
            ? messages.amountWrong(range ?? messages.wholeAmount)
            : means.filter((words) => words !== null).join(' · ')}
        </output>
      </div>
    )
  }
}

/** The amount in a form that has an `AmountField`; `null` when it is none. */
export function readAmount(form: HTMLFormElement, scale: number): Credits | null {
  const value = new FormData(form).get(NAME)
  return typeof value === 'string' ? parseDecimal(value, scale) : null
}

function rangeWords(
  { min, max, step }: NonNullable<Props['limits']>,
  { scale }: Unit,
  { locale, messages }: Reader,
): string {
  const show = (amount: Credits) => formatCredits(amount, scale, locale)
  return messages.freeAmountRange(show(min), show(max), step > 1 ? show(step) : null)
}

/** What so many credits cost; `null` unless that is known to the last digit. */
function priceWords(
  credits: Credits,
  unit: Unit,
  limits: Props['limits'],
  { locale, messages }: Reader,
): string | null {
  if (!limits?.pricePerCredit) return null
  const price = findTotalPrice(limits.pricePerCredit, credits, unit.scale)
  return price && messages.amountPrice(formatWithUnit(credits, unit, locale, messages), formatPrice(price, locale))
}
