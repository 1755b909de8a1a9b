const STEPS = {
  vertical: { ArrowUp: -1, ArrowDown: 1 },
  horizontal: { ArrowLeft: -1, ArrowRight: 1 },
} as const

/**
 * Arrow keys, Home and End move the focus along a list. Answers the item that has it now; `undefined` when the key is
 * none of them.
 */
export function moveFocus(
  event: KeyboardEvent,
  items: readonly HTMLElement[],
  axis: keyof typeof STEPS,
): HTMLElement | undefined {
  const next = items[findNext(event.key, findIndex(event, items), items.length, STEPS[axis])]
  if (!next) return undefined
  event.preventDefault()
  next.focus()
  return next
}

function findNext(key: string, index: number, count: number, steps: Record<string, number>): number {
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = steps[key]
  return step === undefined ? -1 : Math.min(count - 1, Math.max(0, index + step))
}

function findIndex({ target }: Event, items: readonly HTMLElement[]): number {
  return items.findIndex((item) => target instanceof Node && item.contains(target))
}
