import type { Entry } from '../../credits/entry.ts'
import { splitDescription } from '../../format/history-words.ts'
import { ExternalLink } from '../ExternalLink.tsx'

/** Others wrote it, and it may be a book: more than this is never drawn. */
const MAX_TEXT = { closed: 300, open: 5000 }

interface Props {
  entry: Entry
  isOpen: boolean
  forSubject: (label: string) => string
}

/** What was done, with the name of whom it was for as a link, where there is somewhere to go. */
export function Description({ entry, isOpen, forSubject }: Props) {
  const { before, label, after, isAdded } = splitDescription(entry)
  const url = entry.subject?.url ?? null
  const max = isOpen ? MAX_TEXT.open : MAX_TEXT.closed
  const start = cut(before, max) + (isAdded ? ' ' : '')
  const name = isAdded ? forSubject(cut(label, max)) : cut(label, max)
  const rest = cut(after, max)
  const isLink = url !== null && label !== ''
  return (
    <bdi title={isOpen ? undefined : cut(entry.description, MAX_TEXT.closed)}>
      {isLink ? start : start + name + rest}
      {isLink && <ExternalLink href={url}>{name}</ExternalLink>}
      {isLink && rest}
    </bdi>
  )
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}
