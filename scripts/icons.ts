/**
 * `node --experimental-strip-types scripts/icons.ts`: draws the PNGs of the extension from their SVGs, in Chromium. To be
 * run after a change of `extension/icons/*.svg`; the PNGs are committed.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { ensureBrowser } from './browsers.ts'

const FOLDER = 'extension/icons'
/** At 16 px strokes must lie on whole pixels, so that size has a drawing of its own. */
const DRAWINGS = { 16: 'icon-16.svg', 32: 'icon.svg', 48: 'icon.svg', 128: 'icon.svg' }

const browser = await chromium.launch({ executablePath: await ensureBrowser('chromium'), chromiumSandbox: false })
const page = await browser.newPage()
for (const [size, drawing] of Object.entries(DRAWINGS)) {
  const pixels = Number(size)
  const svg = readFileSync(join(FOLDER, drawing)).toString('base64')
  await page.setViewportSize({ width: pixels, height: pixels })
  await page.setContent(`<style>body{margin:0}img{display:block;width:100vw}</style>
    <img alt="" src="data:image/svg+xml;base64,${svg}">`)
  await page.screenshot({ path: join(FOLDER, `${size}.png`), omitBackground: true })
  console.log(`${FOLDER}/${size}.png`)
}
await browser.close()
