import * as v from 'valibot'
import { browser, type Runtime } from './browser.ts'

/**
 * What can be done about the purchase under way: send it again, note that its checkout was opened by its link, call it
 * off, put its end away, see how it stands.
 */
export const PURCHASE_STEPS = ['retry', 'opened', 'cancel', 'dismiss', 'look'] as const
export type PurchaseStep = (typeof PURCHASE_STEPS)[number]

const Id = v.string()
const Choice = v.object({
  kind: v.picklist(['checkout', 'request']),
  packId: v.nullable(v.string()),
  /** In the unit's smallest step. */
  credits: v.pipe(v.number(), v.safeInteger()),
  /** The price that the person saw. */
  price: v.nullable(v.object({ amount: v.string(), currency: v.string() })),
  message: v.nullable(v.string()),
})

const Message = v.variant('command', [
  v.object({ command: v.literal('refresh'), id: v.nullable(Id), maxAgeMs: v.number() }),
  v.object({ command: v.literal('remove'), id: Id }),
  v.object({ command: v.literal('buy'), id: Id, choice: Choice }),
  v.object({
    command: v.literal('purchase'),
    id: Id,
    step: v.picklist(PURCHASE_STEPS),
  }),
])

/** A command of one of the extension's own pages, with what it needs. `id` is that of a connection. */
export type Message = v.InferOutput<typeof Message>

/** What is bought or asked for: a pack, or a free amount, where `packId` is `null`. */
export type OrderedChoice = v.InferOutput<typeof Choice>

/** What pages may ask of the background. A command answers when it is done, whether it worked or not. */
export interface Commands {
  /** Reads a balance again and stores it, unless the stored one is younger. `null` is every connection. */
  refresh(of: { id: string | null; maxAgeMs: number }): Promise<void>
  /** Signs out, and forgets the connection with all that is known through it. */
  remove(which: { id: string }): Promise<void>
  /** Orders, and opens the checkout where there is one. */
  buy(what: { id: string; choice: OrderedChoice }): Promise<void>
  purchase(what: { id: string; step: PurchaseStep }): Promise<void>
}

/** Sends a command to the background and waits until it is done. Rejects when the extension was replaced meanwhile. */
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
  if (message.command === 'refresh') return commands.refresh(message)
  if (message.command === 'remove') return commands.remove(message)
  if (message.command === 'buy') return commands.buy(message)
  return commands.purchase(message)
}
