/** Pages whose style sheets reach for everything on them. */
import { readFileSync } from 'node:fs'
import type { Page } from 'puppeteer-core'
import { describe } from 'vitest'
import { hostPage } from '../host-page.ts'
import { shareOfDifferentPixels } from '../pixels.ts'
import { expect, expectBar, test } from './journey.ts'

const FRAMEWORKS = {
  bootstrap: 'bootstrap/dist/css/bootstrap.css',
  'tailwind preflight': 'tailwindcss/preflight.css',
  'normalize.css': 'normalize.css/normalize.css',
  'modern-normalize': 'modern-normalize/modern-normalize.css',
  bulma: 'bulma/css/bulma.css',
  'pico, classless': '@picocss/pico/css/pico.classless.css',
  'the new css reset': 'the-new-css-reset/css/reset.css',
  'sanitize.css': 'sanitize.css/sanitize.css',
}

/** Everything that a child of the page would take on, but for what the elements are meant to take on. */
const INHERITED = `
  line-height: 0; letter-spacing: 9px; word-spacing: 9px; text-indent: 40px; text-transform: uppercase; text-align: end;
  white-space: pre; visibility: hidden; cursor: crosshair; font-style: italic; font-weight: 900; font-size: 3px;
  font-variant: small-caps; font-stretch: condensed; font-kerning: none; font-feature-settings: 'zero';
  text-shadow: 2px 2px red; text-rendering: geometricPrecision; text-underline-offset: 9px; quotes: none;
  list-style: square; tab-size: 9; hyphens: auto; word-break: break-all; overflow-wrap: anywhere;
  -webkit-text-fill-color: transparent; -webkit-text-stroke: 2px red; border-collapse: collapse; accent-color: lime;
  caret-color: lime; stroke-dasharray: 1; fill-opacity: 0.2; stroke-opacity: 0.2; stroke-linecap: square;
  user-select: none; writing-mode: vertical-rl;
`

const HOSTILE = {
  'everything unset, buttons hidden': '* { all: unset !important } button { display: none !important }',
  'all that can be inherited': `body { ${INHERITED} }`,
  'the same, on the element itself': `credit-balance { ${INHERITED} }`,
  'every tag that is used inside': 'button, a, span, bdi, svg, path, p, dl, dt, dd, slot { display: none !important }',
  'names that are used inside': `.cg-root, .cg-bar, .cg-value, [part] { display: none !important }
    @property --cg-font-size { syntax: '*'; inherits: true; initial-value: 30px }
    * { --cg-accent: lime !important; --cg-font-size: 30px !important; --cg-muted: lime !important }`,
}

/** Where the page puts it does not matter, so that a page's margins are no difference. */
const AROUND = 'style="position:absolute!important;left:400px!important;top:40px!important;background:#fff!important"'

function page(instance: string, css: string): string {
  const head = `<style>${css}</style>`
  return hostPage({ instance: `low@${instance}`, head, before: `<div ${AROUND}>`, after: '</div>' })
}

/** Opens the details, and waits until nothing moves any more. */
async function show(opened: Promise<Page>): Promise<Page> {
  const shown = await opened
  await shown.setViewport({ width: 1000, height: 700 })
  await expectBar(shown, '86 credits Low')
  await shown.locator('credit-balance >>> .cg-button-primary').wait()
  await shown.locator('credit-balance >>> [part=value]').click()
  await shown.locator('credit-balance >>> .cg-details').wait()
  await shown.mouse.move(1, 1)
  const isCalm = () =>
    shown.evaluate(() =>
      document
        .querySelector('credit-balance')
        ?.shadowRoot?.getAnimations()
        .every(({ playState }) => playState !== 'running'),
    )
  await expect.poll(isCalm).toBe(true)
  return shown
}

/** What a viewer sees of one part. */
async function picture(shown: Page, part: 'bar' | 'details') {
  const clip = await shown.evaluate((wanted) => {
    const box = document.querySelector('credit-balance')?.shadowRoot?.querySelector(`[part=${wanted}]`)
    const { x, y, width, height } = box?.getBoundingClientRect() ?? new DOMRect()
    return { x: Math.floor(x), y: Math.floor(y), width: Math.ceil(width), height: Math.ceil(height) }
  }, part)
  expect(clip.width).toBeGreaterThan(100)
  return shown.screenshot({ clip })
}

/** What the page around it gives an element, by contract. */
function inherited(shown: Page): Promise<string> {
  return shown.evaluate(() => {
    const { fontFamily, color } = getComputedStyle(document.querySelector('credit-balance') ?? document.body)
    return `body { font-family: ${fontFamily}; color: ${color} }`
  })
}

const read = (file: string) => readFileSync(`node_modules/${file}`, 'utf8')

describe('H1 the same pixels as on a bare page, in spite of', () => {
  const styles = [
    ...Object.entries(FRAMEWORKS).map(([name, file]): [string, string] => [name, read(file)]),
    ...Object.entries(HOSTILE),
  ]
  test.for(styles)('%s', async ([, css], { host, open, instance }) => {
    const pages = { '/': page(instance, css), '/bare': '' }
    const { url } = await host(pages)
    const styled = await show(open(url))
    pages['/bare'] = page(instance, await inherited(styled))
    const bare = await show(open(`${url}/bare`))
    for (const part of ['bar', 'details'] as const)
      expect(shareOfDifferentPixels(await picture(styled, part), await picture(bare, part)), part).toBeLessThanOrEqual(
        0.01,
      )
  })
})

test('H3 what a page lets inherit ends at the element, but family, colour and direction', async ({
  host,
  open,
  instance,
}) => {
  const css = `body { font-family: monospace; color: rgb(1, 2, 3); direction: rtl; ${INHERITED} }`
  const { url } = await host({ '/': page(instance, css) })
  const shown = await show(open(url))
  const styles = await shown.evaluate(() =>
    ['bar', 'details'].map((part) => {
      const box = document.querySelector('credit-balance')?.shadowRoot?.querySelector(`[part=${part}]`)
      const { fontFamily, direction, letterSpacing, textTransform, visibility, textIndent, fontStyle } =
        getComputedStyle(box ?? document.body)
      return { fontFamily, direction, letterSpacing, textTransform, visibility, textIndent, fontStyle }
    }),
  )
  const own = {
    letterSpacing: 'normal',
    textTransform: 'none',
    visibility: 'visible',
    textIndent: '0px',
    fontStyle: 'normal',
  }
  const expected = { fontFamily: 'monospace', direction: 'rtl', ...own }
  expect(styles).toEqual([expected, expected])
})

/** Sizes of everything that is drawn, to a tenth of a pixel. */
function boxes(shown: Page): Promise<number[]> {
  return shown.evaluate(() =>
    [...(document.querySelector('credit-balance')?.shadowRoot?.querySelectorAll('*') ?? [])].flatMap((element) => {
      const { width, height } = element.getBoundingClientRect()
      return [width, height].map((length) => Math.round(length * 10) / 10)
    }),
  )
}

test('H2 boxes do not follow the root font size', async ({ host, open, instance }) => {
  const sizes = [8, 10, 16, 32]
  const { url } = await host(
    Object.fromEntries(sizes.map((size) => [`/${size}`, page(instance, `html { font-size: ${size}px }`)])),
  )
  const measured: number[][] = []
  for (const size of sizes) measured.push(await boxes(await show(open(`${url}/${size}`))))
  expect(measured[0]?.length).toBeGreaterThan(20)
  for (const found of measured.slice(1)) {
    expect(found).toHaveLength(measured[0]?.length ?? 0)
    found.forEach((length, index) => expect(Math.abs(length - (measured[0]?.[index] ?? 0))).toBeLessThanOrEqual(1))
  }
})
