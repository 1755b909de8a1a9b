import type { Account } from '../shared/credits/account.ts'

const DEFAULT_SECONDS = 60
const MIN_MS = 5000
const MAX_MS = 3_600_000

/**
 * How often the number is asked for, in milliseconds: as the server says, else as the host does. One older than two of
 * these is not fresh.
 */
export function pollMs({ pollSeconds }: Account, hostSeconds: number | undefined): number {
  return Math.min(MAX_MS, Math.max(MIN_MS, (pollSeconds ?? hostSeconds ?? DEFAULT_SECONDS) * 1000))
}
