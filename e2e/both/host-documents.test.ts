/** Pages that change under the elements: translated, recoloured, made right to left; or that stand in their way. */
import axe from 'axe-core'
import type { Page } from 'puppeteer-core'
import { account } from '../faults.ts'
import { hostPage } from '../host-page.ts'
import { steer } from '../billing.ts'
import { detailsText, openDetails } from './details.ts'
import { browserName, expect, expectBar, test } from './journey.ts'

test('H20 a page that stops every click cannot stop the link to buy', async ({ browser, host, open, instance }) => {
  const pages = { '/': '', '/buy': '<!doctype html><title>Buy</title>' }
  const faults = { 'GET /account': account({}) }
  const server = await host(pages, { faults })
  server.faults['GET /account'] = account({ topUp: { url: `${server.url}/buy`, kinds: [], packs: [], free: null } })
  pages['/'] = hostPage({
    instance: `low@${instance}`,
    head: `<script>for (const name of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'keydown'])
      addEventListener(name, (event) => event.stopImmediatePropagation(), true)</script>`,
  })
  const page = await open(server.url)
  await expectBar(page, '86 credits Low')
  const link = await page.locator('credit-balance >>> a[part~=buy]:not([hidden])').waitHandle()
  const isOpen = (count: number) => () =>
    browser.targets().filter((target) => target.url() === `${server.url}/buy`).length === count
  await link.click()
  await expect.poll(isOpen(1)).toBe(true)
  await page.bringToFront()
  await link.focus()
  await page.keyboard.press('Enter')
  await expect.poll(isOpen(2)).toBe(true)
})

/** What a translator does: every text goes into elements of its own, and the old text is gone. */
function translate(page: Page): Promise<void> {
  return page.evaluate(() => {
    const root = document.querySelector('credit-balance')?.shadowRoot
    if (!root) throw new Error('There is no element.')
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const texts: Node[] = []
    while (walker.nextNode()) texts.push(walker.currentNode)
    for (const text of texts) {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')]
      inner.textContent = text.textContent
      outer.append(inner)
      text.parentNode?.replaceChild(outer, text)
    }
  })
}

test('H21 a page that is translated again and again shows no old number, in bar and details', async ({
  host,
  open,
  instance,
}) => {
  const server = await host({ '/': hostPage({ instance: `low@${instance}` }) })
  const page = await open(server.url)
  await expectBar(page, '86 credits Low')
  await openDetails(page)
  for (const left of [80, 74]) {
    await translate(page)
    await steer(server, `low@${instance}`, { do: 'debit', credits: 6 })
    await expectBar(page, new RegExp(`^${left} credits Low`))
    await expect.poll(() => detailsText(page)).toMatch(new RegExp(`${left} credits of 500 Low At or below`))
  }
  await translate(page)
  await steer(server, `low@${instance}`, { do: 'credit', credits: 300 })
  await expectBar(page, /^374 credits$/)
  await expect.poll(() => detailsText(page)).toMatch(/374 credits of 500 .*as of/)
  expect(await detailsText(page)).not.toMatch(/Low|low mark/)
  await page.locator('credit-balance >>> button[aria-label=Refresh]').click()
  await expect.poll(() => detailsText(page)).toMatch(/374 credits/)
})

test('H24 another language or direction of the page counts by the next frame', async ({ host, open, instance }) => {
  const { url } = await host(
    { '/': hostPage({ instance: `healthy@${instance}`, before: '<div style="position:absolute;left:250px">' }) },
    { faults: { 'GET /account': account({ balance: { available: 12_345 } }) } },
  )
  const page = await open(url)
  await expectBar(page, '12,345 credits')
  await openDetails(page)
  const after = await page.evaluate(async () => {
    const root = document.querySelector('credit-balance')?.shadowRoot
    const [bar, number, details] = ['bar', 'number', 'details'].map((part) => root?.querySelector(`[part=${part}]`))
    const changes = { lang: 'de-DE', dir: 'rtl' }
    for (const [name, value] of Object.entries(changes)) {
      document.documentElement.setAttribute(name, value)
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    }
    const [barBox, detailsBox] = [bar?.getBoundingClientRect(), details?.getBoundingClientRect()]
    return {
      german: [number?.textContent, details?.textContent?.includes('12.345')],
      shift: Math.abs((barBox?.left ?? 0) - (detailsBox?.left ?? 0)),
    }
  })
  expect(after.german).toEqual(['12.345', true])
  expect(after.shift).toBeLessThanOrEqual(1)
})

/** Problems that people with poor sight would have, by the rules of axe. */
async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const found: unknown = await page.evaluate(`axe
    .run('credit-balance', { rules: { region: { enabled: false } } })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map((n) => n.html).join()))`)
  return Array.isArray(found) ? found.map(String) : ['axe did not run']
}

const DARK = `* { background-color: #181a1b !important; color: #e8e6e3 !important; border-color: #736b5e !important;
  text-shadow: none !important } svg, path { stroke: #e8e6e3 !important }`

test('H22 an extension that darkens every page, shadow roots too, leaves everything readable', async ({
  host,
  open,
  instance,
}) => {
  const { url } = await host({ '/': hostPage({ instance: `low@${instance}`, head: `<style>${DARK}</style>` }) })
  const page = await open(url)
  await expectBar(page, '86 credits Low')
  await page.evaluate((css) => {
    const root = document.querySelector('credit-balance')?.shadowRoot
    const style = document.createElement('style')
    style.textContent = css
    root?.prepend(style)
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root?.adoptedStyleSheets.push(sheet)
  }, DARK)
  await openDetails(page)
  await expectBar(page, '86 credits Low')
  expect(await findViolations(page)).toEqual([])
})

// Firefox has no way to ask for it while it runs.
test.skipIf(browserName === 'firefox')(
  'H22 forced colours: meter, buttons and words can be told apart',
  async ({ host, open, instance }) => {
    const { url } = await host({ '/': hostPage({ instance: `low@${instance}` }) })
    const page = await open(url)
    const devtools = await page.createCDPSession()
    await devtools.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] })
    await expectBar(page, '86 credits Low')
    await openDetails(page)
    await expect.poll(() => page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true)
    const drawn = await page.evaluate(() => {
      const root = document.querySelector('credit-balance')?.shadowRoot
      const style = (selector: string) => getComputedStyle(root?.querySelector(selector) ?? document.body)
      return {
        fill: style('.cg-meter-fill').backgroundColor !== style('.cg-meter').backgroundColor,
        track: style('.cg-meter').outlineStyle,
        button: style('.cg-button-primary').backgroundColor !== style('.cg-button-primary').color,
      }
    })
    expect(drawn).toEqual({ fill: true, track: 'solid', button: true })
    expect(await findViolations(page)).toEqual([])
  },
)
