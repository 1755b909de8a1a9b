import * as v from 'valibot'
import { browser, type Runtime } from './browser.ts'

const Message = v.variant('command', [
  v.object({ command: v.literal('refresh') }),
  v.object({ command: v.literal('connect'), apiBase: v.string(), token: v.nullable(v.string()) }),
  v.object({ command: v.literal('disconnect') }),
])

/** A command of one of the extension's own pages, with what it needs. */
export type Message = v.InferOutput<typeof Message>

/** What pages may ask of the background. A command answers when it is done, whether it worked or not. */
export interface Commands {
  /** Reads the balance again and stores it. */
  refresh(): Promise<void>
  /** Replaces the connection and reads its balance. Without a token the site's own session signs in. */
  connect(to: { apiBase: string; token: string | null }): Promise<void>
  /** Forgets the connection, its token and its balance. */
  disconnect(): Promise<void>
}

/** Sends a command to the background and waits until it is done. */
export async function send(message: Message): Promise<void> {
  await browser.runtime.sendMessage(message)
}

/** Hears commands of this extension's own pages; everything else is ignored. Must be called while the background starts. */
export function onCommand(commands: Commands): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const parsed = v.safeParse(Message, message)
    const isOwnPage = sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('')) === true
    return parsed.success && isOwnPage ? run(parsed.output, commands) : undefined
  })
}

function run(message: Message, commands: Commands): Promise<void> {
  if (message.command !== 'connect') return commands[message.command]()
  return commands.connect({ apiBase: message.apiBase, token: message.token })
}
