import type { EntryQuery, UsageQuery } from './source.ts'

/** Filters as a query string: lists repeat their name, times become dates. Empty, or beginning with `?`. */
export function toQueryString(query: EntryQuery | UsageQuery): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) append(params, name, value)
  return params.size > 0 ? `?${params}` : ''
}

function append(params: URLSearchParams, name: string, value: unknown): void {
  if (Array.isArray(value)) for (const item of value) params.append(name, String(item))
  else if (typeof value === 'number') params.set(name, isTime(name) ? new Date(value).toISOString() : String(value))
  else if (typeof value === 'string') params.set(name, value)
}

function isTime(name: string): boolean {
  return name === 'from' || name === 'to'
}
