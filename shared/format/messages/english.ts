import { en } from './en.ts'
import { enDetails } from './en-details.ts'
import type { Messages } from './messages.ts'

/** All strings of the shared parts, in English. */
export const english: Messages = { ...en, ...enDetails }
