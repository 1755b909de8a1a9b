/**
 * `credit-gauge.iife.js`, for pages without modules: a classic script that loads the module beside it. Its one global
 * is `CreditGauge`. Loaded twice, the second one does nothing.
 */
import type { Configuration } from './configuration.ts'
import type * as api from './index.ts'

export interface CreditGaugeGlobal {
  /** The module's API, once it is there; rejects where the page or the network keeps it from loading. */
  readonly ready: Promise<typeof api>
  /** As in the module; can be called at once. */
  configure(configuration: Configuration): void
}

declare global {
  var CreditGauge: CreditGaugeGlobal | undefined
}

/** Registers nothing by itself: what the page configures while it loads must stand before the elements come to life. */
const MODULE = 'index.js'

if (!globalThis.CreditGauge) globalThis.CreditGauge = load()

function load(): CreditGaugeGlobal {
  const script = document.currentScript
  const address = script instanceof HTMLScriptElement ? script.src : document.baseURI
  const early: Configuration[] = []
  let configure: CreditGaugeGlobal['configure'] = (configuration) => void early.push(configuration)
  const ready = importModule(new URL(MODULE, address).href).then((loaded) => {
    early.forEach(loaded.configure)
    configure = loaded.configure
    loaded.define()
    return loaded
  })
  ready.catch((reason: unknown) => console.warn(`Credit Gauge: ${MODULE} could not be loaded.`, reason))
  return { ready, configure: (configuration) => configure(configuration) }
}

async function importModule(address: string): Promise<typeof api> {
  const loaded: unknown = await import(/* @vite-ignore */ address)
  if (!isApi(loaded)) throw new TypeError(address)
  return loaded
}

function isApi(module: unknown): module is typeof api {
  return typeof module === 'object' && module !== null && 'configure' in module
}
