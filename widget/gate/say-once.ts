import { now } from '../clock.ts'

/** Many gates of a page change at once: who listens hears the same words once in this time. */
const QUIET_MS = 10_000

let last = { text: '', at: -Infinity }

/** Says it, unless another gate has just done so. */
export function sayOnce(text: string, say: (text: string) => void): void {
  const at = now()
  if (text === last.text && at - last.at < QUIET_MS) return
  last = { text, at }
  say(text)
}
