/** Live updates over streams that do not behave. */
import { setTimeout as after } from 'node:timers'
import { bundleForPage } from '../bundle-for-page.ts'
import { fastClock } from '../fast-clock.ts'
import { answer, endedStream, inTurn, stream, timed } from '../faults.ts'
import type { Fault, Host } from '../host.ts'
import { hostPage } from '../host-page.ts'
import { SOON, PATIENT, gapsBetween, readsOf, steer } from '../billing.ts'
import { expect, expectBar, test } from './journey.ts'

const pageOf = (instance: string) => hostPage({ instance, configuration: `{ ${PATIENT} }` })

const EVENTS = { 'content-type': 'text/event-stream' }

/** Headers, and nothing of the body. */
const heldBack: Fault = ({ response }) => response.writeHead(200, EVENTS).flushHeaders()

const streamsOf = ({ requests }: Host) => requests.filter((line) => line.endsWith('/v1/events')).length

/** So long was the wait between connections, in milliseconds of a page that is `factor` times as fast. */
const waits = (server: Host, factor: number) => gapsBetween(server, '/v1/events').map((gap) => gap * factor)

test.for<[string, Fault]>([
  ['204', answer(204)],
  ['404', answer(404)],
  ['a page in HTML', answer(200, '<h1>Welcome</h1>', { 'content-type': 'text/html' })],
  ['a redirect', answer(302, '', { location: '/login' })],
])(
  'N17 a stream that answers %s is not asked for again, and the number is polled',
  async ([, fault], { host, open, instance }) => {
    const account = `healthy@${instance}`
    const server = await host({ '/': pageOf(account) }, { faults: { 'GET /events': fault } })
    const page = await open(server.url, { script: fastClock(60) })
    await expectBar(page, '368')
    await expect.poll(() => streamsOf(server), SOON).toBe(1)
    const before = readsOf(server, account)
    await steer(server, account, { do: 'debit', credits: 8 })
    await expect.poll(() => readsOf(server, account), SOON).toBeGreaterThan(before + 2)
    await expectBar(page, /^360 credits$/)
    expect(streamsOf(server)).toBe(1)
  },
)

test('N18 a stream that falls silent without an end is cut after 45 seconds, and opened again', async ({
  host,
  open,
  instance,
}) => {
  const stood: number[] = []
  const faults = { 'GET /events': inTurn(timed(stream(), stood), 'pass') }
  const server = await host({ '/': pageOf(`healthy@${instance}`) }, { faults })
  await open(server.url, { script: fastClock(30) })
  await expect.poll(() => streamsOf(server), SOON).toBe(2)
  expect(waits(server, 30)[0]).toBeGreaterThan(40_000)
  expect(stood).toHaveLength(1)
  expect((stood[0] ?? 0) * 30).toBeLessThan(68_000)
  await expect.poll(() => server.openCount(/\/events$/), SOON).toBe(1)
  expect(await steer(server, `healthy@${instance}`)).toMatchObject({ streams: 1 })
})

test('N19 streams that end as soon as they are open are opened ever more slowly', async ({ host, open, instance }) => {
  const faults = { 'GET /events': endedStream() }
  const server = await host({ '/': pageOf(`healthy@${instance}`) }, { faults })
  await open(server.url, { script: `${fastClock(30)}; Math.random = () => 0.999` })
  await expect.poll(() => streamsOf(server), SOON).toBe(7)
  for (const attempt of [2, 3, 4, 5]) expect(waits(server, 30)[attempt]).toBeGreaterThan(700 * 2 ** attempt)
})

test.for([
  { retry: '0', factor: 10, least: 900, most: 60_000 },
  { retry: '99999999', factor: 100, least: 290_000, most: 420_000 },
  { retry: '240000x', factor: 100, least: 0, most: 120_000 },
])('N20 retry: $retry', async ({ retry, factor, least, most }, { host, open, instance }) => {
  const faults = { 'GET /events': inTurn(endedStream(`retry: ${retry}\n\n`), stream()) }
  const server = await host({ '/': pageOf(`healthy@${instance}`) }, { faults })
  await open(server.url, { script: `${fastClock(factor)}; Math.random = () => 0` })
  await expect.poll(() => streamsOf(server), SOON).toBeGreaterThan(1)
  const [wait] = waits(server, factor)
  expect(wait).toBeGreaterThanOrEqual(least)
  expect(wait).toBeLessThan(most)
})

test('N23 behind a proxy that holds the stream back the number is polled, and the stream is tried again', async ({
  host,
  open,
  instance,
}) => {
  const account = `healthy@${instance}`
  const server = await host({ '/': pageOf(account) }, { faults: { 'GET /events': heldBack } })
  const page = await open(server.url, { script: fastClock(60) })
  await expectBar(page, '368')
  await expect.poll(() => streamsOf(server), SOON).toBe(1)
  await steer(server, account, { do: 'debit', credits: 8 })
  await expectBar(page, /^360 credits$/)
  await expect.poll(() => streamsOf(server), SOON).toBe(3)
  for (const wait of waits(server, 60)) expect(wait).toBeGreaterThan(40_000)
})

/** Byte order mark, all three ends of a line, comments in other scripts, an id with NUL and one that no header carries. */
const TROUBLE = [
  '\uFEFF: é 漢 🏳️‍🌈\r\n\r\n',
  'id: 1\revent: account.changed\rdata: {"n":5}\r\r',
  'id: 2\nevent: top-up.changed\r\ndata: {"id":"tüp-🧾"}\n\r\n',
  'id: 3\0\nevent: entries.changed\ndata\n\n',
  'id: ü\r\nevent: resync\r\ndata:\r\n\r\n',
].join('')

const HEARD = {
  hints: [
    { kind: 'account.changed', n: 5 },
    { kind: 'top-up.changed', id: 'tüp-🧾' },
    { kind: 'entries.changed' },
    { kind: 'resync' },
  ],
  ids: ['1', '2'],
}

test.for([1, 2, 3, 1000])('N21 events are the same in pieces of %i bytes', async (size, { host, open, instance }) => {
  const inPieces: Fault = ({ response }) => {
    const bytes = Buffer.from(TROUBLE)
    response.writeHead(200, EVENTS)
    response.socket?.setNoDelay(true)
    const send = (from: number) => {
      if (from >= bytes.length || response.destroyed) return
      response.write(bytes.subarray(from, from + size), () => void after(() => send(from + size), 1))
    }
    send(0)
  }
  const script = await bundleForPage('e2e/both/client-in-page.ts')
  const pages = { '/': '<!doctype html><title>Client</title>', '/client.js': script }
  const server = await host(pages, { faults: { 'GET /events': inPieces } })
  const page = await open(server.url)
  const listening = `import('/client.js').then(({ listen }) => listen('/mock/healthy@${instance}/v1', 4))`
  expect(await page.evaluate(listening)).toEqual(HEARD)
})
