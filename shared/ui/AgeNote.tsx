import { asOf, formatFull } from '../format/dates.ts'
import type { BarMessages } from '../format/messages/messages.ts'

interface Props {
  /** When the number was true: `now` less its age. Epoch milliseconds. */
  at: number
  now: number
  locale: string
  messages: BarMessages
}

/** How old the number is. */
export function AgeNote({ at, now, locale, messages }: Props) {
  return (
    <span class="cg-age" title={formatFull(at, locale, messages)}>
      {asOf(at, now, locale, messages)}
    </span>
  )
}
