/** Pages that load the script as they please, and make, move and throw away elements all the time. */
import { globSync, readFileSync } from 'node:fs'
import type { Page } from 'puppeteer-core'
import { VERSION } from '../../widget/version.ts'
import { answer } from '../faults.ts'
import { CLASSIC, MODULE, hostPage } from '../host-page.ts'
import { readsOf } from '../billing.ts'
import { browserName, expect, expectBar, test } from './journey.ts'

const NEWER = '99.0.0'

/** The same build under another version and address. */
function newerBuild(): Record<string, string> {
  const files = globSync('dist/widget/**/*.js').map((file) => file.replaceAll('\\', '/'))
  return Object.fromEntries(
    files.map((file) => [file.replace('dist/widget', '/newer'), readFileSync(file, 'utf8').replaceAll(VERSION, NEWER)]),
  )
}

const NEWER_MODULE = '<script type="module" src="/newer/credit-gauge.js"></script>'

/** How many stores the copies of the script on a page share. */
function countStores(page: Page): Promise<number> {
  return page.evaluate(() => {
    const shared: unknown = Reflect.get(globalThis, Symbol.for('credit-gauge.stores.v1'))
    const stores: unknown = Reflect.get(Object(shared), 'stores')
    return stores instanceof Map ? stores.size : -1
  })
}

test('H4 the same script four times, in both forms, is as good as once', async ({ host, open, instance }) => {
  const account = `healthy@${instance}`
  const server = await host({ '/': hostPage({ instance: account, scripts: MODULE + CLASSIC + MODULE + CLASSIC }) })
  const page = await open(server.url)
  await expectBar(page, '368 credits')
  await expect.poll(() => server.openCount(/events$/)).toBe(1)
  expect(await countStores(page)).toBe(1)
  const asked = server.requests.filter((line) => /\/v1\/(account|events)$/.test(line))
  // By the time that the stream stands; later there is one more, for what may have happened before it.
  expect(asked.slice(0, 2)).toEqual([`GET /mock/${account}/v1/account`, `GET /mock/${account}/v1/events`])
})

test.for([
  ['modules', MODULE + NEWER_MODULE, VERSION],
  ['modules, the newer first', NEWER_MODULE + MODULE, NEWER],
  // Which of these two loads first is up to the network.
  ['a classic script and a module', NEWER_MODULE + CLASSIC, expect.stringMatching(/^\d+\.\d+\.\d+$/)],
] as const)(
  'H5 of two versions the first one wins, and the page is told once: %s',
  async ([, scripts, winner], { host, open, instance, console: { expected }, expectedConsole }) => {
    expectedConsole.push(/already there, by .* leaves it as it is/)
    const account = `healthy@${instance}`
    const server = await host({ ...newerBuild(), '/': hostPage({ instance: account, scripts, count: 2 }) })
    const page = await open(server.url)
    await expectBar(page, '368 credits')
    await expect.poll(() => expected.filter((text) => text.includes('already there')).length).toBe(1)
    expect(
      await page.evaluate((): unknown => Reflect.get(customElements.get('credit-balance') ?? {}, 'version')),
    ).toEqual(winner)
    await expect.poll(() => server.openCount(/events$/)).toBe(1)
  },
)

test('H5 two versions under names of their own share one store and one stream', async ({ host, open, instance }) => {
  const account = `low@${instance}`
  const after = `<other-balance api-base="/mock/${account}/v1" account="acc-halden"></other-balance>
    <script>globalThis.getToken = () => 'demo'; for (const e of document.querySelectorAll('credit-balance, other-balance'))
      e.getToken = getToken</script>`
  const scripts = `${MODULE}<script type="module">import { define } from '/newer/index.js'; define('other')</script>`
  const server = await host({ ...newerBuild(), '/': hostPage({ instance: account, token: null, after, scripts }) })
  const page = await open(server.url)
  await expectBar(page, '86 credits Low')
  await expectBar(page, '86 credits Low', { selector: 'other-balance' })
  await expect.poll(() => server.openCount(/events$/)).toBe(1)
  expect(await countStores(page)).toBe(1)
})

test('H6 properties that are set before the element is defined are kept, and hide no accessor', async ({
  host,
  open,
  instance,
}) => {
  const early = `<script>Object.assign(document.querySelector('credit-balance'), {
    getToken: () => 'demo', messages: { buy: 'Credits kaufen', unit: { other: 'Punkte' } } })</script>`
  const { url } = await host({ '/': hostPage({ instance: `low@${instance}`, token: null, after: early }) })
  const page = await open(url)
  await expectBar(page, /^86 .*Low/)
  await page.locator('credit-balance >>> ::-p-text(Credits kaufen)').wait()
  const own = await page.evaluate(() => Object.keys(document.querySelector('credit-balance') ?? {}))
  for (const name of ['getToken', 'messages']) expect(own).not.toContain(name)
})

test('H7 objects that a framework wrote into attributes are ignored, with a warning for each', async ({
  host,
  open,
  instance,
  console: { expected },
  expectedConsole,
}) => {
  expectedConsole.push(/was given an object/)
  const objects = `locale="[object Object]" theme="[object Object]"`
  const { url } = await host({
    '/': hostPage({
      instance: `healthy@${instance}`,
      apiBase: '[object Object]',
      account: '[object Object]',
      attributes: objects,
      configuration: `{ apiBase: '/mock/healthy@${instance}/v1' }`,
    }),
  })
  await expectBar(await open(url), '368 credits')
  const warned = () => expected.filter((text) => text.includes('was given an object')).length
  await expect.poll(warned).toBe(4)
})

test.skipIf(browserName === 'firefox')(
  // Only Chromium lets a test collect garbage and measure what is left.
  'H8 a thousand elements that come and go leave no memory behind',
  async ({ host, open, instance }) => {
    const server = await host({ '/': hostPage({ instance: `low@${instance}` }) })
    const page = await open(server.url)
    await expectBar(page, '86 credits Low')
    await expect.poll(() => server.openCount(/events$/)).toBe(1)
    const devtools = await page.createCDPSession()
    const usedBytes = async () => {
      await devtools.send('HeapProfiler.collectGarbage')
      return (await devtools.send('Runtime.getHeapUsage')).usedSize
    }
    await comeAndGo(page, 100)
    const before = await usedBytes()
    await comeAndGo(page, 1000)
    expect((await usedBytes()) - before).toBeLessThan(1_000_000)
  },
)

test('H8 an element that is moved a thousand times keeps one store and one stream', async ({
  host,
  open,
  instance,
}) => {
  const account = `low@${instance}`
  const server = await host({ '/': hostPage({ instance: account }) })
  const page = await open(server.url)
  await expectBar(page, '86 credits Low')
  await expect.poll(() => server.openCount(/events$/)).toBe(1)
  const reads = readsOf(server, account)
  await comeAndGo(page, 1000)
  await expectBar(page, '86 credits Low')
  expect(await countStores(page)).toBe(1)
  expect(server.openCount(/events$/)).toBe(1)
  expect(server.requests.filter((line) => line.endsWith('/events'))).toHaveLength(1)
  expect(readsOf(server, account)).toBe(reads)
})

/** Every round moves the one element that was there, and makes another one that stays for a frame. */
function comeAndGo(page: Page, rounds: number): Promise<void> {
  return page.evaluate(async (times) => {
    const stays = document.querySelector('credit-balance')
    if (!stays) throw new Error('There is no element.')
    for (let round = 0; round < times; round++) {
      const passes = stays.cloneNode(true)
      if (passes instanceof HTMLElement) passes.append(' ')
      Object.assign(passes, { getToken: Reflect.get(stays, 'getToken') })
      stays.remove()
      document.body.append(stays, passes)
      if (round % 10 === 0) await new Promise((resolve) => requestAnimationFrame(resolve))
      document.body.removeChild(passes)
    }
  }, rounds)
}

/** Renders the parent anew every 100 ms, with functions made anew, and answers which numbers were seen. */
const renderAnew = (page: Page) =>
  page.evaluate(async () => {
    const parent = document.querySelector('#parent')
    if (!parent) throw new Error('There is no parent.')
    const html = parent.innerHTML
    const numbers = new Set<string | undefined>()
    for (let round = 0; round < 30; round++) {
      parent.innerHTML = html
      for (const element of parent.querySelectorAll('credit-balance')) element.getToken = () => 'demo'
      await new Promise((resolve) => setTimeout(resolve, 100))
      // The element draws with the next frame, which a busy machine has late.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      numbers.add(parent.querySelector('credit-balance')?.shadowRoot?.querySelector('[part=number]')?.textContent)
    }
    return [...numbers]
  })

const parentOf = (account: string, named: string | null) => ({
  '/': hostPage({ instance: account, account: named, before: '<div id="parent">', after: '</div>' }),
})

test('H9 a parent that is rendered anew all the time, with new functions, keeps the number and makes no storm', async ({
  host,
  open,
  instance,
}) => {
  const account = `low@${instance}`
  const server = await host(parentOf(account, 'acc-halden'))
  const page = await open(server.url)
  await expectBar(page, '86 credits Low')
  await expect.poll(() => server.openCount(/events$/)).toBe(1)
  expect(await renderAnew(page)).toEqual(['86'])
  // One to begin with, one when the stream stands, and at most one in five seconds.
  expect(readsOf(server, account)).toBeLessThanOrEqual(4)
  expect(server.requests.filter((line) => line.endsWith('/events'))).toHaveLength(1)
  expect(await countStores(page)).toBe(1)
})

test('H9 without a named account a new function may be another viewer: no number of theirs, and no storm', async ({
  host,
  open,
  instance,
}) => {
  const account = `low@${instance}`
  const server = await host(parentOf(account, null))
  const page = await open(server.url)
  await expectBar(page, '86 credits Low')
  const before = readsOf(server, account)
  expect(await renderAnew(page)).not.toContain('86')
  expect(readsOf(server, account) - before).toBeLessThanOrEqual(2)
  await expectBar(page, '86 credits Low')
})

test.for([401, 403, 500])(
  'H9 where the API answers %d, rendering anew makes no more requests',
  async (status, { host, open, instance }) => {
    const account = `low@${instance}`
    const server = await host(parentOf(account, 'acc-halden'), { faults: { '*': answer(status) } })
    const page = await open(server.url)
    await expectBar(page, /^— (?!credits)/)
    const before = readsOf(server, account)
    await renderAnew(page)
    // A server in trouble is asked again now and then, whoever renders.
    expect(readsOf(server, account) - before).toBeLessThanOrEqual(status === 500 ? 6 : 0)
  },
)
