/** Whether all text of a part of the page can be read: nothing cut off, nothing printed over something else. */
import type { Locator } from '@playwright/test'

// The page is given this function alone, so all that it needs is in it.
/* oxlint-disable unicorn/consistent-function-scoping */

/** A line for each text that is cut off without saying so, or that lies over another one; through shadow roots. */
export function findTextTrouble(part: Locator): Promise<string[]> {
  return part.evaluate((root) => {
    const shown: { text: string; box: DOMRect }[] = []
    const cut: string[] = []
    visit(root, new DOMRect(-1e6, -1e6, 2e6, 2e6))
    return [...cut, ...findOverlaps()]

    /** `window` is what scrolling and clipping boxes around leave to be seen. */
    function visit(node: Node, window: DOMRect): void {
      if (node instanceof Text) return look(node, window)
      if (!(node instanceof Element) || !isSeen(node)) return
      const children = node instanceof HTMLSlotElement ? node.assignedNodes() : (node.shadowRoot ?? node).childNodes
      const { overflow, clipPath } = getComputedStyle(node)
      if (clipPath !== 'none') return
      const inner = overflow === 'visible' ? window : common(window, node.getBoundingClientRect())
      for (const child of children) visit(child, inner)
    }

    function isSeen(element: Element): boolean {
      const { width, height } = element.getBoundingClientRect()
      // What only a screen reader reads is a pixel in size.
      const isForEars = width === 1 && height === 1
      return !isForEars && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    }

    function look(node: Text, window: DOMRect): void {
      const { parentElement, data } = node
      const text = data.trim()
      if (text === '' || !parentElement) return
      const { overflowX, textOverflow } = getComputedStyle(parentElement)
      const isWider = parentElement.scrollWidth > parentElement.clientWidth + 1
      if (overflowX === 'hidden' && isWider && textOverflow !== 'ellipsis') cut.push(`cut off: ${text}`)
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const box of range.getClientRects()) shown.push({ text, box: common(window, box) })
    }

    function common(one: DOMRect, other: DOMRect): DOMRect {
      const left = Math.max(one.left, other.left)
      const top = Math.max(one.top, other.top)
      const right = Math.min(one.right, other.right)
      const bottom = Math.min(one.bottom, other.bottom)
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top))
    }

    /** Lines may touch: letters with accents reach into the line above. */
    function findOverlaps(): string[] {
      return shown.flatMap((one, index) =>
        shown
          .slice(index + 1)
          .filter((other) => {
            const { width, height } = common(one.box, other.box)
            return one.text !== other.text && width > 3 && height > 6
          })
          .map((other) => `over each other: ${one.text} | ${other.text}`),
      )
    }
  })
}
