import { placeBelow } from './place.ts'
import { schemeAround } from './scheme.ts'

/** A few words under a bar that cannot show its details. They go by Escape or by any click. */
export function showHint(root: ShadowRoot, anchor: Element, text: string): void {
  const hint = document.createElement('div')
  hint.className = 'cg-root cg-surface cg-hint'
  hint.style.colorScheme = schemeAround(root.host)
  hint.role = 'alert'
  hint.popover = 'auto'
  hint.textContent = text
  hint.addEventListener('toggle', () => hint.matches(':popover-open') || hint.remove())
  root.append(hint)
  hint.showPopover()
  placeBelow(hint, anchor)
}
