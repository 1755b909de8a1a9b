/** What the extension does while nobody looks: polls, alerts and the badge, however often the browser stops it. */
import { silence } from './faults.ts'
import { expect, test, type Extension } from './extension-fixtures.ts'
import { notified } from './extension/pages.ts'

const alarms = (extension: Extension) =>
  extension.evaluate<string[]>(`chrome.alarms.getAll().then((all) => all.map(({ name }) => name))`)

test('the badge says how many credits are left, and follows', async ({ extension, billing }) => {
  const id = await extension.connect(billing.apiBase)
  await expect.poll(() => extension.badge()).toEqual({ text: '368', title: '368 credits left' })
  await billing.steer({ do: 'debit', credits: 8 })
  await extension.ring(id)
  await expect.poll(() => extension.badge()).toEqual({ text: '360', title: '360 credits left' })
})

test('the alert at the 25 % crossing comes exactly once, though the worker is stopped in between', async ({
  extension,
  billing,
}) => {
  const id = await extension.connect(billing.apiBase)
  expect(await notified(extension)).toEqual([])
  await extension.stopWorker()
  await billing.steer({ do: 'debit', credits: 250 })
  await extension.ring(id)
  await expect.poll(() => extension.badge()).toEqual({ text: '118', title: '118 credits left, Low' })
  await expect.poll(() => notified(extension)).toEqual(['low'])
  for (const credits of [1, 2, 3]) {
    await extension.stopWorker()
    await billing.steer({ do: 'debit', credits })
    await extension.ring(id)
    await expect.poll(async () => (await extension.badge()).text).toBe(`${118 - (credits * (credits + 1)) / 2}`)
  }
  // Chromium puts a notification away after some seconds, so there may be none any more; but never a second one.
  expect(['low', '']).toContain((await notified(extension)).join())
  const log = await extension.evaluate<string>(`chrome.storage.local.get('alerts:${id}').then(JSON.stringify)`)
  expect(log.match(/"kind":"low"/g)).toHaveLength(1)
})

test('L2 a worker that is stopped in the middle of an alert never tells it twice', async ({ extension, billing }) => {
  const id = await extension.connect(billing.apiBase)
  for (const crossings of [1, 2, 3]) {
    await billing.steer({ do: 'set', balance: 400 - crossings })
    await extension.ring(id)
    await expect.poll(async () => (await extension.badge()).text).toBe(`${400 - crossings}`)
    const isWritten = extension.evaluate(`new Promise((resolve) => chrome.storage.onChanged.addListener((changes) =>
      changes['alerts:${id}']?.newValue.records[0].alert.kind === 'low' && resolve()))`)
    await billing.steer({ do: 'set', balance: 100 - crossings })
    await extension.ring(id)
    await isWritten
    await extension.stopWorker()
    await extension.ring(id)
    await expect.poll(async () => (await extension.badge()).text).toBe(`${100 - crossings}`)
    const low = (await notified(extension)).filter((kind) => kind === 'low')
    expect(low.length).toBeLessThanOrEqual(crossings)
  }
})

test('in quiet hours "low" waits and "empty" does not', async ({ extension, billing }) => {
  await extension.evaluate(`chrome.storage.local.set({ settings: { quiet: { from: 0, to: 1439 } } })`)
  const id = await extension.connect(billing.apiBase)
  await billing.steer({ do: 'debit', credits: 250 })
  await extension.ring(id)
  await expect.poll(async () => (await extension.badge()).text).toBe('118')
  expect(await notified(extension)).toEqual([])
  await billing.steer({ do: 'debit', credits: 118 })
  await extension.ring(id)
  await expect.poll(() => notified(extension)).toEqual(['empty'])
  await expect.poll(() => extension.badge()).toEqual({ text: '0', title: '0 credits left, Out of credits' })
})

test('L1 a worker that is stopped while it asks leaves nothing stuck: the next alarm brings the number', async ({
  extension,
  billing,
}) => {
  const id = await extension.connect(billing.apiBase)
  billing.host.faults['GET /account'] = silence
  await extension.ring(id)
  await expect.poll(() => billing.host.openCount(/account$/)).toBe(1)
  await extension.stopWorker()
  delete billing.host.faults['GET /account']
  await billing.steer({ do: 'debit', credits: 8 })
  await extension.ring(id)
  await expect.poll(async () => (await extension.badge()).text).toBe('360')
})

test('L6 after a restart the alarm is there again, and a pasted token is gone', async ({ extension, billing }) => {
  const id = await extension.connect(billing.apiBase)
  await extension.age(id)
  await extension.restart()
  await expect.poll(() => alarms(extension)).toEqual([])
  await expect.poll(async () => (await extension.badge()).text).toBe('!')
  await expect.poll(() => notified(extension)).toEqual(['signed-out'])
  await extension.evaluate(
    `chrome.storage.session.set({ 'sign-in:${id}': { kind: 'token', token: 'demo' } })
      .then(() => chrome.runtime.sendMessage({ command: 'refresh', id: '${id}', maxAgeMs: 0 }))`,
  )
  expect(await alarms(extension)).toEqual([`refresh:${id}`])
  await expect.poll(async () => (await extension.badge()).text).toBe('368')
})

test('L7 alarms that were wiped are set again when the worker starts', async ({ extension, billing }) => {
  const id = await extension.connect(billing.apiBase)
  await extension.evaluate(`chrome.alarms.clearAll()`)
  await extension.stopWorker()
  await extension.evaluate(`chrome.runtime.sendMessage({ command: 'nothing' }).catch(() => {})`)
  await expect.poll(() => alarms(extension)).toEqual([`refresh:${id}`])
})

test('L15 after the permission is taken back nobody is asked, and the badge says so', async ({
  extension,
  billing,
}) => {
  const id = await extension.connect(billing.apiBase)
  await extension.takeBack(billing.apiBase)
  await expect.poll(async () => (await extension.badge()).text).toBe('!')
  await expect.poll(async () => (await extension.badge()).title).toMatch(/^Access not allowed/)
  await expect.poll(() => alarms(extension)).toEqual([])
  const before = billing.reads()
  await extension.evaluate(`chrome.runtime.sendMessage({ command: 'refresh', id: '${id}', maxAgeMs: 0 })`)
  expect(billing.reads()).toBe(before)
  await extension.allow(billing.apiBase)
  await expect.poll(async () => (await extension.badge()).text).toBe('368')
})

test('C9 an alarm, a message and a start at once make one request', async ({ extension, billing }) => {
  const id = await extension.connect(billing.apiBase)
  await extension.stopWorker()
  const before = billing.reads()
  await extension.age(id)
  await extension.evaluate(`(async () => {
    await chrome.alarms.create('refresh:${id}', { when: Date.now(), periodInMinutes: 0.5 })
    await Promise.all([0, 1, 2].map(() => chrome.runtime.sendMessage({ command: 'refresh', id: '${id}', maxAgeMs: 5000 })))
  })()`)
  await expect.poll(async () => (await alarms(extension)).length).toBe(1)
  await extension.evaluate(`chrome.runtime.sendMessage({ command: 'refresh', id: null, maxAgeMs: 5000 })`)
  expect(billing.reads()).toBe(before + 1)
})

test('S8 a token is in session storage only, X1 and in no address', async ({ extension, billing }) => {
  await extension.connect(billing.apiBase, { token: 'demo-canary' })
  const dump = (area: string) => extension.evaluate<string>(`chrome.storage.${area}.get(null).then(JSON.stringify)`)
  expect(await dump('session')).toContain('demo-canary')
  expect(await dump('local')).not.toContain('demo-canary')
  expect(await dump('sync')).not.toContain('demo-canary')
  expect(billing.host.seen.filter(({ url }) => url.includes('canary'))).toEqual([])
})

test('two accounts: each has its own number, alarm and alerts; the badge is that of the shown one', async ({
  extension,
  billing,
}) => {
  const one = await extension.connect(billing.apiBase)
  const low = billing.apiBase.replace('healthy@', 'low@')
  const two = await extension.connect(low, { name: 'Second' })
  await expect.poll(async () => (await extension.badge()).text).toBe('368')
  await expect.poll(() => notified(extension)).toEqual(['low'])
  expect((await alarms(extension)).toSorted()).toEqual([`refresh:${one}`, `refresh:${two}`].toSorted())
  await extension.evaluate(`chrome.storage.local.set({ shown: '${two}' })`)
  await expect.poll(async () => (await extension.badge()).text).toBe('86')
  await extension.evaluate(`chrome.runtime.sendMessage({ command: 'remove', id: '${two}' })`)
  await expect.poll(async () => (await extension.badge()).text).toBe('368')
  expect(await alarms(extension)).toEqual([`refresh:${one}`])
})

test('X5 X13 a web page reaches neither the background nor any file of the extension', async ({
  extension,
  billing,
  expectedConsole,
}) => {
  expectedConsole.push(/Failed to load resource/)
  await extension.connect(billing.apiBase)
  const page = await extension.context().newPage()
  await page.goto(`${billing.host.url}/mock/nothing`).catch(() => {})
  const probe = await page.evaluate(async (id) => {
    const files = ['manifest.json', 'extension/popup/index.html', 'extension/icons/16.png']
    const answers = files.map((file) =>
      fetch(`chrome-extension://${id}/${file}`).then(
        () => file,
        () => null,
      ),
    )
    return {
      found: (await Promise.all(answers)).filter(Boolean),
      hasRuntime: Boolean(Reflect.get(Reflect.get(globalThis, 'chrome') ?? {}, 'runtime')),
    }
  }, extension.id)
  expect(probe).toEqual({ found: [], hasRuntime: false })
})
