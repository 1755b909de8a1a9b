/** Broken networks and servers, as a stranger's page meets them. */
import { hostPage } from '../host-page.ts'
import { answer, cutAfter } from '../faults.ts'
import { fastClock } from '../fast-clock.ts'
import { expect, expectBar, test } from './journey.ts'

const reads = (requests: string[]) => requests.filter((line) => line.endsWith('/v1/account')).length

test('N4 a connection that is reset within the number shows no number', async ({ host, open, instance }) => {
  const page = hostPage({ instance: `healthy@${instance}` })
  const { url } = await host({ '/': page }, { faults: { 'GET /account': cutAfter('{"balance":{"available":36') } })
  await expectBar(await open(url), /^—.*No connection/)
})

test('N11 401 for ever: two requests, and the way to sign in again', async ({ host, open, instance }) => {
  const server = await host({ '/': hostPage({ instance: `healthy@${instance}` }) }, { faults: { '*': answer(401) } })
  const page = await open(server.url, { script: fastClock(30) })
  await expectBar(page, /^—.*Signed out/)
  expect(reads(server.requests)).toBe(2)
})
