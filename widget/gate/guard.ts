/** What can start the action of a gate: a click on what stands in it, by whatever means, and a form that it submits. */
const ATTEMPTS = ['click', 'submit'] as const

/**
 * Stands between everybody and what stands in `boxes`, slotted from `element`. `lets` is asked at each attempt; where it
 * answers `false`, nobody else hears of it. It listens above the whole page, so that handlers that a framework keeps at
 * its root come later, and it looks at nodes and forms as they are at that moment: they may come, go and change owners.
 * Returns what ends it. `form.submit()` tells nobody, so nobody can stop it.
 */
export function guard(element: HTMLElement, boxes: readonly Element[], lets: () => boolean): () => void {
  const life = new AbortController()
  const passed = new WeakSet<Event>()
  const look = (event: Event) => {
    if (passed.has(event) || !isAttempt(event, element, boxes)) return
    passed.add(event)
    if (lets()) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  // A form in a shadow root submits without telling the page around it.
  for (const place of [window, element.getRootNode()])
    for (const name of ATTEMPTS) place.addEventListener(name, look, { capture: true, signal: life.signal })
  return () => life.abort()
}

function isAttempt(event: Event, element: HTMLElement, boxes: readonly Element[]): boolean {
  const path = event.composedPath()
  if (boxes.some((box) => path.includes(box))) return true
  if (!(event instanceof SubmitEvent) || !(event.target instanceof HTMLFormElement)) return false
  const button = event.submitter ?? findDefaultButton(event.target)
  return button !== null && button !== undefined && element.contains(button)
}

/** Whoever submits a form without a button means its first one, as the Enter key does. */
function findDefaultButton(form: HTMLFormElement): Element | undefined {
  const tree = form.getRootNode()
  if (!(tree instanceof Document || tree instanceof ShadowRoot)) return undefined
  return [...tree.querySelectorAll<HTMLButtonElement | HTMLInputElement>('button,input')].find(
    (button) => button.form === form && (button.type === 'submit' || button.type === 'image'),
  )
}
