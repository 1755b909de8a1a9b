/** From the welcome page to a connected account, and back to it when a sign-in ends: in the built extension, by hand. */
import type { Page } from '@playwright/test'
import { signInByWindow, type Person } from './extension/sign-in.ts'
import { heldBack } from './faults.ts'
import { expect, test, type Billing, type Extension } from './extension-fixtures.ts'
import { dump, opening, press, refreshNow } from './extension/pages.ts'
import { startHost } from './host.ts'

// How one signs in is found out by asking without a token: Chromium says of each refusal that it is one.
test.use({ expectedConsole: async ({}, use) => use([/Failed to load resource: .*40[14]/]) })

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
/** The first two steps: where, and that the browser may ask there. */
async function goToSignIn(extension: Extension, { apiBase }: Billing): Promise<Page> {
  const page = await extension.open('welcome')
  await page.getByRole('textbox', { name: 'API address' }).fill(apiBase)
  await press(page, 'Continue')
  await extension.expectAllow(apiBase)
  await press(page, 'Allow access')
  return page
}

/** All three, at the authorization server's own page. */
async function connectByOAuth(extension: Extension, billing: Billing, person?: Person, stays = false): Promise<Page> {
  const page = await goToSignIn(extension, billing)
  if (stays) await page.getByRole('checkbox', { name: /Stay signed in/ }).check()
  await signInByWindow(extension.context(), () => press(page, /^Sign in$/), person)
  return page
}

const connections = (extension: Extension) =>
  extension.evaluate<{ id: string }[]>(
    `chrome.storage.local.get('connections').then(({ connections = [] }) => connections)`,
  )

const tokenCalls = ({ host }: Billing) => host.requests.filter((line) => line.endsWith('/oauth/token')).length

const isWelcome = (page: Page) => page.url().endsWith('/extension/welcome/index.html')

test('a welcome tab opens once, when the extension is installed', async ({ extension }) => {
  await expect.poll(() => extension.context().pages().filter(isWelcome).length).toBe(1)
  await extension.stopWorker()
  await refreshNow(extension)
  expect(extension.context().pages().filter(isWelcome)).toHaveLength(1)
})

test('where, allow, sign in at the service: then the balance, on the page, in the popup and on the button', async ({
  extension,
  billing,
}) => {
  const page = await connectByOAuth(extension, billing)
  await expect(heading(page, 'You are connected')).toBeVisible()
  await expect(page.getByText('Connected to Halden Robotics: 368 credits')).toBeVisible()
  await expect.poll(() => extension.badge()).toEqual({ text: '368', title: '368 credits left' })
  const popup = await extension.open('popup')
  await expect(popup.getByRole('heading', { name: 'Halden Robotics' })).toBeVisible()
  await expect(popup.getByText('368', { exact: true })).toBeVisible()
})

test('X1 S8 X3 no token of a sign-in is in an address, in storage that lasts, on a page or in a log', async ({
  extension,
  billing,
}) => {
  const logged: string[] = []
  extension.context().on('console', (message) => logged.push(message.text()))
  const page = await connectByOAuth(extension, billing, {}, true)
  await expect(heading(page, 'You are connected')).toBeVisible()
  const popup = await extension.open('popup')
  await expect(popup.getByText('368', { exact: true })).toBeVisible()
  const secret = /mock-(access|refresh)/
  expect(await dump(extension, 'session')).toMatch(secret)
  const places = [
    await dump(extension, 'local'),
    await dump(extension, 'sync'),
    await extension.evaluate<string>('JSON.stringify({ ...localStorage })'),
    await page.content(),
    await popup.content(),
    ...logged,
    ...billing.host.seen.map(({ url, headers }) => `${url} ${headers.referer}`),
    ...extension
      .context()
      .pages()
      .map((one) => one.url()),
  ]
  expect(places.filter((text) => secret.test(text))).toEqual([])
})

test('U12 who denies, closes the window or is refused can sign in again from where they are', async ({
  extension,
  billing,
}) => {
  const page = await connectByOAuth(extension, billing, { does: 'deny' })
  await expect(page.getByText('The sign-in was refused.')).toBeVisible()
  const again = () => press(page, /^Sign in$/)
  await signInByWindow(extension.context(), again, { does: 'close' })
  await expect(page.getByText('The window was closed before you were signed in.')).toBeVisible()
  expect(await dump(extension, 'local')).not.toContain('"connections"')
  await signInByWindow(extension.context(), again)
  await expect(heading(page, 'You are connected')).toBeVisible()
})

test('L6 who stays signed in still is after the browser was closed', async ({ extension, billing }) => {
  const page = await connectByOAuth(extension, billing, {}, true)
  await expect(heading(page, 'You are connected')).toBeVisible()
  await extension.restart()
  const popup = await extension.open('popup')
  await popup.getByRole('button', { name: 'Refresh' }).click()
  await billing.steer({ do: 'debit', credits: 8 })
  await expect(popup.getByText('360', { exact: true })).toBeVisible()
  expect(tokenCalls(billing)).toBe(2)
})

test('L6 who does not stay is signed out after it, told so, and led back', async ({ extension, billing }) => {
  const page = await connectByOAuth(extension, billing)
  await expect(heading(page, 'You are connected')).toBeVisible()
  const id = (await connections(extension))[0]?.id ?? ''
  await extension.age(id)
  await extension.restart()
  const popup = await extension.open('popup')
  await expect(popup.getByText('Signed out')).toBeVisible()
  await expect.poll(async () => (await extension.badge()).text).toBe('!')
  const welcome = await opening(extension, () => press(popup, 'Sign in'))
  await expect(heading(welcome, 'Sign in to Halden Robotics')).toBeVisible()
  await signInByWindow(extension.context(), () => press(welcome, /^Sign in$/))
  await expect(heading(welcome, 'You are connected')).toBeVisible()
  await expect(popup.getByText('368', { exact: true })).toBeVisible()
  expect(await connections(extension)).toMatchObject([{ id }])
})

test('S9 the key to what was kept is lost: it is cleared, and one signs in again', async ({ extension, billing }) => {
  const page = await connectByOAuth(extension, billing, {}, true)
  await expect(heading(page, 'You are connected')).toBeVisible()
  expect(await dump(extension, 'local')).toContain('sealed-sign-in:')
  // As after a restart, with the browser's database gone.
  await extension.evaluate(`Promise.all([
    chrome.storage.session.clear(),
    new Promise((resolve) => (indexedDB.deleteDatabase('vault').onsuccess = resolve)),
  ])`)
  await refreshNow(extension)
  const popup = await extension.open('popup')
  await expect(popup.getByRole('button', { name: 'Sign in' })).toBeVisible()
  expect(await dump(extension, 'local')).not.toContain('sealed-sign-in:')
})

test('who removes the account is signed out at the service, too', async ({ extension, billing }) => {
  const page = await connectByOAuth(extension, billing, {}, true)
  await expect(heading(page, 'You are connected')).toBeVisible()
  const options = await extension.open('options')
  await press(options, 'Remove Halden Robotics')
  await press(options, 'Remove')
  await expect(options.getByText('Halden Robotics was removed.')).toBeVisible()
  await expect.poll(() => billing.host.requests.filter((line) => line.endsWith('/oauth/revoke'))).toHaveLength(1)
  expect(await dump(extension, 'local')).not.toContain('sign-in')
  expect(await dump(extension, 'session')).not.toContain('sign-in')
})

test('C8 popup, history and worker that are refused at once renew the token once', async ({ extension, billing }) => {
  const page = await connectByOAuth(extension, billing)
  await expect(heading(page, 'You are connected')).toBeVisible()
  await billing.steer({ do: 'expire-tokens' })
  const before = tokenCalls(billing)
  const { promise, resolve } = Promise.withResolvers<void>()
  billing.host.faults['POST /token'] = heldBack(promise)
  const asked = () => billing.host.requests.filter((line) => /\/(account|entries)$/.test(line)).length
  const askedBefore = asked()
  const popups = await Promise.all([extension.open('popup'), extension.open('popup')])
  const refreshed = refreshNow(extension)
  // The histories of both, and the balance for all of them.
  await expect.poll(() => asked() - askedBefore).toBeGreaterThanOrEqual(3)
  await expect.poll(() => tokenCalls(billing)).toBe(before + 1)
  resolve()
  await refreshed
  for (const popup of popups) {
    await expect(popup.getByRole('feed').getByRole('article').first()).toBeVisible()
    await expect(popup.getByText('Signed out')).toBeHidden()
  }
  expect(tokenCalls(billing)).toBe(before + 1)
})

test('N11 a sign-in that was revoked: "!" on the button, one alert, and the way back', async ({
  extension,
  billing,
}) => {
  const page = await connectByOAuth(extension, billing)
  await expect(heading(page, 'You are connected')).toBeVisible()
  await billing.steer({ do: 'revoke-tokens' })
  for (let round = 0; round < 2; round += 1) await refreshNow(extension)
  await expect.poll(() => extension.badge()).toMatchObject({ text: '!', title: expect.stringMatching(/^Signed out/) })
  await expect.poll(() => extension.notifications()).toHaveLength(1)
  expect(await extension.evaluate('chrome.alarms.getAll()')).toEqual([])
  const popup = await extension.open('popup')
  await expect(popup.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expect(popup.getByText('368')).toBeHidden()
})

test('the sign-in of the site itself does, where a person is signed in there', async ({ extension, billing }) => {
  const page = await goToSignIn(extension, billing)
  await page.getByText('Other ways to sign in').click()
  await press(page, 'Use my sign-in on the site')
  await expect(page.getByText('Not signed in')).toBeVisible()
  await extension.context().addCookies([{ name: 'credit-gauge-demo', value: 'amara', url: billing.host.url }])
  await press(page, 'Use my sign-in on the site')
  await expect(heading(page, 'You are connected')).toBeVisible()
  await expect.poll(async () => (await extension.badge()).text).toBe('368')
  expect(await dump(extension, 'session')).not.toContain('sign-in:')
})

test('U2 a pasted token is taken as people paste it, and refused in words where a header cannot carry it', async ({
  extension,
  billing,
}) => {
  const page = await goToSignIn(extension, billing)
  await page.getByText('Other ways to sign in').click()
  const field = page.getByLabel('Access token')
  for (const [pasted, answer] of [
    ['', 'Paste a token.'],
    ['two words', 'This is no token'],
    ['tok🔑en', 'This is no token'],
    ['nobody', 'Not signed in'],
  ] as const) {
    await field.fill(pasted)
    await press(page, 'Use token')
    await expect(page.getByText(answer)).toBeVisible()
  }
  await field.fill('  Bearer demo-mei\t')
  await press(page, 'Use token')
  await expect(heading(page, 'You are connected')).toBeVisible()
})

test('U1 an address that is not safe is refused beside the field, as typed', async ({ extension }) => {
  const page = await extension.open('welcome')
  const field = page.getByRole('textbox', { name: 'API address' })
  for (const [typed, problem] of [
    ['billing.example', 'Enter a full address, such as https://billing.example.com/v1.'],
    ['http://billing.example.com/v1', 'The address must begin with https://.'],
    ['javascript:alert(1)', 'The address must begin with https://.'],
    ['file:///etc/passwd', 'The address must begin with https://.'],
    ['https://amara:secret@billing.example.com/v1', 'Leave name and password out of the address.'],
    ['https://billing.example.com/v1?tenant=7', 'Leave out everything after the ? or #.'],
  ] as const) {
    await field.fill(typed)
    await press(page, 'Continue')
    await expect(page.getByText(problem)).toBeVisible()
    await expect(field).toHaveAttribute('aria-invalid', 'true')
  }
  await field.fill(' https://BILLING.example.com/v1/ ')
  await press(page, 'Continue')
  await expect(page.getByText('https://billing.example.com/v1', { exact: true })).toBeVisible()
})

test('U12 a browser that does not let the address be asked is told of in words', async ({ extension }) => {
  const page = await extension.open('welcome')
  await page.getByRole('textbox', { name: 'API address' }).fill('http://[::1]/v1')
  await press(page, 'Continue')
  await press(page, 'Allow access')
  await expect(page.getByText('The browser does not let extensions ask this address.')).toBeVisible()
})

test('an address at which nobody knows of credits is told of in words, beside it', async ({ extension, billing }) => {
  const page = await goToSignIn(extension, { ...billing, apiBase: `${billing.host.url}/elsewhere/v1` })
  await expect(page.getByText('No credit service answers at this address. Check it with your admin.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'API address' })).toHaveValue(`${billing.host.url}/elsewhere/v1`)
})

// The popup is opened in a tab, so no click on the toolbar lets it look at the page: it has the host's permission
// instead.
test('"Use the page I am on" takes the address of the element on it', async ({ extension }) => {
  const host = await startHost({
    '/credits': '<!doctype html><title>Jobs</title><credit-balance api-base="/mock/low@page/v1/"></credit-balance>',
    '/other': '<!doctype html><title>Jobs</title>',
  })
  await extension.allow(host.url)
  const popup = await extension.open('popup')
  const site = await extension.context().newPage()
  const usePage = async (path: string) => {
    await site.goto(`${host.url}${path}`)
    await site.bringToFront()
    await popup.getByRole('button', { name: 'Use the page I am on' }).dispatchEvent('click')
  }
  await usePage('/other')
  await expect(popup.getByText('No credit balance was found on this page.')).toBeVisible()
  const welcome = await opening(extension, () => usePage('/credits'))
  await expect(welcome.getByRole('textbox', { name: 'API address' })).toHaveValue(`${host.url}/mock/low@page/v1`)
  await host.stop()
})
