/** Elements drawn by hand. Later drawings write only what differs, so that nobody who listens hears it again. */

const SVG = 'http://www.w3.org/2000/svg'

export function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string, part?: string) {
  const element = document.createElement(name)
  element.className = className
  if (part) element.part.add(part)
  return element
}

/** A picture of lines on a grid of 16, hidden from those who listen. */
export function makeIcon(shape: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('class', 'cg-icon')
  svg.setAttribute('viewBox', '0 0 16 16')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', shape)
  svg.append(path)
  return svg
}

export function show(element: HTMLElement, isShown: boolean): void {
  if (element.hidden === isShown) element.hidden = !isShown
}

export function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}
