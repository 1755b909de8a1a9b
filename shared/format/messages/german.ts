import { de } from './de.ts'
import { deDetails } from './de-details.ts'
import type { Messages } from './messages.ts'

/** All strings of the shared parts, in German. */
export const german: Messages = { ...de, ...deDetails }
