/**
 * Which part of a list is seen. Browsers end an element at 17,895,698 px (Firefox) or 33,554,428 px (Chromium); a list
 * that is longer slides under its canvas as it is scrolled.
 */

/** How long the canvas may be. */
const MAX_CANVAS = 15_000_000
/** So near to an end, the list does not slide: every row there is reached by its own pixels. */
const END_ZONE = 1_000_000

export interface ScrollPlace {
  /** How far the scroller is scrolled. */
  top: number
  /** How much further down in the list that is. 0 for lists that fit on a canvas. */
  shift: number
}

export const START: ScrollPlace = { top: 0, shift: 0 }

export function canvasHeight(total: number): number {
  return Math.min(total, MAX_CANVAS)
}

/** Where the list stands once it was scrolled to `top`: steps are taken as they are, jumps go as far down as the thumb. */
export function scrollTo(place: ScrollPlace, top: number, total: number, view: number): ScrollPlace {
  const excess = total - canvasHeight(total)
  if (excess === 0) return { top, shift: 0 }
  const range = MAX_CANVAS - view
  const share = Math.min(1, Math.max(0, (top - END_ZONE) / (range - 2 * END_ZONE)))
  const isStep = share > 0 && share < 1 && Math.abs(top - place.top) <= 2 * view
  return { top, shift: isStep ? Math.min(place.shift, excess) : excess * share }
}

/** Where to scroll so that `offset` of the list is at the top of the view. */
export function placeAt(offset: number, total: number, view: number): ScrollPlace {
  const excess = total - canvasHeight(total)
  const last = Math.max(0, total - view)
  const wanted = Math.min(last, Math.max(0, offset))
  if (excess === 0) return { top: wanted, shift: 0 }
  if (wanted <= END_ZONE) return { top: wanted, shift: 0 }
  if (wanted >= last - END_ZONE) return { top: wanted - excess, shift: excess }
  const share = (wanted - END_ZONE) / (last - 2 * END_ZONE)
  const top = END_ZONE + share * (MAX_CANVAS - view - 2 * END_ZONE)
  return { top, shift: wanted - top }
}
