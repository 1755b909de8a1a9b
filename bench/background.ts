/** W1: what an hour costs in which nothing happens: how often the background is woken, and what comes over the network. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startExtension } from '../e2e/extension-fixtures.ts'
import { createMockMiddleware } from '../mocks/server.ts'
import type { Result } from './result.ts'

/** As often as the default interval of five minutes comes in an hour. */
const POLLS = 12
const MAX_BODY_BYTES = 300

export async function run(): Promise<Result[]> {
  const profile = mkdtempSync(join(tmpdir(), 'background-bench-'))
  const bodies: number[] = []
  const api = await serve((bytes) => bodies.push(bytes))
  const running = await startExtension('dist/chrome', profile, () => {})
  const { driver } = running
  try {
    const id = await driver.connect(`${api.origin}/mock/healthy@bench/v1`)
    const [first = Number.NaN] = bodies.splice(0)
    const alarms = await driver.evaluate<{ periodInMinutes: number }[]>('chrome.alarms.getAll()')
    const wakeUps = alarms.reduce((sum, { periodInMinutes }) => sum + 60 / periodInMinutes, 0)
    const pollSeconds = await driver.evaluate<number | null>(
      `chrome.storage.local.get('credit:${id}').then((all) => all['credit:${id}'].answer.json.pollSeconds ?? null)`,
    )
    for (let poll = 1; poll <= POLLS; poll += 1) {
      await driver.stopWorker()
      await driver.ring(id)
      while (bodies.length < poll) await new Promise((resolve) => setTimeout(resolve, 50))
    }
    const polls = pollSeconds === null ? POLLS : 3600 / pollSeconds
    return [
      { name: 'W1 wake-ups in an idle hour', value: wakeUps, unit: '', limit: { atMost: polls } },
      {
        name: `W1 largest body of ${POLLS} polls`,
        value: Math.max(...bodies),
        unit: 'bytes',
        limit: { atMost: MAX_BODY_BYTES },
      },
      { name: `W1 requests for ${POLLS} polls`, value: bodies.length, unit: '', limit: { atMost: POLLS } },
      { name: 'W1 body of the first answer', value: first, unit: 'bytes' },
    ]
  } finally {
    await running.close()
    await api.stop()
    rmSync(profile, { recursive: true, force: true })
  }
}

/** The simulated API; tells the length of each body of a balance. */
async function serve(onBody: (bytes: number) => void): Promise<{ origin: string; stop(): Promise<void> }> {
  const mock = createMockMiddleware()
  const server = createServer((request, response) => {
    if (request.url?.endsWith('/account')) countBody(response, onBody)
    mock(request, response, () => response.writeHead(404).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server did not get a port.')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function countBody(response: ServerResponse, onBody: (bytes: number) => void): void {
  let bytes = 0
  const write = response.write.bind(response)
  response.write = (chunk: unknown, ...rest: unknown[]) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) bytes += Buffer.byteLength(chunk)
    return Boolean(Reflect.apply(write, response, [chunk, ...rest]))
  }
  response.on('close', () => onBody(bytes))
}
