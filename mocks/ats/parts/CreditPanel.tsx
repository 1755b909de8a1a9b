import { useCreditAttributes } from './credit-attributes.ts'

/** The whole credits tab, and words for when its script is blocked. */
export function CreditPanel() {
  return (
    <credit-panel {...useCreditAttributes()}>
      <p class="muted">Your credits are shown here once the billing script has loaded.</p>
    </credit-panel>
  )
}
