import type { Entry } from '../../credits/entry.ts'
import { isNewSince } from '../../credits/history.ts'
import { formatCredits, formatSigned } from '../../format/credits.ts'
import { actorName, entryBadge, splitDescription } from '../../format/history-words.ts'
import { ExternalLink } from '../ExternalLink.tsx'
import { Icon } from '../Icon.tsx'
import type { RowScope } from './history-reader.ts'
import { EntryTime, NewMark } from './row-parts.tsx'

/** Others wrote it, and it may be a book: more than this is never drawn. */
const MAX_TEXT = { closed: 300, open: 5000 }

interface Props {
  entry: Entry
  scope: RowScope
  /** Stands below the line of its run. */
  isInRun: boolean
  /** There is more text than fits: `onToggle` shows it all, or hides it again. */
  isLong: boolean
  isOpen: boolean
  onToggle: () => void
}

/** What was done for whom, by whom and when; what it cost and what was left. */
export function EntryRow({ entry, scope, isInRun, isLong, isOpen, onToggle }: Props) {
  const { unit, actions, reader, lastSeenAt } = scope
  const { locale, messages } = reader
  const badge = entryBadge(entry, messages)
  const amount = formatSigned(entry.amount, unit.scale, locale)
  const action = entry.action === null ? null : (actions.get(entry.action) ?? entry.action)
  return (
    <>
      <p class="cg-entry-text">
        {isNewSince(entry, lastSeenAt) && <NewMark label={messages.isNew} />}
        <Description entry={entry} isOpen={isOpen} forSubject={messages.forSubject} />
      </p>
      {isLong && (
        <button
          type="button"
          class="cg-button cg-button-icon cg-entry-more"
          aria-expanded={isOpen}
          aria-label={isOpen ? messages.showLess : messages.showAll}
          onClick={onToggle}
        >
          <Icon name="chevron" />
        </button>
      )}
      <span class={`cg-entry-amount cg-number cg-entry-${badge.tone}`}>
        {entry.status === 'failed' ? <s>{amount}</s> : amount}
      </span>
      <p class="cg-entry-meta">
        <span class={`cg-type cg-type-${badge.tone}`}>
          {badge.sign} <bdi>{badge.word}</bdi>
        </span>
        {entry.status !== 'posted' && (
          <b class="cg-entry-status">{entry.status === 'failed' ? messages.failedEntry : messages.pending}</b>
        )}
        {action !== null && <bdi>{action}</bdi>}
        <bdi>{actorName(entry.actor, messages)}</bdi>
        <EntryTime at={entry.at} isFull={isInRun} reader={reader} />
      </p>
      {entry.balanceAfter !== null && (
        <span class="cg-entry-balance cg-number">
          <span class="cg-hidden">{messages.balanceAfterRow} </span>
          {formatCredits(entry.balanceAfter, unit.scale, locale)}
        </span>
      )}
    </>
  )
}

/** With the name of whom it was for as a link, where there is somewhere to go. */
function Description({
  entry,
  isOpen,
  forSubject,
}: {
  entry: Entry
  isOpen: boolean
  forSubject: (label: string) => string
}) {
  const { before, label, after, isAdded } = splitDescription(entry)
  const url = entry.subject?.url ?? null
  const max = isOpen ? MAX_TEXT.open : MAX_TEXT.closed
  const added = isAdded ? ` ${forSubject(cut(label, max))}` : ''
  if (url === null || label === '')
    return (
      <bdi title={isOpen ? undefined : cut(entry.description, MAX_TEXT.closed)}>
        {cut(entry.description, max) + added}
      </bdi>
    )
  return (
    <bdi>
      {cut(before, max)}
      {isAdded && ' '}
      <ExternalLink href={url}>{isAdded ? added.trim() : cut(label, max)}</ExternalLink>
      {cut(after, max)}
    </bdi>
  )
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}
