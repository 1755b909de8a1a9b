/** What polls in a test waits as long as `expect.poll` does: Vitest has no setting for this one. */
import { vi } from 'vitest'

const { waitFor } = vi
const PATIENCE_MS = 15_000

Object.assign(vi, {
  waitFor: ((callback, options) =>
    waitFor(callback, { timeout: PATIENCE_MS, ...toOptions(options) })) satisfies typeof waitFor,
})

function toOptions(options: Parameters<typeof waitFor>[1]) {
  return typeof options === 'number' ? { timeout: options } : options
}
