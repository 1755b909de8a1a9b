/**
 * Pictures of the extension for the docs and the stores, each from a scenario of the simulated billing API:
 * `npm run build -- chrome && EXTENSION_PICTURES=1 npx playwright test extension-pictures`
 */
import type { BrowserContext, Page } from '@playwright/test'
import { test } from './extension-fixtures.ts'
import { SCREENS, type ScreenName } from './extension/screens.ts'

test.use({ expectedConsole: [/Failed to load resource/] })

/** Only when somebody asks: what they show is tested elsewhere. */
const isWanted = Boolean(process.env['EXTENSION_PICTURES'])

type Scheme = 'light' | 'dark'

const DOCS: [ScreenName, ...Scheme[]][] = [
  ['popup-history', 'light', 'dark'],
  ['popup-filtered', 'light'],
  ['popup-alerts', 'light', 'dark'],
  ['popup-no-alerts', 'light'],
  ['popup-low', 'light', 'dark'],
  ['popup-empty', 'light', 'dark'],
  ['popup-signed-out', 'light'],
  ['popup-accounts', 'light'],
  ['popup-buying', 'light'],
  ['popup-connect', 'light'],
  ['options', 'light', 'dark'],
  ['welcome-where', 'light'],
  ['welcome-allow', 'light', 'dark'],
  ['welcome-done', 'light'],
  ['export-running', 'light'],
  ['export-done', 'light'],
]

for (const [name, ...schemes] of isWanted ? DOCS : [])
  test(`${name} for the docs`, async ({ extension }) => {
    const page = await SCREENS[name](extension)
    if (!name.startsWith('popup')) await page.setViewportSize({ width: 960, height: 560 })
    for (const scheme of schemes) {
      await dress(page, scheme)
      const path = `docs/images/extension/${name}${scheme === 'dark' ? '-dark' : ''}.png`
      await page.screenshot({ path, fullPage: name === 'options' })
    }
  })

/** As the stores show them: 1280 × 800, a popup beside a line that says what is to be seen. */
const STORE: { name: string; screen: ScreenName; scheme: Scheme; title: string; text: string }[] = [
  {
    name: '1-history',
    screen: 'popup-history',
    scheme: 'light',
    title: 'What is left, and who used it',
    text: 'The balance, its low mark and every use of it, with filters, search and CSV.',
  },
  {
    name: '2-low',
    screen: 'popup-low',
    scheme: 'dark',
    title: 'Know before it runs out',
    text: 'Low is said by a word, a shape and a colour, in the popup and on the toolbar.',
  },
  {
    name: '3-alerts',
    screen: 'popup-alerts',
    scheme: 'light',
    title: 'Warned once, and in time',
    text: 'Low, out, back, about to expire: each alert comes once, and quiet hours are kept.',
  },
]

for (const { name, screen, scheme, title, text } of isWanted ? STORE : [])
  test(`${name} for the stores`, async ({ extension }) => {
    const popup = await SCREENS[screen](extension)
    await dress(popup, scheme)
    const picture = await popup.screenshot()
    const page = await openPoster(extension.context(), { picture, scheme, title, text })
    await page.screenshot({ path: `store/pictures/${name}.png` })
  })

const PAGES: { name: string; screen: ScreenName }[] = [
  { name: '4-settings', screen: 'options' },
  { name: '5-connecting', screen: 'welcome-allow' },
]

for (const { name, screen } of isWanted ? PAGES : [])
  test(`${name} for the stores`, async ({ extension }) => {
    const page = await SCREENS[screen](extension)
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.evaluate(() => (document.documentElement.style.zoom = '1.35'))
    await dress(page, 'light')
    await page.screenshot({ path: `store/pictures/${name}.png` })
  })

/** Light or dark, and at rest: no pointer over anything, nothing on its way. */
async function dress(page: Page, colorScheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.mouse.move(0, 0)
}

interface Poster {
  picture: Buffer
  scheme: Scheme
  title: string
  text: string
}

async function openPoster(context: BrowserContext, { picture, scheme, title, text }: Poster): Promise<Page> {
  const page = await context.newPage()
  await page.setViewportSize({ width: 1280, height: 800 })
  const [ground, ink] = scheme === 'dark' ? ['#1b2230', '#f2f5fa'] : ['#e9eef7', '#16202f']
  await page.setContent(`<style>
    body { display: grid; grid-template-columns: 1fr 380px; align-items: center; gap: 96px; box-sizing: border-box;
      height: 100vh; margin: 0; padding: 0 120px; background: ${ground}; color: ${ink}; font-family: system-ui, sans-serif }
    h1 { margin: 0 0 16px; font-size: 44px; line-height: 1.15; text-wrap: balance }
    p { margin: 0; font-size: 20px; line-height: 1.5; text-wrap: pretty }
    img { border-radius: 10px; box-shadow: 0 1px 2px #0003, 0 16px 48px #0003 }
  </style>
  <div><h1>${title}</h1><p>${text}</p></div>
  <img alt="" src="data:image/png;base64,${picture.toString('base64')}">`)
  return page
}
