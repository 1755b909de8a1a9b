/** The public API. Importing it has no side effect, also where there is no DOM; `define.ts` registers the elements. */
export { CreditBalance } from './balance/CreditBalance.ts'
export { configure } from './configure.ts'
export type { Configuration } from './configuration.ts'
export type { CreditConnect } from './connect/CreditConnect.ts'
export { define } from './define.ts'
export type {
  CreditBuy,
  CreditChange,
  CreditError,
  CreditEventDetails,
  CreditEventName,
  CreditGateStop,
  CreditLevelChange,
} from './events.ts'
export type { CreditGate } from './gate/CreditGate.ts'
export type { GateCheck } from './gate/gate-check.ts'
export type { CreditPanel } from './panel/CreditPanel.ts'
export type {
  AlertsOrder,
  Call,
  CreditSource,
  ExportOrder,
  Hint,
  Tagged,
  TopUpOrder,
  Watcher,
} from '../shared/billing/source.ts'
export type { Failure, FailureKind } from '../shared/credits/failure.ts'
export { FailureError } from '../shared/credits/failure.ts'
export type { CreditLevel } from '../shared/credits/level.ts'
export type { HostMessages } from './host-messages.ts'
export type { Messages } from '../shared/format/messages/messages.ts'
export { VERSION } from './version.ts'
