/** The journey of a recruiter in Firefox: connect, look, search, save, buy, sign out. As in Chromium, by the same build. */
import Papa from 'papaparse'
import type { Page } from 'puppeteer-core'
import * as v from 'valibot'
import { signInByFirefoxWindow } from '../extension/sign-in.ts'
import { expect, SOON, test, type Billing, type Extension } from './extension-fixtures.ts'

const Entries = v.object({ data: v.array(v.object({ id: v.string() })) })

/** What stands on a page, as somebody reads it. */
const read = (page: Page) => page.evaluate(() => document.body.innerText.replace(/\s+/g, ' '))
const expectText = (page: Page, text: RegExp | string) => expect.poll(() => read(page), SOON).toMatch(text)
const press = (page: Page, name: string) => page.locator(`button::-p-text(${name})`).click()

/** In three steps, at the authorization server's own page. */
async function connectByOAuth(extension: Extension, { apiBase }: Billing): Promise<Page> {
  const page = await extension.open('welcome')
  await page.locator('input').fill(apiBase)
  await press(page, 'Continue')
  await press(page, 'Allow access')
  await expectText(page, 'Your password stays there')
  await signInByFirefoxWindow(extension.browser, () => press(page, 'Sign in'))
  await expectText(page, 'You are connected')
  return page
}

test('where, allow, sign in at the service: then the balance, on the page, in the popup and on the button', async ({
  extension,
  billing,
}) => {
  const page = await connectByOAuth(extension, billing)
  await expectText(page, 'Connected to Halden Robotics: 368 credits')
  await expect.poll(() => extension.badge(), SOON).toEqual({ text: '368', title: '368 credits left' })
  const popup = await extension.open('popup')
  await expectText(popup, /Halden Robotics.*368 credits of 500/)
  await billing.steer({ do: 'debit', credits: 8 })
  await expectText(popup, /360 credits of 500/)
})

test('the history is searched, and saved as a file of exactly what was found', async ({ extension, billing }) => {
  await extension.allow(billing.apiBase)
  await extension.connect(billing.apiBase)
  const popup = await extension.open('popup')
  await popup.locator('input[type=search]').fill('reference')
  await expect
    .poll(() => popup.$$eval('article', (rows) => rows.map((row) => /reference/i.test(row.textContent))), SOON)
    .not.toContain(false)
  await press(popup, 'Export CSV')
  const page = await extension.opened('export')
  await expectText(page, 'with “reference” in them')
  await press(page, 'Save CSV')
  await expectText(page, /Saved [\d,]+ rows/)
  const { data, errors } = Papa.parse<Record<string, string>>(await extension.downloaded(), {
    header: true,
    skipEmptyLines: true,
  })
  expect(errors).toEqual([])
  expect(data.map((row) => row['Entry ID'])).toEqual(await findIds(billing, 'reference'))
})

test('credits are bought: the checkout opens, and what was paid arrives', async ({ extension, billing }) => {
  await extension.allow(billing.apiBase)
  await extension.connect(billing.apiBase)
  const popup = await extension.open('popup')
  await press(popup, 'Buy Credits')
  await press(popup, '100 credits')
  const target = await extension.browser.waitForTarget((opened) => opened.url().includes('/checkout/'))
  const checkout = await target.page()
  if (!checkout) throw new Error('The checkout has no page.')
  await checkout.locator('button[value=pay]').click()
  await expectText(checkout, 'Payment received')
  await expectText(popup, /468 credits/)
  await expect.poll(async () => (await extension.badge()).text, SOON).toBe('468')
  expect(billing.host.requests.filter((line) => /^POST .*\/top-ups$/.test(line))).toHaveLength(1)
})

test('an account that is removed is signed out at the service, and nothing of it stays', async ({
  extension,
  billing,
}) => {
  await connectByOAuth(extension, billing)
  const options = await extension.open('options')
  await press(options, 'Remove')
  await expectText(options, 'Keep it')
  await press(options, 'Remove')
  await expectText(options, 'No account yet')
  await expect.poll(() => billing.host.requests.some((line) => line.endsWith('/oauth/revoke')), SOON).toBe(true)
  const left = await extension.evaluate<object>(`browser.storage.session.get(null)`)
  expect(Object.keys(left).filter((key) => key.startsWith('sign-in:'))).toEqual([])
  await expectText(await extension.open('popup'), 'Set up')
})

test('L15 the popup explains a permission that was taken back, and one click gives it again', async ({
  extension,
  billing,
}) => {
  await extension.allow(billing.apiBase)
  await extension.connect(billing.apiBase)
  await extension.takeBack(billing.apiBase)
  await expect.poll(async () => (await extension.badge()).text, SOON).toBe('!')
  const popup = await extension.open('popup')
  await press(popup, 'Allow access')
  await expectText(popup, /368 credits of 500/)
  await expect.poll(async () => (await extension.badge()).text, SOON).toBe('368')
})

/** What the API itself answers to the search. */
async function findIds({ apiBase }: Billing, q: string): Promise<string[]> {
  const answer = await fetch(`${apiBase}/entries?${new URLSearchParams({ limit: '1000', q })}`, {
    headers: { Authorization: 'Bearer demo' },
  })
  return v.parse(Entries, await answer.json()).data.map(({ id }) => id)
}
