import type { Metrics } from './row-layout.ts'

/** From this width on a row is one line with columns. */
const WIDE_FROM = 640
/** What stands beside a description in such a list: amount, paddings; when wide, the other columns too. */
const BESIDE = { narrow: 84, wide: 530 }
const SAMPLE = 'Reference request for somebody'

/** A line of text that nobody sees or hears: it stands in the list from the start, so that measuring moves nothing. */
export function Probe() {
  return (
    <span class="cg-history-probe" aria-hidden="true">
      {SAMPLE}
    </span>
  )
}

/** How high the list is, and how its text runs in the host's font. Nothing while it has no size, as in a hidden tab. */
export function measureList(scroller: HTMLElement): { height: number; metrics: Metrics } | undefined {
  const { clientHeight: height, clientWidth: width } = scroller
  if (height === 0 || width === 0) return undefined
  const probe = scroller.querySelector('.cg-history-probe')?.getBoundingClientRect()
  if (!probe) return undefined
  const isWide = width >= WIDE_FROM
  const room = width - (isWide ? BESIDE.wide : BESIDE.narrow)
  return {
    height,
    metrics: { line: probe.height, chars: Math.max(8, Math.floor((room / probe.width) * SAMPLE.length)), isWide },
  }
}
