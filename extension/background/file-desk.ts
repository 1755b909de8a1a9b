/** Makes a file in the background that the browser can download: at an address that lasts until the desk is closed. */
import * as v from 'valibot'
import { browser } from '../browser.ts'
import { OFFSCREEN_PAGE, type OffscreenMessage } from '../offscreen-messages.ts'

export interface FileDesk {
  write: (text: string) => Promise<void>
  /** The address of the whole file. */
  finish: () => Promise<string>
  /** The address ends, and so does what was written. */
  close: () => Promise<void>
}

/** Chromium only: the polyfill passes it on. https://developer.chrome.com/docs/extensions/reference/api/offscreen */
interface Offscreen {
  createDocument: (what: { url: string; reasons: 'BLOBS'[]; justification: string }) => Promise<void>
  /** Rejects where there is none. */
  closeDocument: () => Promise<void>
}

/** A background page makes files itself; a service worker needs a document for it. */
export async function openFileDesk(): Promise<FileDesk> {
  const offscreen = findOffscreen()
  return offscreen ? openOffscreenDesk(offscreen) : openOwnDesk()
}

/** Closes what a background that was stopped midway left open. */
export async function closeLeftDesk(): Promise<void> {
  // There may be none, and then closing it fails.
  await findOffscreen()
    ?.closeDocument()
    .catch(() => {})
}

async function openOffscreenDesk(offscreen: Offscreen): Promise<FileDesk> {
  await closeLeftDesk()
  await offscreen.createDocument({
    url: OFFSCREEN_PAGE,
    reasons: ['BLOBS'],
    justification: 'Makes the CSV file of a scheduled report, which a service worker cannot.',
  })
  await tell({ offscreen: 'begin' })
  return {
    write: async (text) => void (await tell({ offscreen: 'write', text })),
    finish: async () => v.parse(v.string(), await tell({ offscreen: 'finish' })),
    close: closeLeftDesk,
  }
}

function openOwnDesk(): FileDesk {
  let parts: Blob[] = []
  let url: string | undefined
  return {
    write: async (text) => {
      parts.push(new Blob([text]))
      // An event page that calls nothing of the browser's is taken for idle and stopped.
      await browser.runtime.getPlatformInfo()
    },
    finish: async () => (url ??= URL.createObjectURL(new Blob(parts, { type: 'text/csv;charset=utf-8' }))),
    close: async () => {
      parts = []
      if (url !== undefined) URL.revokeObjectURL(url)
    },
  }
}

function tell(message: OffscreenMessage): Promise<unknown> {
  return browser.runtime.sendMessage(message)
}

function findOffscreen(): Offscreen | undefined {
  const api: unknown = Reflect.get(browser, 'offscreen')
  return isOffscreen(api) ? api : undefined
}

function isOffscreen(api: unknown): api is Offscreen {
  return typeof api === 'object' && api !== null && 'createDocument' in api
}
