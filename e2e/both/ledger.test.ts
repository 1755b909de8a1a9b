/** The ledger through the client, in a real page: however long it is, and however its pages hang together. */
import type { Page } from 'puppeteer-core'
import * as v from 'valibot'
import { bundleForPage } from '../bundle-for-page.ts'
import { answer } from '../faults.ts'
import type { HostOptions } from '../host.ts'
import { hostPage } from '../host-page.ts'
import { SOON } from '../billing.ts'
import { detailsText, openDetails } from './details.ts'
import { browserName, expect, expectBar, test } from './journey.ts'

const Walked = v.object({
  pages: v.number(),
  entries: v.number(),
  largestPage: v.number(),
  firstIds: v.array(v.string()),
  longestBlockMs: v.number(),
})

const withClient = async (instance: string) => ({
  '/': hostPage({ instance }),
  '/client.js': await bundleForPage('e2e/both/client-in-page.ts'),
})

const walk = (account: string, limit: number) =>
  `import('/client.js').then(({ walk }) => walk('/mock/${account}/v1', ${limit}))`

test('D12 100,000 entries pass through the page, and the bar answers meanwhile', async ({ host, open, instance }) => {
  const account = `huge-history@${instance}`
  const { url } = await host(await withClient(account))
  const page = await open(url)
  await expectBar(page, /credits/)
  const walking = page.evaluate(walk(account, 1000))
  await openDetails(page)
  await expect.poll(() => detailsText(page), SOON).toContain('credits')
  const walked = v.parse(Walked, await walking)
  expect(walked).toMatchObject({ pages: 100, entries: 100_000, largestPage: 1000 })
  expect(walked.longestBlockMs).toBeLessThan(1000)
})

// Firefox does not tell how much memory is in use.
test.skipIf(browserName === 'firefox')(
  'D12 100,000 entries leave no more memory in use than before',
  async ({ host, open, instance }) => {
    const account = `huge-history@${instance}`
    const { url } = await host(await withClient(account))
    const page = await open(url)
    await expectBar(page, /credits/)
    const before = await heapOf(page)
    expect(v.parse(Walked, await page.evaluate(walk(account, 1000)))).toMatchObject({ entries: 100_000 })
    expect((await heapOf(page)) - before).toBeLessThan(10e6)
  },
)

const ENTRY = {
  id: 'e1',
  at: '2027-03-01T12:00:00Z',
  type: 'debit',
  amount: -5,
  status: 'posted',
  description: 'Reference check',
}

/** A ledger whose every page is this one. */
const always = (data: object[], next: string | null): HostOptions => ({
  faults: { 'GET /entries': answer(200, { accountId: 'acc-halden', scale: 0, data, next, total: null }) },
})

test('D13 a cursor that points to itself ends the ledger after one repeat', async ({ host, open, instance }) => {
  const server = await host(await withClient(`healthy@${instance}`), always([ENTRY], 'again'))
  const page = await open(server.url)
  expect(await page.evaluate(walk(`healthy@${instance}`, 10))).toMatchObject({ pages: 2, entries: 1 })
  expect(server.requests.filter((line) => line.endsWith('/v1/entries'))).toHaveLength(2)
})

test('D21 an id that comes twice is one row', async ({ host, open, instance }) => {
  const twice = [ENTRY, { ...ENTRY, amount: -6 }, { ...ENTRY, id: 'e2' }]
  const { url } = await host(await withClient(`healthy@${instance}`), always(twice, null))
  const walked = await (await open(url)).evaluate(walk(`healthy@${instance}`, 10))
  expect(walked).toMatchObject({ pages: 1, entries: 2, firstIds: ['e1', 'e2'] })
})

/** Bytes that are in use after a collection. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.createCDPSession()
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}
