/** Takes pictures of the previews: one window, at a standing moment, of which each picture is a page load. */
import type { Browser, Page } from '@playwright/test'
import { findDifference } from './difference.ts'
import type { Picture } from './pictures.ts'
import { type Pixels, readPng } from './png.ts'
import { Traffic } from './traffic.ts'

/** Half a minute past, so that an age shown in minutes has room on both sides. */
const MOMENT = new Date('2026-05-18T09:30:30Z')
/** So long a surface may take to know something, on a busy machine. */
const PATIENCE_MS = 30_000
/** As long as one answer is still to come, a surface shows that it waits. */
const FOREVER_MS = 3_600_000
/** So many pictures in a row must be the same. */
const STILL = 3
/** Around a surface, as the stage has it. */
const MARGIN = 24
/** Storybook's own page, for a story that is not there or breaks. */
const NO_STORY = '#error-message:visible'
/** Chromium smooths the round corners of what may scroll in one of two ways, as it happens. */
const STEADY = '.preview-frame { border-radius: 0 !important }'
/** Something is still to come. */
const BUSY = '[aria-busy="true"], .cg-history-placeholder, .cg-alerts-placeholders'

export class Camera {
  readonly #page: Page
  readonly #origin: string
  readonly #traffic: Traffic

  private constructor(page: Page, origin: string) {
    this.#page = page
    this.#origin = origin
    this.#traffic = new Traffic(page)
    page.setDefaultTimeout(PATIENCE_MS)
  }

  /** `origin` serves the static build of the previews. */
  static async open(browser: Browser, origin: string): Promise<Camera> {
    const page = await browser.newPage({
      timezoneId: 'Europe/Berlin',
      locale: 'en-GB',
      deviceScaleFactor: 1,
      reducedMotion: 'reduce',
    })
    await page.clock.setFixedTime(MOMENT)
    return new Camera(page, origin)
  }

  /**
   * Comes back as soon as the surface looks as `expected`, else once it looks the same several times in a row. Throws
   * where there is no such story, or where the surface never knows anything or never stands still.
   */
  async take(picture: Picture, expected?: Pixels): Promise<Pixels> {
    await this.#open(picture)
    return await this.#settle(picture, expected)
  }

  async close(): Promise<void> {
    await this.#page.context().close()
  }

  async #open({ surface, scenario, look, isWaiting }: Picture): Promise<void> {
    const page = this.#page
    await page.setViewportSize({ width: surface.width, height: surface.height })
    await page.emulateMedia({ colorScheme: look.theme, forcedColors: look.hasForcedColors ? 'active' : 'none' })
    const globals = [`theme:${look.theme}`, `language:${look.language}`, 'bare:on']
    if (isWaiting) globals.push(`latency:${FOREVER_MS}`)
    this.#traffic.forget()
    await page.goto(
      `${this.#origin}/iframe.html?id=${surface.story}--${scenario}&viewMode=story&globals=${globals.join(';')}`,
    )
    const frame = page.locator(surface.frame)
    const wrong = page.locator(NO_STORY)
    await frame
      .locator(isWaiting ? surface.waiting : surface.shown)
      .or(wrong)
      .first()
      .waitFor()
    if (await wrong.isVisible()) throw new Error(await wrong.innerText())
    if (!isWaiting) await frame.locator(BUSY).first().waitFor({ state: 'detached' })
  }

  async #settle({ surface, isWaiting }: Picture, expected: Pixels | undefined): Promise<Pixels> {
    const until = performance.now() + PATIENCE_MS
    let last: Pixels | undefined
    let same = 0
    while (performance.now() < until) {
      if (!isWaiting) await this.#traffic.quiet(PATIENCE_MS)
      await this.#page.evaluate(untilDrawn)
      const pixels = await this.#shoot(surface.frame)
      if (expected && !findDifference(expected, pixels)) return pixels
      same = last && !findDifference(last, pixels) ? same + 1 : 1
      if (same === STILL) return pixels
      last = pixels
    }
    throw new Error('It does not stand still.')
  }

  /** Down to the end of the surface, where the window reaches so far. */
  async #shoot(frame: string): Promise<Pixels> {
    const { width, height } = this.#page.viewportSize() ?? { width: 0, height: 0 }
    const box = await this.#page.locator(frame).boundingBox()
    const end = box ? Math.ceil(box.y + box.height + MARGIN) : height
    const clip = { x: 0, y: 0, width, height: Math.min(end, height) }
    return readPng(await this.#page.screenshot({ clip, animations: 'disabled', caret: 'hide', style: STEADY }))
  }
}

/** In the page: what it has to do is done, its letters are there, and a frame has been painted since. */
async function untilDrawn(): Promise<void> {
  const warning = document.querySelector('.preview-unanswered')?.textContent
  if (warning) throw new Error(warning)
  await new Promise<unknown>((resolve) => requestIdleCallback(resolve))
  await document.fonts.ready
  await new Promise<unknown>((resolve) => requestAnimationFrame(resolve))
}
