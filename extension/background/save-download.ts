import { FailureError } from '../../shared/credits/failure.ts'
import { browser, type Downloads } from '../browser.ts'

/** Saves an address to the downloads folder, beside a file of that name, and waits until it is there. */
export async function saveDownload(url: string, fileName: string): Promise<void> {
  const ended = Promise.withResolvers<void>()
  let downloadId: number | undefined
  const settle = ({ id, state, error }: Downloads.OnChangedDownloadDeltaType | Downloads.DownloadItem) => {
    if (id !== downloadId) return
    const now = typeof state === 'string' ? state : state?.current
    const why = typeof error === 'string' ? error : error?.current
    if (now === 'complete') ended.resolve()
    if (now === 'interrupted') ended.reject(new FailureError({ kind: 'source-failed', debug: `download ${why ?? ''}` }))
  }
  browser.downloads.onChanged.addListener(settle)
  try {
    downloadId = await browser.downloads.download({
      url,
      filename: fileName,
      saveAs: false,
      conflictAction: 'uniquify',
    })
    // It may have ended before its number was known.
    for (const item of await browser.downloads.search({ id: downloadId })) settle(item)
    await ended.promise
  } finally {
    browser.downloads.onChanged.removeListener(settle)
  }
}
