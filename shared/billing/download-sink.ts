/** Gathers the file and hands it to the browser's downloads, where no file can be written to directly. */
import type { Sink } from './export-ledger.ts'

/** `onBlob` gets the whole file. */
export function downloadSink(onBlob: (blob: Blob) => void): Sink {
  // Blobs and not text: the browser moves large ones out of this page's memory.
  let parts: Blob[] = []
  return {
    write: async (text) => void parts.push(new Blob([text])),
    close: async () => onBlob(new Blob(parts, { type: 'text/csv;charset=utf-8' })),
    discard: async () => void (parts = []),
  }
}
