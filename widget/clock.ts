let offset = -Infinity

/**
 * Epoch milliseconds that never go back. A device clock set back is ignored; one that ran ahead counts at once, since
 * `performance.now()` may stand still while a laptop sleeps: an age is then overstated, never understated.
 */
export function now(): number {
  const sinceStart = performance.now()
  offset = Math.max(offset, Date.now() - sinceStart)
  return Math.round(sinceStart + offset)
}
