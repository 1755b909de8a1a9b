/** Writes straight into a file that the person picked: nothing of it is kept in memory. */
import type { Sink } from '../../shared/billing/export-ledger.ts'

declare global {
  interface FileSystemFileHandle {
    /** Chromium only. https://github.com/whatwg/fs/blob/main/proposals/Remove.md */
    remove?: () => Promise<void>
  }
  /** Chromium only. https://developer.mozilla.org/docs/Web/API/Window/showSaveFilePicker */
  var showSaveFilePicker:
    | ((options: {
        suggestedName: string
        types: { description: string; accept: Record<string, string[]> }[]
      }) => Promise<FileSystemFileHandle>)
    | undefined
}

/** Can a file be written to directly here? */
export function canPickFile(): boolean {
  return typeof globalThis.showSaveFilePicker === 'function'
}

/** Asks where to, within the click. `null` when the person closed the dialog. The file appears when all is written. */
export async function pickFile(suggestedName: string): Promise<{ sink: Sink; fileName: string } | null> {
  if (!globalThis.showSaveFilePicker) return null
  try {
    const types = [{ description: 'CSV', accept: { 'text/csv': ['.csv'] } }]
    const handle = await globalThis.showSaveFilePicker({ suggestedName, types })
    const file = await handle.createWritable()
    const discard = async () => {
      await file.abort()
      await removeEmpty(handle)
    }
    const sink = { write: (text: string) => file.write(text), close: () => file.close(), discard }
    return { sink, fileName: handle.name }
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return null
    throw thrown
  }
}

/** The dialog makes the file, or empties the one that was there: without any rows it is to be gone again. */
async function removeEmpty(handle: FileSystemFileHandle): Promise<void> {
  const { size } = await handle.getFile()
  if (size === 0) await handle.remove?.()
}
