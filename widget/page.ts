/** What all copies of the script on one page share, whatever bundle they came in. */
import type { GetToken } from '../shared/billing/tokens.ts'
import { signal } from './signal.ts'
import type { Signal } from './signal.ts'
import type { Configuration } from './configuration.ts'
import type { CreditStore } from './credit-store.ts'

export interface Page {
  readonly stores: Map<string, CreditStore>
  readonly configuration: Signal<Configuration>
  /** Numbers for functions and objects, so that they can be part of a key. */
  readonly numbers: WeakMap<object, number>
  lastNumber: number
  /** Counts the changes of what stores are made of. */
  generation: number
  /** Per number, the function that answers the token now: a host that renders anew brings new functions. */
  readonly getTokens: Map<number, GetToken>
  /** `inherit.ts`, once it is loaded: nobody inherits before there is a number. */
  inherit?: (getToken: GetToken, left: readonly [key: string, store: CreditStore][]) => void
}

const KEY = Symbol.for('credit-gauge.stores.v1')

/** The page's registry; the first copy of the script makes it. */
export function findPage(): Page {
  const found: unknown = Reflect.get(globalThis, KEY)
  if (isPage(found)) return found
  const page: Page = {
    stores: new Map(),
    configuration: signal({}),
    numbers: new WeakMap(),
    lastNumber: 0,
    generation: 0,
    getTokens: new Map(),
  }
  Reflect.set(globalThis, KEY, page)
  return page
}

function isPage(value: unknown): value is Page {
  return typeof value === 'object' && value !== null && 'stores' in value
}
