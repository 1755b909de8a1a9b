/** The popup at a glance: at once, truthful about its age, live while it is open, and gone without a trace. */
import { account, heldBack, problem, silence } from './faults.ts'
import { expect, test } from './extension-fixtures.ts'
import { ANSWER_NOISE, glance, number, opening, press, refreshNow, streams } from './extension/pages.ts'

test.describe('a low balance', () => {
  test.use({ scenario: 'low' })

  test('the popup says how many are left, of how many, how they stand and how old that is', async ({
    extension,
    billing,
  }) => {
    await extension.connect(billing.apiBase)
    const popup = await extension.open('popup')
    await expect(number(popup, '86')).toBeVisible()
    await expect(glance(popup)).toContainText('of 500')
    await expect(glance(popup).getByText('Low', { exact: true })).toBeVisible()
    await expect(glance(popup).getByRole('meter')).toHaveAttribute('aria-valuetext', '17% of the allowance left')
    await expect(popup.getByText(/^as of /)).toHaveAttribute('title', /\d{1,2}:\d\d/)
  })
})

test('L4 the number is there before the server says a word, though the worker sleeps', async ({
  extension,
  billing,
}) => {
  await extension.connect(billing.apiBase)
  await extension.stopWorker()
  const { promise, resolve } = Promise.withResolvers<void>()
  billing.host.faults['*'] = heldBack(promise)
  await billing.steer({ do: 'debit', credits: 8 })
  const popup = await extension.open('popup')
  await expect(number(popup, '368')).toBeVisible()
  await expect.poll(() => billing.host.openCount(/account$/)).toBe(1)
  resolve()
  await expect(number(popup, '360')).toBeVisible()
})

test('L4 who opens the popup again sees what it showed last, before anything is read', async ({
  extension,
  billing,
}) => {
  await extension.connect(billing.apiBase)
  const popup = await extension.open('popup')
  await expect(number(popup, '368')).toBeVisible()
  await expect.poll(() => extension.evaluate<string>(`localStorage.getItem('mirror') ?? ''`)).toContain('368')
  await popup.close()
  const again = await extension.context().newPage()
  // The rest of the popup does not arrive: what stands now was drawn from memory.
  await again.route('**/assets/app*', () => {})
  await again.goto(`chrome-extension://${extension.id}/extension/popup/index.html`)
  await expect(again.getByText('368', { exact: true })).toBeVisible()
})

test('what is old is marked old, on the popup and on the button, and one click asks again', async ({
  extension,
  billing,
  expectedConsole,
}) => {
  expectedConsole.push(ANSWER_NOISE)
  const id = await extension.connect(billing.apiBase)
  billing.host.faults['*'] = problem(503)
  for (let minute = 0; minute < 15; minute += 1) await extension.age(id)
  await refreshNow(extension)
  await expect.poll(async () => (await extension.badge()).title).toMatch(/^368 credits left, as of /)
  const popup = await extension.open('popup')
  await expect(number(popup, '368')).toBeVisible()
  await expect(glance(popup)).toContainText('Service unavailable')
  delete billing.host.faults['*']
  await billing.steer({ do: 'debit', credits: 8 })
  await glance(popup).getByRole('button', { name: 'Try again' }).click()
  await expect(number(popup, '360')).toBeVisible()
  await expect(glance(popup)).not.toContainText('Service unavailable')
  await expect.poll(() => extension.badge()).toEqual({ text: '360', title: '360 credits left' })
})

test('Refresh asks at once, and says so while it does', async ({ extension, billing }) => {
  await extension.connect(billing.apiBase)
  billing.host.faults['GET /events'] = silence
  const popup = await extension.open('popup')
  await expect(number(popup, '368')).toBeVisible()
  await billing.steer({ do: 'debit', credits: 8 })
  const { promise, resolve } = Promise.withResolvers<void>()
  billing.host.faults['GET /account'] = heldBack(promise)
  await press(popup, 'Refresh')
  await expect(popup.getByRole('button', { name: 'Refreshing' })).toBeVisible()
  resolve()
  await expect(number(popup, '360')).toBeVisible()
  await expect(popup.getByRole('button', { name: 'Refresh', exact: true })).toBeVisible()
})

test('while it is open it follows by a stream of its own, one question for each change; closing ends it', async ({
  extension,
  billing,
}) => {
  await extension.connect(billing.apiBase)
  const popup = await extension.open('popup')
  await expect.poll(() => streams(billing)).toBe(1)
  await expect(popup.getByRole('feed').getByText('Debit by hand')).toHaveCount(0)
  const before = billing.reads()
  for (const left of [360, 352, 344]) {
    await billing.steer({ do: 'debit', credits: 8 })
    await expect(number(popup, `${left}`)).toBeVisible()
  }
  await expect(popup.getByRole('feed').getByText('Debit by hand')).toHaveCount(3)
  expect(billing.reads()).toBeLessThanOrEqual(before + 4)
  await popup.close()
  await expect.poll(() => streams(billing)).toBe(0)
})

test('L3 the worker is stopped while the popup is open: it goes on', async ({ extension, billing }) => {
  await extension.connect(billing.apiBase)
  const popup = await extension.open('popup')
  await expect.poll(() => streams(billing)).toBe(1)
  await extension.stopWorker()
  await billing.steer({ do: 'debit', credits: 8 })
  await expect(number(popup, '360')).toBeVisible()
})

test('L5 a popup that closes in the middle of a question leaves nothing half done', async ({ extension, billing }) => {
  const id = await extension.connect(billing.apiBase)
  const { promise, resolve } = Promise.withResolvers<void>()
  billing.host.faults['*'] = heldBack(promise)
  await billing.steer({ do: 'debit', credits: 8 })
  await extension.age(id)
  const popup = await extension.open('popup')
  await expect.poll(() => billing.host.openCount(/account$/)).toBe(1)
  await popup.close()
  resolve()
  await expect.poll(async () => (await extension.badge()).text).toBe('360')
})

test('D23 the answer is for another account: no number of it is shown, and the button says that somebody must look', async ({
  extension,
  billing,
}) => {
  await extension.connect(billing.apiBase)
  const popup = await extension.open('popup')
  await expect.poll(() => streams(billing)).toBe(1)
  billing.host.faults['GET /account'] = account({ id: 'acc-somebody-else' })
  await billing.steer({ do: 'debit', credits: 8 })
  await expect(popup.getByText('Another account')).toBeVisible()
  await expect(popup.getByText(/36[08]/)).toHaveCount(0)
  await expect.poll(async () => (await extension.badge()).text).toBe('!')
})

test('L15 the permission is taken back while the popup is open: it says so, and its button asks for it again', async ({
  extension,
  billing,
}) => {
  await extension.connect(billing.apiBase)
  const popup = await extension.open('popup')
  await expect.poll(() => streams(billing)).toBe(1)
  await extension.takeBack(billing.apiBase)
  await expect(popup.getByText('Access not allowed')).toBeVisible()
  const before = billing.reads()
  await press(popup, /Refresh/)
  await expect(popup.getByText('Access not allowed')).toBeVisible()
  expect(billing.reads()).toBe(before)
  await extension.expectAllow(billing.apiBase)
  await press(popup, 'Allow access')
  await expect(number(popup, '368')).toBeVisible()
  await expect(popup.getByText('Access not allowed')).toBeHidden()
})

test('two accounts are switched by keyboard; number, history and button follow', async ({ extension, billing }) => {
  await extension.connect(billing.apiBase, { name: 'First' })
  await extension.connect(billing.apiBase.replace('healthy@', 'low@'), { name: 'Second' })
  const popup = await extension.open('popup')
  await expect(number(popup, '368')).toBeVisible()
  await popup.keyboard.press('Tab')
  await expect(popup.getByRole('button', { name: 'First, switch account' })).toBeFocused()
  await popup.keyboard.press('Enter')
  const options = popup.getByRole('listbox', { name: 'Accounts' }).getByRole('option')
  await expect(options).toHaveText([/First.*368/s, /Second.*Low.*86/s])
  await popup.keyboard.press('ArrowDown')
  await popup.keyboard.press('Enter')
  await expect(popup.getByRole('button', { name: 'Second, switch account' })).toBeFocused()
  await expect(number(popup, '86')).toBeVisible()
  await expect.poll(async () => (await extension.badge()).text).toBe('86')
  await popup.keyboard.press('Enter')
  await popup.keyboard.press('Escape')
  await expect(popup.getByRole('button', { name: 'Second, switch account' })).toBeFocused()
})

test('nothing is connected: the popup says what to do, and does it', async ({ extension }) => {
  const popup = await extension.open('popup')
  const welcome = await opening(extension, () => press(popup, 'Set up'))
  await expect(welcome.getByRole('textbox', { name: 'API address' })).toBeFocused()
})
