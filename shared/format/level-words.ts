import type { Account } from '../credits/account.ts'
import { creditLevel } from '../credits/level.ts'
import type { BarMessages } from './messages/messages.ts'

/** What stands beside a number that needs attention: a shape and a word. */
export interface LevelNotice {
  kind: 'low' | 'empty' | 'overdrawn' | 'paused'
  word: string
}

/** `null` for accounts that need none. "Out of credits" says more than "Paused", and comes first. */
export function findLevelNotice(account: Account, messages: BarMessages): LevelNotice | null {
  const level = creditLevel(account)
  const isOut = level === 'empty' || level === 'overdrawn'
  if (account.paused && !isOut) return { kind: 'paused', word: messages.paused }
  return isOut || level === 'low' ? { kind: level, word: messages[level] } : null
}
