/** What a theme makes of each property, measured on the page that it is tried on. */
import afterwards from '../../shared/ui/afterwards.css?inline'
import details from '../../shared/ui/details.css?inline'
import history from '../../shared/ui/history.css?inline'
import tokens from '../../shared/ui/tokens.css?inline'
import components from '../../shared/ui/ui.css?inline'
import { readColor, toHex } from './color.ts'
import { contrastIn, lookOf, type Finding } from './measure.ts'
import type { PropertyName } from './properties.ts'

export interface Pair extends Finding {
  /** What to change where it is too low. */
  property: PropertyName
}

export interface Sample {
  /** `#rrggbb` of each colour, as it is seen. */
  colors: Partial<Record<PropertyName, string>>
  /** Each by the worst of the grounds that it stands on. */
  pairs: Pair[]
}

type Painted = 'color' | 'backgroundColor' | 'borderTopColor'

const sheets = [tokens, components, afterwards, details, history].map((css) => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return sheet
})

const GAUGE = '<div class="cg-meter-fill"></div>'
const DRAWING = `
  <span class="cg-button" data-is="button">.</span>
  <span class="cg-button cg-button-primary" data-is="buy">.</span>
  <span class="cg-badge cg-badge-low" data-is="low">.</span>
  <span class="cg-badge cg-badge-empty" data-is="empty">.</span>
  <div class="cg-history"><span class="cg-entry-in" data-is="in">.</span></div>
  <span class="cg-small" data-is="muted">.</span>
  <div class="cg-meter">${GAUGE}</div>
  <div class="cg-meter cg-meter-low" data-is="low-gauge">${GAUGE}</div>
  <div class="cg-meter cg-meter-empty" data-is="empty-gauge">${GAUGE}</div>`

/** Draws on each of the places for a moment, and on a surface over the last one. */
export function takeSample(places: readonly Element[]): Sample {
  const hosts = places.map((place) => place.appendChild(document.createElement('div')))
  const drawings = hosts.flatMap((host, index) => drawOn(host, index === hosts.length - 1))
  const [page] = drawings
  const surface = drawings.at(-1)
  if (!page || !surface) throw new Error('There is no place to draw on.')
  const sample = { colors: colorsOf(page, surface), pairs: worst(drawings.map(pairsOf)) }
  for (const host of hosts) host.remove()
  return sample
}

function drawOn(host: Element, hasSurface: boolean): HTMLElement[] {
  const shadow = host.attachShadow({ mode: 'open' })
  shadow.adoptedStyleSheets = sheets
  return (hasSurface ? ['cg-root', 'cg-root cg-surface'] : ['cg-root']).map((className) => {
    const root = shadow.appendChild(document.createElement('div'))
    root.className = className
    root.innerHTML = DRAWING
    return root
  })
}

function pairsOf(root: HTMLElement): Pair[] {
  const text = (property: PropertyName, what: string, is: string): Pair => {
    const element = find(root, is)
    return { property, what, kind: 'text', ratio: contrastIn(element, getComputedStyle(element).color) }
  }
  const gauge = (property: PropertyName, what: string, is: string) => {
    const fill = find(root, is).firstElementChild ?? root
    const { backgroundColor, opacity } = getComputedStyle(fill)
    return graphic(property, what, find(root, is), faded(backgroundColor, opacity))
  }
  return [
    graphic('--credit-accent', 'Focus ring', root, getComputedStyle(find(root, 'buy')).backgroundColor),
    text('--credit-on-accent', 'Buy Credits', 'buy'),
    text('--credit-low', 'Low', 'low'),
    gauge('--credit-low', 'Low gauge', 'low-gauge'),
    text('--credit-empty', 'Out of credits', 'empty'),
    gauge('--credit-empty', 'Empty gauge', 'empty-gauge'),
    text('--credit-in', 'Credits in', 'in'),
    text('--credit-muted', 'Muted text', 'muted'),
    ...(root.matches('.cg-surface')
      ? [
          {
            ...graphic('--credit-on-surface', 'Text in details', root, getComputedStyle(root).color),
            kind: 'text' as const,
          },
        ]
      : []),
  ]
}

function colorsOf(page: HTMLElement, surface: HTMLElement): Sample['colors'] {
  const own = (is: string, of: Painted = 'color') => seen(page, find(page, is), of)
  return {
    '--credit-accent': own('buy', 'backgroundColor'),
    '--credit-on-accent': own('buy'),
    '--credit-low': own('low'),
    '--credit-empty': own('empty'),
    '--credit-in': own('in'),
    '--credit-muted': own('muted'),
    '--credit-line': own('button', 'borderTopColor'),
    '--credit-track': seen(page, page.querySelector('.cg-meter') ?? page, 'backgroundColor'),
    '--credit-surface': seen(surface, surface, 'backgroundColor'),
    '--credit-on-surface': seen(surface, surface, 'color'),
  }
}

function graphic(property: PropertyName, what: string, ground: Element, color: string): Pair {
  return { property, what, kind: 'graphic', ratio: contrastIn(ground, color) }
}

function seen(root: Element, element: Element, of: Painted): string {
  return toHex(lookOf(root, readColor(getComputedStyle(element)[of])))
}

function worst(readings: Pair[][]): Pair[] {
  const byName = Map.groupBy(readings.flat(), ({ what }) => what)
  return [...byName.values()].flatMap((same) => same.toSorted((a, b) => a.ratio - b.ratio).slice(0, 1))
}

function faded(color: string, opacity: string): string {
  return `color-mix(in srgb, ${color} ${Number(opacity) * 100}%, transparent)`
}

function find(root: Element, is: string): Element {
  const found = root.querySelector(`[data-is=${is}]`)
  if (found) return found
  throw new Error(`no sample of ${is}`)
}
