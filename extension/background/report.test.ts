import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeFetch, jsonResponse, problemResponse } from '../../shared/billing/fake-fetch.fixture.ts'
import { wireAccount } from '../../shared/billing/wire.fixture.ts'
import { browser, resetBrowser } from '../browser.fixture.ts'
import { DEFAULT_SETTINGS, type ReportPlan } from '../settings.ts'

interface Ordered {
  url: string
  filename: string
}

/** Downloads end at once, well or not. */
const downloads = vi.hoisted(() => ({ ordered: [] as Ordered[], state: 'complete', isAllowed: true }))

vi.mock('../browser.ts', async () => {
  const { browser: base } = await import('../browser.fixture.ts')
  const { permissions, runtime } = base
  const nobody = { addListener: () => {}, removeListener: () => {} }
  return {
    browser: {
      ...base,
      permissions: { ...permissions, contains: async () => downloads.isAllowed },
      runtime: { ...runtime, getPlatformInfo: async () => ({}) },
      downloads: {
        onChanged: nobody,
        download: async (what: Ordered) => downloads.ordered.push(what),
        search: async ({ id }: { id: number }) => [{ id, state: downloads.state }],
      },
    },
  }
})
const { runDueReport, scheduleReport } = await import('./report.ts')
const { connectionsItem } = await import('../connection.ts')
const { reportRunItem } = await import('../report-item.ts')
const { settingsItem } = await import('../settings.ts')

const SLOT = new Date(2027, 2, 8, 8).getTime()
const plan: ReportPlan = { connectionId: 'one', every: 'week', on: 1, since: SLOT - 86_400_000 }
const API = 'https://billing.example/v1'

/** The API from now on. Answers the requests that reach it. */
function serve(entries: (url: URL) => Response | Promise<Response>) {
  const { fetch, requests } = fakeFetch((request) => {
    const url = new URL(request.url)
    return url.pathname.endsWith('/account')
      ? jsonResponse(wireAccount({ id: 'acc-1', name: 'Halden', unit: { scale: 0 } }))
      : entries(url)
  })
  vi.stubGlobal('fetch', fetch)
  return requests
}

const BLOB: unknown = expect.stringMatching(/^blob:/)

const page = (...ids: string[]) =>
  jsonResponse({
    accountId: 'acc-1',
    scale: 0,
    data: ids.map((id) => ({ id, at: '2027-03-02T12:00:00Z', type: 'debit', amount: -1, description: 'A use' })),
    next: null,
    total: ids.length,
  })

beforeEach(async () => {
  resetBrowser()
  Object.assign(downloads, { ordered: [], state: 'complete', isAllowed: true })
  vi.useFakeTimers({ toFake: ['Date'], now: SLOT + 60_000 })
  await connectionsItem.set([
    { id: 'one', name: 'Halden', apiBase: API, auth: 'cookie', accountId: 'acc-1', clientId: null, isManaged: false },
  ])
  await settingsItem.set({ ...DEFAULT_SETTINGS, report: plan })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a report that falls due while its alarm is being set is made, not put off', async () => {
  serve(() => page('e-1'))
  const { promise, resolve } = Promise.withResolvers<void>()
  const setting = navigator.locks.request('report', () => promise)
  const run = runDueReport()
  resolve()
  await Promise.all([setting, run])
  expect(downloads.ordered).toHaveLength(1)
})

test('a report that is due is saved once: the rows of the last full week', async () => {
  const requests = serve(() => page('e-1', 'e-2'))
  await Promise.all([runDueReport(), runDueReport()])
  await runDueReport()
  expect(downloads.ordered).toEqual([
    {
      url: BLOB,
      filename: 'credits-halden-2027-03-01-2027-03-07.csv',
      saveAs: false,
      conflictAction: 'uniquify',
    },
  ])
  const asked = requests.map(({ url }) => new URL(url)).filter(({ pathname }) => pathname.endsWith('/entries'))
  expect(asked.map(({ searchParams }) => [searchParams.get('from'), searchParams.get('to')])).toEqual([
    [new Date(2027, 2, 1).toISOString(), new Date(2027, 2, 8).toISOString()],
  ])
  expect(await reportRunItem.get()).toEqual({
    at: SLOT + 60_000,
    isDone: true,
    failure: null,
    rows: 2,
    fileName: 'credits-halden-2027-03-01-2027-03-07.csv',
  })
  expect(browser.alarms.set.get('report')).toEqual({ when: new Date(2027, 2, 15, 8).getTime() })
})

test('L1 a run leaves an alarm before it begins, at which one that was stopped is begun again', async () => {
  const never = Promise.withResolvers<Response>()
  serve(() => never.promise)
  const stopped = runDueReport()
  await vi.waitFor(() => expect(browser.alarms.set.get('report')).toEqual({ delayInMinutes: 5 }))
  expect(await reportRunItem.get()).toBeNull()
  never.resolve(page('e-1'))
  await stopped
})

test('what failed is written down and tried again in an hour', async () => {
  serve(() => problemResponse(403))
  await runDueReport()
  expect(downloads.ordered).toEqual([])
  expect(await reportRunItem.get()).toMatchObject({ isDone: false, failure: { kind: 'forbidden' } })
  expect(browser.alarms.set.get('report')).toEqual({ when: SLOT + 60_000 + 3_600_000 })
  vi.setSystemTime(SLOT + 60_000 + 3_600_000)
  serve(() => page('e-1'))
  await runDueReport()
  expect(downloads.ordered).toHaveLength(1)
})

test('a download that breaks off is no report', async () => {
  downloads.state = 'interrupted'
  serve(() => page('e-1'))
  await runDueReport()
  expect(await reportRunItem.get()).toMatchObject({ isDone: false, failure: { kind: 'source-failed' } })
})

test('without the permission nobody is asked', async () => {
  downloads.isAllowed = false
  const requests = serve(() => page('e-1'))
  await runDueReport()
  expect(requests).toEqual([])
  expect(await reportRunItem.get()).toMatchObject({ failure: { kind: 'not-permitted' } })
})

test('D23 another account than the one that was connected is not reported', async () => {
  await connectionsItem.update((all) => all.map((one) => ({ ...one, accountId: 'acc-2' })))
  serve(() => page('e-1'))
  await runDueReport()
  expect(downloads.ordered).toEqual([])
  expect(await reportRunItem.get()).toMatchObject({ failure: { kind: 'wrong-account' } })
})

test('of an account that was removed there is no report', async () => {
  await connectionsItem.set([])
  const requests = serve(() => page('e-1'))
  await runDueReport()
  expect(requests).toEqual([])
  expect(browser.alarms.set.has('report')).toBe(false)
})

test('the alarm follows the plan', async () => {
  await reportRunItem.set({ at: SLOT, isDone: true, failure: null, rows: 0, fileName: null })
  await scheduleReport()
  expect(browser.alarms.set.get('report')).toEqual({ when: new Date(2027, 2, 15, 8).getTime() })
  await settingsItem.set(DEFAULT_SETTINGS)
  await scheduleReport()
  expect(browser.alarms.set.has('report')).toBe(false)
})
