/**
 * What the background and the offscreen document say to each other. A service worker cannot make an address for a file
 * (`URL.createObjectURL`), and an offscreen document cannot read storage: so the worker makes the text, and the
 * document keeps it and gives it an address. https://developer.chrome.com/docs/extensions/reference/api/offscreen
 */
import * as v from 'valibot'

export const OffscreenMessage = v.variant('offscreen', [
  /** A new file; one that was begun before is forgotten. */
  v.object({ offscreen: v.literal('begin') }),
  v.object({ offscreen: v.literal('write'), text: v.string() }),
  /** Answers the address of the file: a string. */
  v.object({ offscreen: v.literal('finish') }),
])
export type OffscreenMessage = v.InferOutput<typeof OffscreenMessage>

/** Where the page is in the extension. */
export const OFFSCREEN_PAGE = 'extension/offscreen/index.html'
