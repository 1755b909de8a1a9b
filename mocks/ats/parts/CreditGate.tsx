import type { ComponentChildren } from 'preact'
import type { ActionKey } from '../spend.ts'
import { useCreditAttributes } from './credit-attributes.ts'

interface Props {
  action: ActionKey
  /** Billable units. */
  quantity?: number
  /** The button that does it. */
  children: ComponentChildren
}

/** The price of an action at its button, which is stopped while the credits do not suffice. */
export function CreditGate({ action, quantity = 1, children }: Props) {
  return (
    <credit-gate {...useCreditAttributes()} action={action} quantity={quantity}>
      {children}
    </credit-gate>
  )
}
