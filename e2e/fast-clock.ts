/**
 * A script for a page, to run before its own: time goes `factor` times as fast there, for clocks, timers and deadlines
 * alike. So a test sees what happens in minutes without waiting for them, and without stepping from timer to timer.
 * Time is right when the page begins, or at `since` (epoch milliseconds): so the clocks of several pages agree.
 */
export function fastClock(factor: number, since?: number): string {
  return `{
    const factor = ${factor}
    const now = performance.now.bind(performance)
    let moment
    // One moment for all that is asked in one go: a machine too busy between two questions would be ahead by a minute.
    const steady = () => {
      if (moment === undefined) queueMicrotask(() => (moment = undefined))
      return (moment ??= now())
    }
    const RealDate = Date
    const beganAt = RealDate.now() - steady()
    const since = ${since ?? 'beganAt'}
    const startedAt = since + (beganAt - since) * factor
    performance.now = () => steady() * factor
    globalThis.Date = class extends RealDate {
      constructor(...parts) {
        if (parts.length === 0) super(startedAt + steady() * factor)
        else super(...parts)
      }
      static now() {
        return Math.floor(startedAt + steady() * factor)
      }
    }
    for (const name of ['setTimeout', 'setInterval']) {
      const real = globalThis[name].bind(globalThis)
      globalThis[name] = (callback, ms = 0, ...rest) => real(callback, ms / factor, ...rest)
    }
    const timeout = AbortSignal.timeout.bind(AbortSignal)
    AbortSignal.timeout = (ms) => timeout(ms / factor)
  }`
}
