import type { Account } from '../credits/account.ts'
import { findLevelNotice } from '../format/level-words.ts'
import type { BarMessages } from '../format/messages/messages.ts'
import { Icon } from './Icon.tsx'

/** Says by word, shape and colour that an account needs attention. Nothing for one that does not. */
export function LevelBadge({ account, messages }: { account: Account; messages: BarMessages }) {
  const notice = findLevelNotice(account, messages)
  return (
    notice && (
      <span key={notice.word} class={`cg-badge cg-badge-${notice.kind}`}>
        <Icon name={notice.kind} />
        {notice.word}
      </span>
    )
  )
}
