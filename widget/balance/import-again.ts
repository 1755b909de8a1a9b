import type * as details from './details.tsx'

type DetailsModule = typeof details

let attempts = 0

/**
 * Loads the details after `import()` has failed. Firefox 153 answers a failed import with the same failure for ever, but
 * asks again for another address: https://github.com/whatwg/html/issues/6768. Rejects with `failure` when that fails too.
 */
export async function importAgain(failure: unknown): Promise<DetailsModule> {
  const address = /https?:\S+\.js/.exec(String(failure))?.[0]
  if (address === undefined) throw failure
  const loaded: unknown = await import(/* @vite-ignore */ `${address}?${(attempts += 1)}`)
  if (!isDetails(loaded)) throw failure
  return loaded
}

function isDetails(module: unknown): module is DetailsModule {
  return typeof module === 'object' && module !== null && 'Details' in module
}
