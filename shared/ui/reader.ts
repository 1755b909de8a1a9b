import type { Messages } from '../format/messages/messages.ts'

/** Who reads: their language, the words they get, and what their clock says (epoch milliseconds). */
export interface Reader {
  locale: string
  messages: Messages
  now: number
}
