import type { Account } from '../shared/credits/account.ts'

/** Other pages' answers count only for the same account and viewer. */
export function viewerKey({ id, viewer }: Account): string {
  return JSON.stringify([id, viewer?.id ?? null])
}
