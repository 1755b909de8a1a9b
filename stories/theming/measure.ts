/** How well what is drawn can be seen on what lies behind it, by its computed colours. */
import { contrastOf, layOver, onPaper, readColor, type Rgba } from './color.ts'

/** What WCAG 2.2 AA asks of text, and of graphics that mean something. */
export const LEAST = { text: 4.5, graphic: 3 } as const

export interface Finding {
  kind: keyof typeof LEAST
  /** Where, for people: `button.cg-button “Buy Credits”`. */
  what: string
  ratio: number
}

const CLEAR: Rgba = { red: 0, green: 0, blue: 0, alpha: 0 }
/** What is in no state to be used has no contrast to keep; what only screen readers get has no look. */
const EXEMPT = ':disabled, [aria-disabled=true], [aria-busy=true], .cg-hidden, option'
const SEEN = { visibilityProperty: true, opacityProperty: true }
const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'

/** All text in the shadow roots of these elements, with what fields say and hint at. */
export function findTexts(elements: readonly Element[]): Finding[] {
  return drawn(elements).flatMap((element) => {
    const finding = (text: string, color: string) => [
      { kind: 'text' as const, what: describe(element, text), ratio: contrastIn(element, color) },
    ]
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      const isHint = element.value === ''
      const text = isHint ? element.placeholder : element.value
      return text === '' ? [] : finding(text, styleOf(element, isHint ? '::placeholder' : null).color)
    }
    const text = textOf(element)
    return text === '' || element instanceof HTMLSelectElement ? [] : finding(text, styleOf(element).color)
  })
}

/** Gauges, icons, fields, dots and marks in the shadow roots of these elements. */
export function findGraphics(elements: readonly Element[]): Finding[] {
  return drawn(elements).flatMap((element) =>
    inksOf(element).map(({ what, color, ground }) => ({
      kind: 'graphic' as const,
      what: describe(element, what),
      ratio: contrastIn(element, color, ground),
    })),
  )
}

/** The ring around everything that takes the focus, which each gets in turn. Where there is none, its ratio is 1. */
export function findRings(elements: readonly Element[]): Finding[] {
  return drawn(elements).flatMap((element) => {
    if (!(element instanceof HTMLElement) || !element.matches(FOCUSABLE)) return []
    element.focus({ focusVisible: true, preventScroll: true })
    const around = parentOf(element) ?? element
    const rings = [styleOf(element), styleOf(element, '::after'), styleOf(around)]
    const ring = rings.find(({ outlineStyle }) => outlineStyle !== 'none')
    const ground = ring && Number.parseFloat(ring.outlineOffset) < 0 ? element : around
    const ratio = ring ? contrastIn(ground, ring.outlineColor) : 1
    return [{ kind: 'graphic', what: describe(element, 'focus ring'), ratio }]
  })
}

/** Of something painted in `color` inside `element`, on what `ground` shows there. */
export function contrastIn(element: Element, color: string, ground: Element = element): number {
  return contrastOf(lookOf(element, readColor(color)), lookOf(ground, CLEAR))
}

interface Ink {
  what: string
  color: string
  /** Whose background it stands on; its own without one. */
  ground?: Element
}

/** What of an element means something without words. */
function inksOf(element: Element): Ink[] {
  const style = styleOf(element)
  const parent = parentOf(element)
  if (element.matches('.cg-icon')) return [{ what: 'icon', color: style.stroke }]
  if (!parent) return []
  if (element.matches('.cg-meter-fill, .cg-meter-lapsing')) {
    const behind = parentOf(parent)
    const own = { what: 'gauge', color: shadowColor(style) ?? style.backgroundColor }
    return [{ ...own, ground: parent }, ...(behind ? [{ ...own, what: 'gauge, on the page', ground: behind }] : [])]
  }
  if (element.matches('.cg-input')) return [{ what: 'border', color: style.borderBlockStartColor, ground: parent }]
  if (element.matches('.cg-new')) return [{ what: 'dot', color: style.backgroundColor, ground: parent }]
  if (element.matches('.cg-tab[aria-selected=true]')) return [{ what: 'mark', color: style.borderBlockEndColor }]
  if (element.matches('.cg-legend svg')) return [{ what: 'colour in the chart', color: style.color }]
  return []
}

/** Everything that can be seen in their shadow roots. What the host wrote is the host's. */
function drawn(elements: readonly Element[]): Element[] {
  return elements
    .flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll('*') ?? [])])
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect()
      return width > 0 && height > 0 && element.checkVisibility(SEEN) && !element.closest(EXEMPT)
    })
}

/** What one sees where `ink` is painted on the background of `element`, with all that lies behind and fades it. */
export function lookOf(element: Element, ink: Rgba): Rgba {
  let look = ink
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const { backgroundColor, opacity } = styleOf(at)
    const whole = layOver(look, readColor(backgroundColor))
    look = { ...whole, alpha: whole.alpha * Number(opacity) }
  }
  return onPaper(look)
}

/** The element around, also where that is in another tree. */
function parentOf(element: Element): Element | null {
  const root = element.getRootNode()
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
}

function styleOf(element: Element, pseudo: string | null = null): CSSStyleDeclaration {
  return getComputedStyle(element, pseudo)
}

/** Of the outline that an inset shadow draws; a computed shadow begins with its colour. */
function shadowColor({ boxShadow }: CSSStyleDeclaration): string | undefined {
  return /^[a-z]+\([^)]*\)/.exec(boxShadow)?.[0]
}

/** Its own words, without those of what is in it. */
function textOf(element: Element): string {
  const texts = [...element.childNodes].filter((node) => node instanceof Text)
  return texts.map(({ data }) => data.trim()).join('')
}

function describe(element: Element, what: string): string {
  const names = [...element.classList].map((name) => `.${name}`).join('')
  return `${element.localName}${names} “${what.slice(0, 40)}”`
}
