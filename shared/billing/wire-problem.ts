/** What a refusal says about itself (RFC 9457), and which `Failure` that is. */
import type { Contact, MissingRight } from '../credits/account.ts'
import type { Failure } from '../credits/failure.ts'
import { contact, missingRight } from './wire.ts'
import { list, maybe, maybeLink, maybeText, quantity, readJson, shape, text } from './wire-schema.ts'

export interface Problem {
  code: string | null
  missing: MissingRight[]
  contacts: Contact[]
  fixUrl: string | null
  /** Seconds. */
  retryAfter: number | null
  errors: { pointer: string; detail: string }[]
}

const problem = shape({
  code: maybeText,
  missing: list(missingRight),
  contacts: list(contact),
  fixUrl: maybeLink,
  retryAfter: maybe(quantity),
  errors: list(shape({ pointer: text, detail: text })),
})

const NO_WORD: Problem = { code: null, missing: [], contacts: [], fixUrl: null, retryAfter: null, errors: [] }

/** Never throws: a refusal that cannot be read is still a refusal, and its status says the rest. */
export function toProblem(json: unknown): Problem {
  try {
    return readJson(problem, json)
  } catch {
    return NO_WORD
  }
}

const CODE_BY_STATUS: Partial<Record<number, string>> = {
  400: 'validation-failed',
  401: 'unauthorized',
  403: 'permission-required',
  404: 'not-found',
  405: 'unsupported',
  409: 'conflict',
  410: 'not-found',
  412: 'precondition-failed',
  422: 'validation-failed',
  429: 'rate-limited',
  501: 'unsupported',
}

/** The failure that a refusal stands for: by its code, and by its status where the code says nothing. */
export function toRefusal(status: number, said: Problem, retryAt: number | null): Failure {
  return (
    byCode(said.code ?? '', said, retryAt) ??
    byCode(CODE_BY_STATUS[status] ?? '', said, retryAt) ?? { kind: 'unavailable', status, retryAt }
  )
}

function byCode(code: string, said: Problem, retryAt: number | null): Failure | undefined {
  switch (code) {
    case 'unauthorized':
      return { kind: 'signed-out' }
    case 'permission-required':
      return { kind: 'forbidden', missing: said.missing, contacts: said.contacts }
    case 'rate-limited':
      return { kind: code, retryAt }
    case 'billing-details-missing':
      return { kind: code, fixUrl: said.fixUrl }
    case 'validation-failed':
      return { kind: code, errors: said.errors }
    case 'not-found':
    case 'unsupported':
    case 'conflict':
    case 'precondition-failed':
    case 'price-changed':
    case 'idempotency-conflict':
      return { kind: code }
    default:
      return undefined
  }
}
