/** Refusals as `application/problem+json` (RFC 9457). */
import { HttpResponse } from 'msw'
import type { Contact, MissingRight } from '../../shared/credits/account.ts'

export interface Problem {
  status: number
  /** The contract's word for it; the ATS and the control address have words of their own. */
  code: string
  title: string
  detail?: string
  missing?: MissingRight[]
  contacts?: Contact[]
  fixUrl?: string
  /** Seconds; also sent as a header. */
  retryAfter?: number
  errors?: FieldError[]
  /** Methods that would be allowed; sent as a header only. */
  allow?: string
  /** What credentials are wanted; sent as the header `WWW-Authenticate` only. */
  challenge?: string
}

export interface FieldError {
  /** JSON pointer into the body, or `/<name>` for a query parameter. */
  pointer: string
  detail: string
}

/** Thrown where a call is refused; the route turns it into an answer. */
export class Refusal extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'Refusal'
    this.problem = problem
  }
}

export function problemResponse({ allow, challenge, ...problem }: Problem): Response {
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' })
  if (problem.retryAfter !== undefined) headers.set('Retry-After', String(problem.retryAfter))
  if (allow !== undefined) headers.set('Allow', allow)
  if (challenge !== undefined) headers.set('WWW-Authenticate', challenge)
  return new HttpResponse(JSON.stringify({ type: 'about:blank', ...problem }), { status: problem.status, headers })
}

/** 422. */
export function invalid(errors: FieldError[]): Refusal {
  return new Refusal({ status: 422, code: 'validation-failed', title: 'This cannot be accepted as it is', errors })
}

/** 404. */
export function notFound(title: string, detail?: string): Refusal {
  return new Refusal({ status: 404, code: 'not-found', title, ...(detail !== undefined && { detail }) })
}
