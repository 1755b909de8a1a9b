/** Is the keyboard in there? */
export function hasFocus(element: Element | null): boolean {
  return element?.matches(':focus-within') ?? false
}
