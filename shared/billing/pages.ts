import { FailureError } from '../credits/failure.ts'
import type { Call, CreditSource, EntryQuery } from './source.ts'
import { toEntryPage, type Asked, type EntryPage } from './wire-entries.ts'

/** New rows push old ones over a page's end, so repeats are near: so many ids back are remembered, not millions. */
const REMEMBERED = 10_000

/**
 * The ledger page by page, newest first; no entry twice. Ends with the last page, or at a cursor that was there before.
 * Throws `unsupported` where the source has no ledger, and whatever a page fails with.
 */
export async function* readPages(
  source: CreditSource,
  query: EntryQuery,
  account: Asked,
  call?: Call,
): AsyncGenerator<EntryPage, void, undefined> {
  if (!source.entries) throw new FailureError({ kind: 'unsupported' })
  const cursors = new Set([query.cursor])
  const ids = new Set<string>()
  for (let next: string | undefined = query.cursor; ;) {
    const page = toEntryPage(
      await source.entries(next === undefined ? query : { ...query, cursor: next }, call),
      account,
    )
    yield { ...page, entries: page.entries.filter(({ id }) => isNew(ids, id)) }
    if (page.next === null || cursors.has(page.next)) return
    next = page.next
    cursors.add(next)
  }
}

function isNew(ids: Set<string>, id: string): boolean {
  if (ids.has(id)) return false
  ids.add(id)
  for (const oldest of ids) {
    if (ids.size <= REMEMBERED) break
    ids.delete(oldest)
  }
  return true
}
