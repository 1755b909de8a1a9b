const GAP = 6
const MARGIN = 8

/** Puts a popover under its anchor, at the anchor's inline end, above it where there is more room, inside the window. */
export function placeBelow(popover: HTMLElement, anchor: Element): void {
  const around = anchor.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = popover
  // Without a doctype it is the body that has the window's size.
  const { clientWidth, clientHeight } = document.scrollingElement ?? document.documentElement
  const isRtl = getComputedStyle(anchor).direction === 'rtl'
  const left = isRtl ? around.left : around.right - width
  const below = around.bottom + GAP
  const above = around.top - GAP - height
  const top = below + height > clientHeight - MARGIN && above >= MARGIN ? above : below
  popover.style.left = `${clamp(left, clientWidth - width - MARGIN)}px`
  popover.style.top = `${Math.max(MARGIN, top)}px`
  popover.style.maxHeight = `${Math.max(160, clientHeight - Math.max(MARGIN, top) - MARGIN)}px`
}

function clamp(position: number, max: number): number {
  return Math.max(MARGIN, Math.min(position, max))
}
