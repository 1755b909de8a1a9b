let offset = -Infinity

/**
 * Epoch milliseconds that never go back. A device clock set back is ignored; one that ran ahead counts at once, since
 * `performance.now()` may stand still while a laptop sleeps: an age is then overstated, never understated.
 */
export function steadyNow(): number {
  // In this order: a computer that is busy between the two lines makes the difference smaller, which does not count.
  const at = Date.now()
  const sinceStart = performance.now()
  offset = Math.max(offset, at - sinceStart)
  return Math.round(sinceStart + offset)
}
