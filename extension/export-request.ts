/** What the export page is opened for. Handed over in session storage: a filter has names of people in it. */
import * as v from 'valibot'
import { storageItem, type StorageItem } from './storage.ts'

const Words = v.exactOptional(v.array(v.string()))

const ExportRequest = v.object({
  connectionId: v.string(),
  filter: v.object({
    from: v.exactOptional(v.number()),
    to: v.exactOptional(v.number()),
    type: Words,
    action: Words,
    actor: Words,
    account: Words,
    q: v.exactOptional(v.string()),
  }),
})

/** Rows of one connection's ledger: exactly those that the filter of the history showed. */
export type ExportRequest = v.InferOutput<typeof ExportRequest>

/** The page's address carries `id` as its hash. `null` when it is no longer there, as after a restart. */
export function exportRequestItem(id: string): StorageItem<ExportRequest | null> {
  return storageItem<ExportRequest | null>('session', `export:${id}`, v.nullable(ExportRequest), null)
}

/** Where the page is in the extension, for `runtime.getURL`. */
export const EXPORT_PAGE = 'extension/export/index.html'
