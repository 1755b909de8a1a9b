/** The public API. Importing it has no side effect, also where there is no DOM; `define.ts` registers the elements. */
export { CreditBalance } from './balance/CreditBalance.ts'
export { configure } from './configure.ts'
export type { Configuration } from './configuration.ts'
export { define } from './define.ts'
export type {
  CreditBuy,
  CreditChange,
  CreditError,
  CreditEventDetails,
  CreditEventName,
  CreditLevelChange,
} from './events.ts'
export type { Call, CreditSource, Hint, TopUpOrder, Watcher } from '../shared/billing/source.ts'
export type { Failure, FailureKind } from '../shared/credits/failure.ts'
export { FailureError } from '../shared/credits/failure.ts'
export type { CreditLevel } from '../shared/credits/level.ts'
export type { Messages } from '../shared/format/messages/messages.ts'
export { VERSION } from './version.ts'
