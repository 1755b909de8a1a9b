/** One animation frame for all elements of the page, and at most one drawing per element in it. */
export interface Drawable {
  draw(): void
}

const due = new Set<Drawable>()

/** Draws before the next paint, however often it is asked for. `draw` must not throw. */
export function drawNextFrame(drawable: Drawable): void {
  if (due.size === 0) requestAnimationFrame(drawAll)
  due.add(drawable)
}

function drawAll(): void {
  const batch = [...due]
  due.clear()
  for (const drawable of batch) drawable.draw()
}
