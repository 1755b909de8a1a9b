import type { Account } from '../credits/account.ts'
import { asOf, formatFull } from '../format/dates.ts'
import { levelSentence } from '../format/words.ts'
import type { Reader } from './reader.ts'

/** The contract's own word for what the sentence says already. */
const NO_REASON = 'exhausted'

/** What the level means; why and since when credits are paused; no alarm where credits come by themselves. */
export function LevelNote({ account, reader }: { account: Account; reader: Reader }) {
  const { locale, messages, now } = reader
  const { paused } = account
  const since = paused?.since ?? null
  const sentence = levelSentence(account, locale, messages)
  if (sentence === null) return null
  return (
    <div>
      {since === null ? (
        <p class="cg-text">{sentence}</p>
      ) : (
        <p class="cg-text" title={formatFull(since, locale, messages)}>
          {asOf(since, now, locale, { ...messages, asOf: messages.pausedSince })}
        </p>
      )}
      {paused && paused.reason !== NO_REASON && (
        <p class="cg-text cg-small cg-clamp" title={paused.reason}>
          <bdi>{paused.reason}</bdi>
        </p>
      )}
    </div>
  )
}
