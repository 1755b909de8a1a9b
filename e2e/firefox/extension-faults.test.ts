/**
 * What goes wrong with an extension, in Firefox. docs/trust.md says which faults are tested in Chromium alone, and why.
 */
import { randomUUID } from 'node:crypto'
import type { Page } from 'puppeteer-core'
import { keysOf, steer } from '../billing.ts'
import { heldBack, silence } from '../faults.ts'
import { signInByFirefoxWindow } from '../extension/sign-in.ts'
import { expect, SOON, test, type Billing, type Extension } from './extension-fixtures.ts'

const read = (page: Page) => page.evaluate(() => document.body.innerText.replace(/\s+/g, ' '))
const expectText = (page: Page, text: RegExp | string) => expect.poll(() => read(page), SOON).toMatch(text)
const press = (page: Page, name: string) => page.locator(`button::-p-text(${name})`).click()
const dump = (extension: Extension, area: string) =>
  extension.evaluate<string>(`browser.storage.${area}.get(null).then(JSON.stringify)`)

async function connect(extension: Extension, { apiBase }: Billing, token?: string): Promise<string> {
  await extension.allow(apiBase)
  return extension.connect(apiBase, token)
}

test('L3 L4 the popup shows the last number while the background rests and the server is silent, and goes on after it', async ({
  extension,
  billing,
}) => {
  const id = await connect(extension, billing)
  await extension.rest()
  billing.host.faults['GET /account'] = silence
  const popup = await extension.open('popup')
  await expectText(popup, /368 credits of 500/)
  delete billing.host.faults['GET /account']
  await billing.steer({ do: 'debit', credits: 8 })
  await extension.ring(id)
  await expectText(popup, /360 credits of 500/)
})

test('S4 stored data that cannot be read: defaults, one quiet line, a copy that is kept until it is forgotten', async ({
  extension,
  billing,
}) => {
  const id = await connect(extension, billing)
  await extension.evaluate(
    `browser.storage.local.set({ settings: { marks: 'many' }, 'credit:${id}': { answer: 'garbage' } })`,
  )
  const popup = await extension.open('popup')
  await expectText(popup, 'Something stored could not be read and was set aside')
  await expectText(popup, /368 credits of 500/)
  expect(await dump(extension, 'local')).toContain('unreadable:settings')
  const options = await extension.open('options')
  await press(options, 'Forget it')
  await expect.poll(() => dump(extension, 'local'), SOON).not.toContain('unreadable')
})

test('C6 X8 two clicks on a pack are one order, and its checkout cannot reach back', async ({ extension, billing }) => {
  await connect(extension, billing)
  const popup = await extension.open('popup')
  await press(popup, 'Buy Credits')
  await popup.locator('button::-p-text(100 credits)').click({ count: 2 })
  const target = await extension.browser.waitForTarget((opened) => opened.url().includes('/checkout/'))
  const checkout = await target.page()
  expect(await checkout?.evaluate(() => globalThis.opener === null)).toBe(true)
  expect(new Set(keysOf(billing.host)).size).toBe(1)
  expect(await billing.steer({ do: 'set' })).toMatchObject({ topUps: [{ credits: 100 }] })
})

test('C8 popup and background that are refused at once renew the token once', async ({ extension, billing }) => {
  const page = await extension.open('welcome')
  await page.locator('input').fill(billing.apiBase)
  await press(page, 'Continue')
  await press(page, 'Allow access')
  await expectText(page, 'Your password stays there')
  await signInByFirefoxWindow(extension.browser, () => press(page, 'Sign in'))
  await expectText(page, 'You are connected')
  await billing.steer({ do: 'expire-tokens' })
  const renewals = () => billing.host.requests.filter((line) => line.endsWith('/oauth/token')).length
  const before = renewals()
  const { promise, resolve } = Promise.withResolvers<void>()
  billing.host.faults['POST /token'] = heldBack(promise)
  const popups = await Promise.all([extension.open('popup'), extension.open('popup')])
  await expect.poll(renewals, SOON).toBe(before + 1)
  resolve()
  for (const popup of popups) await expectText(popup, /Today|Yesterday/)
  expect(renewals()).toBe(before + 1)
})

test('U1 an address that is not safe is refused in words', async ({ extension }) => {
  const page = await extension.open('welcome')
  await page.locator('input').fill('http://billing.example.com/v1')
  await press(page, 'Continue')
  await expectText(page, 'The address must begin with https://.')
})

test('U7 by keyboard alone: arrows change the tab, / searches', async ({ extension, billing }) => {
  await connect(extension, billing)
  const popup = await extension.open('popup')
  await popup.locator('[role=tab]::-p-text(History)').click()
  await popup.keyboard.press('ArrowRight')
  await expectText(popup, 'Warns at 25%')
  await popup.keyboard.press('ArrowLeft')
  await popup.locator('input[type=search]').wait()
  await popup.keyboard.press('/')
  await expect.poll(() => popup.evaluate(() => document.activeElement?.getAttribute('type')), SOON).toBe('search')
})

test('X1 X3 a token is in no address and on no page', async ({ extension, billing }) => {
  await connect(extension, billing, 'demo-canary')
  for (const name of ['popup', 'options', 'export'] as const) {
    const page = await extension.open(name)
    await expectText(page, /Halden|Accounts|Save the credit history/)
    expect(await page.evaluate(() => document.documentElement.outerHTML + location.href)).not.toContain('canary')
  }
  expect(billing.host.seen.filter(({ url }) => url.includes('canary'))).toEqual([])
})

test('X4 X5 a script in a web page, even one that the extension put there, reads no token and commands nothing', async ({
  extension,
  billing,
}) => {
  const id = await connect(extension, billing, 'demo-canary')
  const site = await extension.browser.newPage()
  await site.goto(billing.host.url).catch(() => null)
  const answers = await extension.evaluate<string>(`(async () => {
    const [tab] = (await browser.tabs.query({})).filter(({ url }) => url?.startsWith('${billing.host.url}'))
    const [{ result }] = await browser.scripting.executeScript({
      target: { tabId: tab.id },
      args: ['${id}'],
      func: async (id) => {
        const tries = [
          () => browser.storage.session.get(null),
          () => browser.runtime.sendMessage({ command: 'remove', id }),
        ]
        const answers = await Promise.all(tries.map(async (attempt) => { try { return await attempt() } catch { return 'refused' } }))
        return JSON.stringify(answers)
      },
    })
    return result
  })()`)
  expect(answers).toContain('refused')
  expect(answers).not.toContain('canary')
  expect(await dump(extension, 'local')).toContain(id)
})

test('X9 what the server calls things is text', async ({ extension, billing }) => {
  const longNames = `long-names@${randomUUID().slice(0, 8)}`
  await steer(billing.host, longNames)
  await extension.allow(billing.apiBase)
  await extension.connect(`${billing.host.url}/mock/${longNames}/v1`)
  const popup = await extension.open('popup')
  await popup.locator('input[type=search]').fill('Kulanzgutschrift')
  await expectText(popup, /<img src=x onerror=alert\(1\)>/)
  expect(await popup.$$eval('img[src="x"], bdi b, script:not([src])', (elements) => elements.length)).toBe(0)
})
