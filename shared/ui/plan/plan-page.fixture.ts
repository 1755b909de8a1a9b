/** How tests find their way in a plan that is drawn. */
export function findAs<T extends Element>(selector: string, kind: new () => T): T {
  const found = document.querySelector(selector)
  if (found instanceof kind) return found
  throw new Error(`no ${selector}`)
}

export const find = (selector: string) => findAs(selector, HTMLElement)

/** What each of them says, in one line. */
export const textOf = (selector: string) =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent.replaceAll(/\s+/g, ' '))

export const pageText = () => document.body.textContent

/** Where keys and fingers move in the chart. */
export const plot = () => findAs('.cg-plot-area > input', HTMLInputElement)

/** The choice with this label. */
export const choice = (label: string) => findAs(`select[aria-label="${label}"]`, HTMLSelectElement)

export const options = (label: string) => [...choice(label).options].map(({ text }) => text)

export function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find(({ textContent, ariaLabel }) =>
    new RegExp(name).test(ariaLabel ?? textContent),
  )
  if (found) return found
  throw new Error(`no button ${name}`)
}

/** The cells of the first table, row by row. */
export const tableText = () =>
  [...findAs('table', HTMLTableElement).rows].map(({ cells }) => [...cells].map(({ innerText }) => innerText.trim()))
