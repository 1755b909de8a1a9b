import type { Entry, EntryGroup } from '../../credits/entry.ts'
import { isNewSince, runAmount } from '../../credits/history.ts'
import { toCredits } from '../../credits/amount.ts'
import { formatCredits, formatSigned } from '../../format/credits.ts'
import { actorName, entryBadge } from '../../format/history-words.ts'
import { Icon } from '../Icon.tsx'
import type { RowScope } from './history-reader.ts'
import { EntryTime, NewMark } from './row-parts.tsx'

interface Props {
  group: EntryGroup
  /** The loaded rows of the run, newest first. */
  entries: readonly Entry[]
  scope: RowScope
  isOpen: boolean
  onToggle: () => void
}

/** A bulk run in one line: what all of it came to, however much of it is loaded. */
export function GroupRow({ group, entries, scope, isOpen, onToggle }: Props) {
  const { unit, reader, lastSeenAt } = scope
  const { locale, messages } = reader
  const [newest] = entries
  if (!newest) return null
  const amount = runAmount(group, newest)
  const badge = entryBadge({ type: newest.type, amount }, messages)
  const count = (rows: number) => formatCredits(toCredits(rows), 0, locale)
  return (
    <>
      <p class="cg-entry-text cg-entry-run">
        {isNewSince(newest, lastSeenAt) && <NewMark label={messages.isNew} />}
        <button
          type="button"
          class="cg-run"
          aria-expanded={isOpen}
          title={isOpen ? messages.hideRun : messages.showRun}
          onClick={onToggle}
        >
          <bdi>{group.label}</bdi>
          <Icon name="chevron" />
        </button>
      </p>
      <span class={`cg-entry-amount cg-number cg-entry-${badge.tone}`}>{formatSigned(amount, unit.scale, locale)}</span>
      <p class="cg-entry-meta">
        <span class={`cg-type cg-type-${badge.tone}`}>
          {badge.sign} <bdi>{badge.word}</bdi>
        </span>
        <bdi>{messages.runRows(count(group.count), entries.length < group.count ? count(entries.length) : null)}</bdi>
        <bdi>{actorName(newest.actor, messages)}</bdi>
        <EntryTime at={newest.at} isFull={false} reader={reader} />
      </p>
      {newest.balanceAfter !== null && (
        <span class="cg-entry-balance cg-number">
          <span class="cg-hidden">{messages.balanceAfterRow} </span>
          {formatCredits(newest.balanceAfter, unit.scale, locale)}
        </span>
      )}
    </>
  )
}
