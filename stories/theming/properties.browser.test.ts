/** Each custom property does in every element what the README says of it. */
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { define } from '../../widget/define.ts'
import { properties, type PropertyName } from './properties.ts'
import { dressPage, part, place } from './surfaces.fixture.ts'

/** Tells what one of its parts looks like: the part, and what of it. */
type Place = [element: Surface, selector: string, style: string]
type Surface = 'bar' | 'emptyBar' | 'panel' | 'calmPanel' | 'ownPanel' | 'gate' | 'connect' | 'floating'

const BUY: Place[] = [
  ['bar', '[part=buy]:not([hidden])', 'background-color'],
  ['panel', '[part=actions] .cg-button', 'background-color'],
]
const SEEN_IN: Record<PropertyName, Place[]> = {
  '--credit-accent': [
    ...BUY,
    ['bar', '[part=value]', 'outline-color'],
    ['gate', '[part=buy]:not([hidden])', 'outline-color'],
    ['connect', '[part=connect]', 'outline-color'],
  ],
  '--credit-on-accent': BUY.map(([element, selector]): Place => [element, selector, 'color']),
  '--credit-low': [
    ['bar', '[part=level]', 'color'],
    ['bar', '.cg-meter-fill', 'background-color'],
    ['panel', '.cg-available .cg-badge', 'color'],
    ['panel', '.cg-available .cg-meter-fill', 'background-color'],
    ['gate', '[part=reason]', 'color'],
  ],
  '--credit-empty': [
    ['emptyBar', '[part=level]', 'color'],
    ['panel', '.cg-entry-out', 'color'],
  ],
  '--credit-in': [['calmPanel', '.cg-type-in', 'color']],
  '--credit-muted': [
    ['bar', '[part=unit]', 'color'],
    ['panel', '.cg-amount-unit', 'color'],
    ['connect', '.cg-connect-away', 'color'],
  ],
  '--credit-line': [
    ['panel', '[part=tabs]', 'border-block-end-color'],
    ['connect', '[part=connect]', 'border-top-color'],
  ],
  '--credit-track': [
    ['bar', '[part=meter]', 'background-color'],
    ['panel', '.cg-meter', 'background-color'],
  ],
  '--credit-surface': [
    ['bar', '[part=details]', 'background-color'],
    ['gate', '[part=details]', 'background-color'],
    ['ownPanel', '[part=panel]', 'background-color'],
    ['floating', '[part=connect]', 'background-color'],
  ],
  '--credit-on-surface': [
    ['bar', '[part=details]', 'color'],
    ['ownPanel', '[part=panel]', 'color'],
    ['floating', '[part=connect]', 'color'],
  ],
  '--credit-shadow': [
    ['bar', '[part=details]', 'box-shadow'],
    ['gate', '[part=details]', 'box-shadow'],
    ['floating', '[part=connect]', 'box-shadow'],
  ],
  '--credit-radius': [
    ['bar', '[part=buy]:not([hidden])', 'border-top-left-radius'],
    ['panel', '[part=actions] .cg-button', 'border-top-left-radius'],
    ['panel', '.cg-input', 'border-top-left-radius'],
    ['ownPanel', '[part=panel]', 'border-top-left-radius'],
    ['connect', '[part=connect]', 'border-top-left-radius'],
    ['floating', '[part=connect]', 'border-top-left-radius'],
  ],
  '--credit-font-size': [
    ['bar', '[part=value]', 'font-size'],
    ['panel', '[part=tab]', 'font-size'],
    ['connect', '[part=connect]', 'font-size'],
  ],
}
const VALUE = { color: 'rgb(1, 2, 3)', length: '17px', shadow: 'rgb(1, 2, 3) 1px 1px 1px 1px' }

beforeAll(async () => {
  await page.viewport(1280, 900)
  define()
  await customElements.whenDefined('credit-panel')
})

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

/** All of them on one page, with their details open. */
async function placeAll(): Promise<{ frame: HTMLElement; surfaces: Record<Surface, Element> }> {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const frame = dressPage({ theme: 'built-in', scheme: 'light' })
  const surfaces = {
    bar: place(frame, 'bar', 'credit-balance', 'low'),
    emptyBar: place(frame, 'bar', 'credit-balance', 'empty'),
    panel: place(frame, 'card', 'credit-panel', 'low'),
    // Used so little that what came in is in view.
    calmPanel: place(frame, 'card', 'credit-panel', 'expiring-soon'),
    ownPanel: place(frame, 'card', 'credit-panel', 'low', { theme: 'light' }),
    gate: place(frame, 'card', 'credit-gate', 'low', { action: 'reference-check', quantity: '40' }),
    connect: place(frame, 'side', 'credit-connect', 'low'),
    floating: place(frame, 'side', 'credit-connect', 'low', { position: 'floating', theme: 'light' }),
  }
  for (const [element, opener] of [
    [surfaces.bar, '[part=value]'],
    [surfaces.gate, '[part=buy]:not([hidden])'],
  ] as const) {
    await expect.poll(() => element.shadowRoot?.querySelector(opener)?.checkVisibility()).toBe(true)
    part(element, opener).click()
    await expect.poll(() => element.shadowRoot?.querySelector('[part=details]')).toBeTruthy()
  }
  return { frame, surfaces }
}

/** As it is when nothing moves any more, with the focus on it where that shows. */
function lookOf(surfaces: Record<Surface, Element>, [surface, selector, style]: Place): string {
  const { shadowRoot } = surfaces[surface]
  const element = shadowRoot?.querySelector<HTMLElement>(selector)
  if (!element) return `no ${selector} in ${surface}`
  if (style === 'outline-color') element.focus({ focusVisible: true, preventScroll: true })
  for (const animation of shadowRoot?.getAnimations() ?? []) if (animation instanceof CSSTransition) animation.finish()
  return getComputedStyle(element).getPropertyValue(style)
}

test.each(properties)('$name', async ({ name, kind }) => {
  const { frame, surfaces } = await placeAll()
  for (const seen of SEEN_IN[name]) {
    await expect.poll(() => lookOf(surfaces, seen)).not.toMatch(/^no /)
    frame.style.removeProperty(name)
    expect(lookOf(surfaces, seen)).not.toContain(VALUE[kind])
    frame.style.setProperty(name, VALUE[kind])
    await expect.poll(() => lookOf(surfaces, seen), { message: seen.join(' '), timeout: 3000 }).toContain(VALUE[kind])
  }
})

test.each(['light', 'dark'] as const)('theme="%s" holds on a page of the other scheme', async (theme) => {
  const frame = dressPage({ theme: 'harbour', scheme: theme === 'light' ? 'dark' : 'light' })
  const panel = place(frame, 'card', 'credit-panel', 'low', { theme })
  const bar = place(frame, 'card', 'credit-balance', 'low', { theme })
  const surface = theme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(23, 35, 58)'
  await expect.poll(() => panel.shadowRoot?.querySelector('.cg-overview')).toBeTruthy()
  expect(getComputedStyle(part(panel, '[part=panel]')).backgroundColor).toBe(surface)
  await expect.poll(() => bar.shadowRoot?.querySelector('[part=level]')?.checkVisibility()).toBe(true)
  part(bar, '[part=value]').click()
  await expect.poll(() => bar.shadowRoot?.querySelector('[part=details]')?.checkVisibility()).toBe(true)
  expect(getComputedStyle(part(bar, '[part=details]')).backgroundColor).toBe(surface)
})
