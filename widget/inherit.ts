import type { GetToken } from '../shared/billing/tokens.ts'
import type { CreditStore } from './credit-store.ts'
import { replaceGetToken, storesOf } from './find-store.ts'
import { findPage } from './page.ts'

/**
 * A page that renders anew makes elements anew, and their functions too. A function that nobody knows takes the place of
 * the one that asked for the same named account and that no element uses any more. `left` are the stores, by key, whose
 * elements have gone: if there are several, nobody knows whose place it would be. Nobody inherits a purchase or a refusal.
 */
export function inherit(getToken: GetToken, left: readonly [key: string, store: CreditStore][]): void {
  const [found, another] = left
  if (!found || another) return
  const [key, store] = found
  const page = findPage()
  const viewer = Number(key.slice(key.lastIndexOf(']') + 1))
  const before = page.getTokens.get(viewer)
  // Whoever was refused may be signed in as somebody else now.
  const isAtRest = store.state.peek().kind === 'ready' && store.purchase.peek().kind === 'idle'
  const isElsewhere = storesOf(page, viewer).some(({ isUsed }) => isUsed)
  if (before && isAtRest && !isElsewhere) replaceGetToken(before, getToken)
}
