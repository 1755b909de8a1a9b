import { useCreditAttributes } from './credit-attributes.ts'

/** Pro Connect, pinned to the bottom of the sections. */
export function CreditConnect() {
  return <credit-connect class="sidebar-connect" {...useCreditAttributes()} />
}
