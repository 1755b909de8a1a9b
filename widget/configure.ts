import type { Configuration } from './configuration.ts'
import { findPage } from './page.ts'

/**
 * Sets what holds for the whole page. A second call adds to the first. Elements that have asked before ask anew, so the
 * best moment is before they are registered.
 */
export function configure(configuration: Configuration): void {
  const page = findPage()
  if (Object.keys(configuration).some((name) => name !== 'messages')) page.generation += 1
  page.configuration.value = { ...page.configuration.peek(), ...configuration }
}
