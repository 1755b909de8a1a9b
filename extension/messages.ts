import * as v from 'valibot'
import { browser, type Runtime } from './browser.ts'

/** What pages of the extension may ask of the background. A command answers when it is done, whether it worked or not. */
export interface Commands {
  /** Read the balance again and store it. */
  refresh(): Promise<void>
}

const Message = v.object({ command: v.picklist(['refresh']) })

/** Sends a command to the background and waits until it is done. */
export async function send(command: keyof Commands): Promise<void> {
  await browser.runtime.sendMessage({ command })
}

/** Hears commands of this extension's own pages; everything else is ignored. Must be called while the background starts. */
export function onCommand(commands: Commands): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const parsed = v.safeParse(Message, message)
    const isOwnPage = sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('')) === true
    return parsed.success && isOwnPage ? commands[parsed.output.command]() : undefined
  })
}
