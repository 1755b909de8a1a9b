/** Pages that leave little room, cover, clip, or run the other way. */
import type { Page } from 'puppeteer-core'
import { hostPage } from '../host-page.ts'
import { BUY, openDetails } from './details.ts'
import { expect, expectBar, test } from './journey.ts'

/** Is a part in sight and on top: in its middle, and just inside each of its sides? */
function isInSight(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const root = document.querySelector('credit-balance')?.shadowRoot
    const part = root?.querySelector(wanted)
    if (!root || !part) return false
    const { left, right, top, bottom } = part.getBoundingClientRect()
    const [x, y] = [(left + right) / 2, (top + bottom) / 2]
    const points = [
      [x, y],
      [left + 1, y],
      [right - 1, y],
      [x, top + 1],
      [x, bottom - 1],
    ] as const
    return points.every(([across, down]) => part.contains(root.elementFromPoint(across, down)))
  }, selector)
}

for (const width of [200, 240])
  test.for(['healthy', 'low', 'empty', 'overdrawn'])(
    `U9 in a flex host of ${width} px number and button stay whole: %s`,
    async (scenario, { host, open, instance }) => {
      const { url } = await host({
        '/': hostPage({
          instance: `${scenario}@${instance}`,
          before: `<div style="display:flex;width:${width}px;font-family:sans-serif">`,
          after: '<div style="background:red;width:50px;flex:none"></div></div>',
        }),
      })
      const page = await open(url)
      await expectBar(page, /./)
      await page.locator(BUY).wait()
      expect(await isInSight(page, '[part=number]')).toBe(true)
      expect(await isInSight(page, '[part=buy]:not([hidden])')).toBe(true)
    },
  )

test('U9 a window of 320 px shows bar and details without a horizontal scrollbar', async ({ host, open, instance }) => {
  const { url } = await host({ '/': hostPage({ instance: `long-names@${instance}`, account: null }) })
  const page = await open(url)
  await page.setViewport({ width: 320, height: 560 })
  await expectBar(page, /\d/)
  await page.locator(BUY).wait()
  expect(await isInSight(page, '[part=number]')).toBe(true)
  await openDetails(page)
  expect(await isInSight(page, '[part=details]')).toBe(true)
  expect(
    await page.evaluate(() => {
      const details = document.querySelector('credit-balance')?.shadowRoot?.querySelector('[part=details]')
      const { left = -1, right = Infinity } = details?.getBoundingClientRect() ?? {}
      return { left: left >= 0, right: right <= 320, page: document.documentElement.scrollWidth }
    }),
  ).toEqual({ left: true, right: true, page: 320 })
})

test('English words keep their punctuation on a page from right to left, at its side', async ({
  host,
  open,
  instance,
}) => {
  const { url } = await host({ '/': hostPage({ instance: `low@${instance}` }).replace('<html', '<html dir="rtl"') })
  const page = await open(url)
  await expectBar(page, '86')
  await openDetails(page)
  const { sentence, stop, text, column } = await page.evaluate(() => {
    const paragraph = document.querySelector('credit-balance')?.shadowRoot?.querySelector('.cg-details p')
    const words = paragraph?.firstChild
    const rectOf = (start: number, end: number) => {
      const range = document.createRange()
      if (words) range.setStart(words, start)
      if (words) range.setEnd(words, end)
      const { left, right } = range.getBoundingClientRect()
      return { left, right }
    }
    const length = words?.textContent?.length ?? 0
    return {
      text: words?.textContent,
      sentence: rectOf(0, length),
      stop: rectOf(length - 1, length),
      column: { right: paragraph?.getBoundingClientRect().right },
    }
  })
  expect(text).toBe('At or below your low mark of 125 credits.')
  expect(stop.right).toBeCloseTo(sentence.right, 0)
  expect(sentence.right).toBeCloseTo(column.right ?? 0, 0)
})

test('H19 an ancestor that clips, transforms, stacks and contains keeps the details from nobody', async ({
  host,
  open,
  instance,
}) => {
  const trap = 'overflow:hidden;height:32px;transform:translateZ(0);contain:layout paint;position:relative;z-index:0'
  const { url } = await host({
    '/': hostPage({
      instance: `low@${instance}`,
      before: `<div style="${trap}">`,
      after: '</div><div style="position:fixed;inset:60px 0 0;z-index:2147483647;background:#fff"></div>',
    }),
  })
  const page = await open(url)
  await expectBar(page, '86')
  await openDetails(page)
  expect(await isInSight(page, '[part=details] .cg-details')).toBe(true)
})

test('H18 in quirks mode, with a base of its own, everything is as usual', async ({ host, open, instance }) => {
  const parts = { instance: `low@${instance}`, head: '<base target="_self" href="/elsewhere/">' }
  const server = await host({
    '/': hostPage({ ...parts, head: '' }),
    '/quirks': hostPage({ ...parts, doctype: '', apiBase: `mock/low@${instance}/v1` }),
  })
  const sizes: unknown[] = []
  for (const path of ['/', '/quirks']) {
    const page = await open(server.url + path)
    await expectBar(page, '86 credits Low')
    await openDetails(page)
    sizes.push(
      await page.evaluate(() =>
        [...(document.querySelector('credit-balance')?.shadowRoot?.querySelectorAll('[part]') ?? [])].map((part) => {
          const { width, height } = part.getBoundingClientRect()
          return [part.part.value, width, height]
        }),
      ),
    )
    expect(await page.evaluate(() => document.compatMode)).toBe(path === '/' ? 'CSS1Compat' : 'BackCompat')
    expect(
      await page.evaluate(() => {
        const link = document.querySelector('credit-balance')?.shadowRoot?.querySelector<HTMLAnchorElement>('.cg-link')
        return { target: link?.target, isAbsolute: /^https?:/.test(link?.getAttribute('href') ?? '') }
      }),
    ).toEqual({ target: '_blank', isAbsolute: true })
  }
  expect(sizes[1]).toEqual(sizes[0])
  expect(server.requests.filter((line) => line.includes('/elsewhere/'))).toEqual([])
})
