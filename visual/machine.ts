/** What pictures depend on beside the product: the browser, and how it draws each font. */
import { createHash } from 'node:crypto'
import type { Browser } from '@playwright/test'
import * as v from 'valibot'
import { readPng } from './png.ts'

/** One text a font, of the scripts that it is there for. */
const SAMPLES = {
  'Inter Variable': 'Credits 0123456789 − Łódź Nguyễn Ωμέγα Жизнь',
  'Noto Sans Arabic': 'فاطمة الزهراء بن علي',
  'Noto Emoji': '👩🏽‍🚀 ☎ ★',
}

const MachineSchema = v.object({
  /** With its version. */
  browser: v.string(),
  /** By family, a hash of how a sample is drawn. */
  fonts: v.record(v.string(), v.string()),
})

export type Machine = v.InferOutput<typeof MachineSchema>

/** Throws where the text is something else. */
export function readMachine(text: string): Machine {
  return v.parse(MachineSchema, JSON.parse(text))
}

/** `origin` serves the previews, which bring the fonts. */
export async function inspectMachine(browser: Browser, origin: string): Promise<Machine> {
  const page = await browser.newPage({ deviceScaleFactor: 1, viewport: { width: 900, height: 100 } })
  await page.goto(`${origin}/iframe.html?id=credit-balance--healthy&viewMode=story`)
  await page.locator('[data-stage]').waitFor()
  const fonts: Machine['fonts'] = {}
  for (const [family, text] of Object.entries(SAMPLES)) {
    const font = `24px "${family}"`
    await page.evaluate(drawSample, { font, text })
    const { data } = readPng(await page.screenshot())
    fonts[family] = createHash('sha256').update(data).digest('hex').slice(0, 16)
  }
  await page.close()
  return { browser: `${browser.browserType().name()} ${browser.version()}`, fonts }
}

/** In the page, instead of all that was on it. */
async function drawSample({ font, text }: { font: string; text: string }): Promise<void> {
  const sample = document.createElement('p')
  sample.style.font = font
  sample.textContent = text
  document.body.replaceChildren(sample)
  await document.fonts.load(font, text)
  await new Promise<unknown>((resolve) => requestAnimationFrame(resolve))
}

/** In words, one line each; none where pictures of the one can be held against those of the other. */
export function listDifferences(there: Machine, here: Machine): string[] {
  const families = [...new Set([...Object.keys(there.fonts), ...Object.keys(here.fonts)])]
  return [
    ...(there.browser === here.browser ? [] : [`They were taken with ${there.browser}; this is ${here.browser}.`]),
    ...families
      .filter((family) => there.fonts[family] !== here.fonts[family])
      .map((family) => `${family} is drawn in another way here.`),
  ]
}
