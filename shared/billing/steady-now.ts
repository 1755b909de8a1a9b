/** Epoch milliseconds of a clock that never steps back, whatever is done to the computer's. */
export function steadyNow(): number {
  return performance.timeOrigin + performance.now()
}
