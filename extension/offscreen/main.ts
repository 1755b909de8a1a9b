/** The offscreen document: keeps the text of a report and gives it an address, for as long as it is open. */
import * as v from 'valibot'
import { browser, type Runtime } from '../browser.ts'
import { OffscreenMessage } from '../offscreen-messages.ts'

/** Blobs and not text: the browser puts large ones on the disk. */
let parts: Blob[] = []

browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
  const parsed = v.safeParse(OffscreenMessage, message)
  return parsed.success && sender.id === browser.runtime.id ? Promise.resolve(answer(parsed.output)) : undefined
})

function answer(message: OffscreenMessage): string | null {
  switch (message.offscreen) {
    case 'begin':
      parts = []
      break
    case 'write':
      parts.push(new Blob([message.text]))
      break
    case 'finish':
      return URL.createObjectURL(new Blob(parts, { type: 'text/csv;charset=utf-8' }))
  }
  return null
}
