/** A server that says when to come back. Pages run sixty times as fast: a minute is a second of the test. */
import { fastClock } from '../fast-clock.ts'
import { inTurn, problem } from '../faults.ts'
import type { Fault, Host } from '../host.ts'
import { hostPage } from '../host-page.ts'
import { SOON, PATIENT, readsOf } from '../billing.ts'
import { expect, test } from './journey.ts'

const FACTOR = 60
/** No chance is added to any wait. */
const FAST = `${fastClock(FACTOR)}; Math.random = () => 0`
/** The longest wait that is allowed here. */
const CAP = 150_000
const CONFIGURATION = `{ ${PATIENT}, live: "poll", getToken: () => "demo", retry: { capMs: ${CAP} } }`

/** How the server says it, and the wait that follows: at once where it makes no sense. */
interface Form {
  header?: string | (() => string)
  retryAfter?: unknown
  waitMs: number
}

const inAMinute = () => new Date(Date.now() + 60_000).toUTCString()

const SAME_ORIGIN: Form[] = [
  { header: '120', waitMs: 120_000 },
  { header: inAMinute, waitMs: 59_000 },
  { header: '1000000000', waitMs: CAP },
  { header: '0', waitMs: 0 },
  { header: '1e9', waitMs: 0 },
  { header: '-1', waitMs: 0 },
  { header: 'abc', waitMs: 0 },
]

/** Where the answer does not expose the header, a page knows only what the body says. */
const OTHER_ORIGIN: Form[] = [
  { header: '120', waitMs: 0 },
  { retryAfter: 60, waitMs: 60_000 },
  { header: '120', retryAfter: 60, waitMs: 60_000 },
  { retryAfter: 1e9, waitMs: CAP },
  { retryAfter: -1, waitMs: 0 },
  { retryAfter: 'abc', waitMs: 0 },
]

const CORS = { 'access-control-allow-origin': '*' }

function refusal({ header, retryAfter }: Form, headers: Record<string, string> = {}): Fault {
  return (call) => {
    const told = typeof header === 'function' ? header() : header
    problem(503, { retryAfter }, { ...headers, ...(told !== undefined && { 'retry-after': told }) })(call)
  }
}

const accountOf = (instance: string, index: number) => `healthy@${instance}-${index}`

/** A page with an element for each form, every one of an account of its own. */
function pageFor(forms: Form[], instance: string, api = ''): string {
  const elements = forms.map((_, index) => `<credit-balance api-base="${api}/mock/${accountOf(instance, index)}/v1">`)
  const after = elements.map((element) => `${element}</credit-balance>`).join('')
  return hostPage({ instance, count: 0, token: null, configuration: CONFIGURATION, after })
}

/** Milliseconds of the page between the first request of an account and the second. */
function waitOf({ seen }: Host, account: string): number {
  const [first, second] = seen.filter(({ line }) => line === `GET /mock/${account}/v1/account`)
  return first && second ? (second.at - first.at) * FACTOR : Infinity
}

async function expectWaits(server: Host, forms: Form[], instance: string): Promise<void> {
  for (const [index, { waitMs }] of forms.entries()) {
    const account = accountOf(instance, index)
    await expect.poll(() => readsOf(server, account), SOON).toBeGreaterThan(1)
    const wait = waitOf(server, account)
    expect(wait, JSON.stringify(forms[index])).toBeGreaterThanOrEqual(waitMs * 0.9)
    expect(wait, JSON.stringify(forms[index])).toBeLessThan(Math.max(100_000, waitMs + 55_000))
  }
}

const faultsFor = (forms: Form[], instance: string, headers?: Record<string, string>) =>
  Object.fromEntries(
    forms.map((form, index) => [
      `GET ${accountOf(instance, index)}/v1/account`,
      inTurn(refusal(form, headers), refusal({ waitMs: 0, retryAfter: 3600, header: '3600' }, headers)),
    ]),
  )

test('N8 every form of Retry-After: kept, cut at the cap, or ignored', async ({ host, open, instance }) => {
  const faults = faultsFor(SAME_ORIGIN, instance)
  const server = await host({ '/': pageFor(SAME_ORIGIN, instance) }, { faults })
  await open(server.url, { script: FAST })
  await expectWaits(server, SAME_ORIGIN, instance)
})

test('N8 over CORS only the body can say it', async ({ host, open, instance }) => {
  const api = await host({}, { faults: faultsFor(OTHER_ORIGIN, instance, CORS) })
  const { url } = await host({ '/': pageFor(OTHER_ORIGIN, instance, api.url) })
  await open(url, { script: FAST })
  await expectWaits(api, OTHER_ORIGIN, instance)
})

test.for([-7_200_000, 7_200_000])(
  'T5 a date is read by the server’s clock, where the page’s is %i ms off',
  async (offMs, { host, open, instance }) => {
    const forms = [{ header: inAMinute, waitMs: 59_000 }]
    const server = await host({ '/': pageFor(forms, instance) }, { faults: faultsFor(forms, instance) })
    await open(server.url, { script: `${wrongClock(offMs)}; ${FAST}` })
    await expectWaits(server, forms, instance)
  },
)

/** A script for a page whose device is so far off. */
function wrongClock(offMs: number): string {
  return `{
    const Right = Date
    globalThis.Date = class extends Right {
      constructor(...parts) {
        super(...(parts.length === 0 ? [Right.now() + ${offMs}] : parts))
      }
      static now() {
        return Right.now() + ${offMs}
      }
    }
  }`
}
