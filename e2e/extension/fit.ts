/** Does a page show all that it has? For narrow windows, large text, longer languages and mirrored ones. */
import type { Page } from '@playwright/test'

/** How many pixels there are to scroll sideways, which nobody should have to. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
}

/**
 * Texts and controls of which something cannot be seen: cut off by what they stand in, or beyond the edge. What ends in
 * an ellipsis says so itself, and has all of it in its title or in a line that opens.
 */
export function findClipped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    for (const element of document.body.querySelectorAll('*')) {
      const isControl = element.matches('button, a, input, select, textarea, summary')
      const hasText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '')
      const isForEyes = !element.closest('.cg-hidden, .options-file, [aria-hidden=true]')
      if (!(isControl || hasText) || !isForEyes || !element.checkVisibility({ visibilityProperty: true })) continue
      const { overflowX, webkitLineClamp } = getComputedStyle(element)
      let hasEllipsis = webkitLineClamp !== 'none'
      for (let around: Element | null = element; around; around = around.parentElement)
        hasEllipsis ||= getComputedStyle(around).textOverflow === 'ellipsis'
      const scrollsInside = element.matches('input, select, textarea')
      const isCut = !scrollsInside && /hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1
      const { left, right, width } = element.getBoundingClientRect()
      const isBeyond = width > 0 && (left < -0.5 || right > innerWidth + 0.5)
      if (!hasEllipsis && (isCut || isBeyond)) found.push(element.outerHTML.slice(0, 160))
    }
    return found
  })
}

/** Pairs of controls that lie on each other, as far as they can be seen. */
export function findOverlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shown = [...document.querySelectorAll('button, a[href], input:not([type=file]), select, textarea, summary')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => {
        let { left, right, top, bottom } = element.getBoundingClientRect()
        // What it scrolls in lets only a part be seen.
        for (let parent = element.parentElement; parent?.parentElement; parent = parent.parentElement) {
          if (parent === document.body || getComputedStyle(parent).overflow === 'visible') continue
          const outer = parent.getBoundingClientRect()
          left = Math.max(left, outer.left)
          right = Math.min(right, outer.right)
          top = Math.max(top, outer.top)
          bottom = Math.min(bottom, outer.bottom)
        }
        return { element, left, right, top, bottom, layer: element.closest('[role=listbox]') }
      })
      .filter(({ left, right, top, bottom }) => right - left > 1 && bottom - top > 1)
    return shown.flatMap((one, index) =>
      shown
        .slice(index + 1)
        .filter(({ element, layer }) => layer === one.layer && !one.element.contains(element))
        .filter((other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) >= 1)
        .filter((other) => Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) >= 1)
        .map(({ element }) => `${one.element.outerHTML.slice(0, 120)} on ${element.outerHTML.slice(0, 120)}`),
    )
  })
}
