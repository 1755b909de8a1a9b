import { english } from '../shared/format/messages/english.ts'
import type { Messages } from '../shared/format/messages/messages.ts'
import type { Spoken } from './language.ts'

/** The strings of the shared parts: English is at hand, others are loaded. For pages: a worker can load nothing later. */
export async function loadMessages(language: Spoken): Promise<Messages> {
  return language === 'en' ? english : (await import('../shared/format/messages/german.ts')).german
}
