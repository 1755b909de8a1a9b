import { formatWithUnit } from '../../shared/format/credits.ts'
import type { Note } from '../../shared/format/messages/messages.ts'
import { failureWords } from '../../shared/format/words.ts'
import { FailureHelp } from '../../shared/ui/FailureNote.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import type { Reader } from '../../shared/ui/reader.ts'
import type { TestResult } from '../test-connection.ts'
import type { TestWords } from '../test-connection-words.ts'
import type { ComponentChildren } from 'preact'

interface Props {
  result: TestResult
  words: TestWords
  reader: Reader
  /** What can be done about it here. */
  children?: ComponentChildren
}

/** How a test of a connection went. */
export function TestNote({ result, words, reader, children }: Props) {
  const { title, advice } = testNote(result, words, reader)
  return (
    <Notice tone={result.kind === 'connected' ? 'good' : 'attention'} title={title} advice={advice}>
      {result.kind === 'no-right' && <FailureHelp failure={result.failure} messages={reader.messages} />}
      {children}
    </Notice>
  )
}

function testNote(
  result: TestResult,
  words: TestWords,
  { locale, messages }: Reader,
): Note | { title: string; advice: null } {
  if (result.kind === 'connected') {
    const { name, balance, unit } = result.account
    const amount = balance.unlimited ? messages.unlimited : formatWithUnit(balance.available, unit, locale, messages)
    return { title: words.connected(name, amount), advice: null }
  }
  if (result.kind === 'wrong-account') return words.wrongAccount(result.name)
  return result.kind === 'trouble' ? failureWords(result.failure, messages) : words.notes[result.kind]
}
