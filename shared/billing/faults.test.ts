/** The client against servers that misbehave on a real connection. */
import { setInterval } from 'node:timers'
import { expect, test, vi } from 'vitest'
import { createClient } from './client.ts'
import { failureOf } from './failure-of.fixture.ts'
import { startFaultServer } from './fault-server.fixture.ts'
import type { Hint } from './source.ts'

const JSON_HEADERS = { 'Content-Type': 'application/json' }
const BODY = JSON.stringify({
  id: 'acct-1',
  asOf: '2027-03-01T12:00:00Z',
  unit: { scale: 0 },
  balance: { available: 368 },
})

test('N3 nobody listens', async () => {
  const server = await startFaultServer(() => {})
  await server[Symbol.asyncDispose]()
  const client = createClient({ baseUrl: server.baseUrl })
  expect(await failureOf(() => client.account())).toMatchObject({ kind: 'unreachable' })
})

test('N4 a connection that is reset within the number gives no number', async () => {
  await using server = await startFaultServer((_request, response) => {
    response.writeHead(200, JSON_HEADERS)
    response.write(BODY.slice(0, BODY.indexOf('368') + 2), () => response.destroy())
  })
  const client = createClient({ baseUrl: server.baseUrl })
  expect(await failureOf(() => client.account())).toMatchObject({ kind: 'unreachable' })
})

test('N5 a server that never answers meets the deadline', async () => {
  let requests = 0
  await using server = await startFaultServer(() => {
    requests += 1
  })
  const client = createClient({ baseUrl: server.baseUrl, deadlineMs: 100 })
  expect(await failureOf(() => client.account())).toEqual({ kind: 'timeout' })
  expect(requests).toBe(1)
})

test('N6 the deadline is for the whole body, however busily it drips', async () => {
  let written = 0
  let isClosed = false
  await using server = await startFaultServer((_request, response) => {
    response.writeHead(200, JSON_HEADERS)
    const drip = setInterval(() => {
      response.write(BODY[written++] ?? ' ')
    }, 5)
    response.on('close', () => {
      clearInterval(drip)
      isClosed = true
    })
  })
  const client = createClient({ baseUrl: server.baseUrl, deadlineMs: 150 })
  expect(await failureOf(() => client.account())).toEqual({ kind: 'timeout' })
  expect(written).toBeGreaterThan(1)
  await vi.waitFor(() => expect(isClosed).toBe(true))
})

test('N15 a redirect to a sign-in page is not followed', async () => {
  const urls: (string | undefined)[] = []
  await using server = await startFaultServer((request, response) => {
    urls.push(request.url)
    response.writeHead(302, { Location: '/login' }).end()
  })
  const client = createClient({ baseUrl: server.baseUrl, getToken: () => 'secret' })
  expect(await failureOf(() => client.account())).toEqual({ kind: 'signed-out' })
  expect(urls).toEqual(['/v1/account'])
})

test('D19 an endless answer is cut off at 2 MB', async () => {
  const megabyte = ' '.repeat(2 ** 20)
  let sent = 0
  let isCut = false
  await using server = await startFaultServer((_request, response) => {
    response.writeHead(200, JSON_HEADERS)
    response.on('close', () => {
      isCut = true
    })
    const send = () => {
      if (isCut || sent === 20) return
      sent += 1
      response.write(megabyte, send)
    }
    send()
  })
  const client = createClient({ baseUrl: server.baseUrl })
  expect(await failureOf(() => client.account())).toEqual({ kind: 'malformed', debug: 'longer than 2097152 bytes' })
  await vi.waitFor(() => expect(isCut).toBe(true))
  expect(sent).toBeLessThan(20)
})

test('giving up ends the connection, and the call with the reason', async () => {
  let isClosed = false
  await using server = await startFaultServer((_request, response) => {
    response.on('close', () => {
      isClosed = true
    })
    giveUp.abort(new DOMException('left the page', 'AbortError'))
  })
  const giveUp = new AbortController()
  const client = createClient({ baseUrl: server.baseUrl })
  await expect(client.entries({}, { signal: giveUp.signal })).rejects.toThrow('left the page')
  await vi.waitFor(() => expect(isClosed).toBe(true))
})

test('the live stream comes over a real connection, signed in and resumed', async () => {
  const asked: unknown[] = []
  await using server = await startFaultServer(({ url, headers }, response) => {
    asked.push([url, headers.accept, headers.authorization, headers['last-event-id']])
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    response.end('id: 7\nevent: account.changed\ndata: {"n":8}\n\n')
  })
  const stop = new AbortController()
  const hints: Hint[] = []
  const watcher = {
    onHint(hint: Hint) {
      if (hints.push(hint) === 2) stop.abort()
    },
  }
  const client = createClient({ baseUrl: server.baseUrl, getToken: () => 'secret', stream: { baseMs: 1 } })
  await client.watch(watcher, stop.signal)
  expect(hints).toEqual([
    { kind: 'account.changed', n: 8 },
    { kind: 'account.changed', n: 8 },
  ])
  expect(asked).toEqual([
    ['/v1/events', 'text/event-stream', 'Bearer secret', undefined],
    ['/v1/events', 'text/event-stream', 'Bearer secret', '7'],
  ])
})

test('N18 a stream that goes silent without ending is opened again', async () => {
  let connections = 0
  await using server = await startFaultServer((_request, response) => {
    connections += 1
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    response.write(': hello\n\n')
  })
  const stop = new AbortController()
  const client = createClient({ baseUrl: server.baseUrl, stream: { silenceMs: 30, baseMs: 1 } })
  const watching = client.watch({ onHint: () => {} }, stop.signal)
  await vi.waitFor(() => expect(connections).toBeGreaterThan(2))
  stop.abort()
  await watching
})
