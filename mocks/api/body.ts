/** Bodies and queries, checked by schema. */
import * as v from 'valibot'
import { toCredits } from '../../shared/credits/amount.ts'
import { invalid } from './problem.ts'
import type { FieldError } from './problem.ts'

/** An exact amount in the smallest step. */
export const amount = v.pipe(
  v.number(),
  v.check((value) => Number.isSafeInteger(value), 'must be a whole number'),
  v.transform(toCredits),
)

/** A whole number of things, at least one. */
export const count = v.pipe(
  v.number(),
  v.check((value) => Number.isSafeInteger(value) && value > 0, 'must be a whole number above 0'),
)

/** An exact amount above 0. */
export const positive = v.pipe(count, v.transform(toCredits))

/** The body as JSON of this shape. Throws a `Refusal` (422) that points at what is wrong. */
export async function readBody<const Schema extends v.GenericSchema>(
  request: Request,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  return readShape(parseJson(await request.text()), schema)
}

/** As `readBody`, for JSON already parsed. */
export function readShape<const Schema extends v.GenericSchema>(json: unknown, schema: Schema): v.InferOutput<Schema> {
  const result = v.safeParse(schema, json)
  if (result.success) return result.output
  throw invalid(result.issues.map(toFieldError))
}

/** Throws a `Refusal` (422). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalid([{ pointer: '', detail: 'must be JSON' }])
  }
}

function toFieldError(issue: v.BaseIssue<unknown>): FieldError {
  const path = v.getDotPath(issue)
  return { pointer: path === null ? '' : `/${path.replaceAll('.', '/')}`, detail: issue.message }
}
