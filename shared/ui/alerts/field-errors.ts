import type { Failure } from '../../credits/failure.ts'

/** What the server does not accept, and where it is: a JSON pointer into what was sent. */
export type FieldError = Extract<Failure, { kind: 'validation-failed' }>['errors'][number]

export function fieldErrors(failure: Failure | null): readonly FieldError[] {
  return failure?.kind === 'validation-failed' ? failure.errors : []
}

/** Those of one field and what is in it, by its JSON pointer. */
export function errorsAt(errors: readonly FieldError[], pointer: string): FieldError[] {
  return errors.filter((error) => error.pointer === pointer || error.pointer.startsWith(`${pointer}/`))
}

/** The failure with only those errors that are not shown beside a field already. */
export function withoutErrors(failure: Failure, shown: readonly FieldError[]): Failure {
  if (failure.kind !== 'validation-failed') return failure
  return { ...failure, errors: failure.errors.filter((error) => !shown.includes(error)) }
}
