import type { Configuration } from './configuration.ts'
import { findPage } from './page.ts'

/** Sets what holds for the whole page, at any time. A second call adds to the first. */
export function configure(configuration: Configuration): void {
  const page = findPage()
  page.configuration.value = { ...page.configuration.peek(), ...configuration }
}
