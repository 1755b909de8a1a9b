import type { Failure } from '../../credits/failure.ts'
import { failureWords } from '../../format/words.ts'
import { FailureHelp } from '../FailureNote.tsx'
import { Notice } from '../Notice.tsx'
import { withAdvice, type ListWords } from './alerts-reader.ts'
import { withoutErrors, type FieldError } from './field-errors.ts'

interface Props {
  /** What did not come about. */
  title: string
  failure: Failure
  /** What is said beside its field already. */
  shown: readonly FieldError[]
  messages: ListWords
}

/** What was asked for did not come about: why, and what to do. The button that asks again is beside it. */
export function Refusal({ title, failure, shown, messages }: Props) {
  const advised = withAdvice(messages)
  const words = failureWords(failure, advised)
  return (
    <Notice tone="bad" title={title} advice={`${words.title}. ${words.advice}`}>
      <FailureHelp failure={withoutErrors(failure, shown)} messages={advised} />
    </Notice>
  )
}
