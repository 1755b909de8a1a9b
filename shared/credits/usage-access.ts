import type { Account } from './account.ts'

/** The viewer may not see the usage report, or nobody has one. */
export type UsageObstacle = 'no-access' | 'not-offered'

/**
 * Why there is nothing to ask; `null` where there is. It takes the right to the ledger, and servers may say of those
 * who lack it that there is no report either: of one that others may read they name the right that is missing.
 */
export function findUsageObstacle({ access, features }: Pick<Account, 'access' | 'features'>): UsageObstacle | null {
  const isNamed = access?.missing.some(({ right }) => right === 'entries') ?? false
  if (access?.entries === false && (features.usage || isNamed)) return 'no-access'
  return features.usage ? null : 'not-offered'
}
