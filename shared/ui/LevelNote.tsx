import type { Account } from '../credits/account.ts'
import { levelSentence } from '../format/words.ts'
import type { Reader } from './reader.ts'

/** The contract's own word for what the sentence says already. */
const NO_REASON = 'exhausted'

/** What the level means, and the person's own words for a pause; no alarm where credits come by themselves. */
export function LevelNote({ account, reader: { locale, messages } }: { account: Account; reader: Reader }) {
  const sentence = levelSentence(account, locale, messages)
  if (sentence === null) return null
  return (
    <div>
      <p class="cg-text">{sentence}</p>
      {account.paused && account.paused.reason !== NO_REASON && (
        <p class="cg-text cg-small cg-clamp" title={account.paused.reason}>
          <bdi>{account.paused.reason}</bdi>
        </p>
      )}
    </div>
  )
}
