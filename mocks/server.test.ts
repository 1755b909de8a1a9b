import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startMockServer } from './server.ts'
import type { RunningMockServer } from './server.ts'

const SIGNED_IN = { Authorization: 'Bearer demo' }

let server: RunningMockServer
beforeAll(async () => {
  server = await startMockServer()
})
afterAll(() => server.close())

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${server.origin}/mock/${path}`, { headers: SIGNED_IN, ...init })
}

function post(path: string, body: unknown): Promise<Response> {
  return ask(path, { method: 'POST', body: JSON.stringify(body) })
}

describe('over real HTTP', () => {
  it('answers the account, confirms it with 304, and answers HEAD without a body', async () => {
    const first = await ask('healthy@http/v1/account')
    expect(await first.json()).toMatchObject({ id: 'acc-halden', balance: { available: 368 } })
    const headers = { ...SIGNED_IN, 'If-None-Match': first.headers.get('ETag') ?? '' }
    const again = await ask('healthy@http/v1/account', { headers })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const head = await ask('healthy@http/v1/account', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it('answers a preflight', async () => {
    const headers = { Origin: 'https://ats.example', 'Access-Control-Request-Method': 'GET' }
    const response = await ask('healthy@http/v1/account', { method: 'OPTIONS', headers })
    expect(response.status).toBe(204)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('https://ats.example')
  })

  it('carries a debit from the ATS to the balance', async () => {
    await post('healthy@debit/ats/actions', { action: 'reference-check' })
    expect(await (await ask('healthy@debit/v1/account')).json()).toMatchObject({ balance: { available: 363 } })
  })

  it('reads the demo cookie', async () => {
    const response = await ask('healthy@http/v1/account', { headers: { Cookie: 'credit-gauge-demo=mei' } })
    expect(await response.json()).toMatchObject({ viewer: { id: 'mei' } })
  })

  it('refuses a body larger than anybody needs', async () => {
    const response = await post('healthy@http/control', { do: 'x'.repeat(70_000) })
    expect(response.status).toBe(413)
  })

  it('fails the connection where the scenario is offline', async () => {
    await expect(ask('offline@http/v1/account')).rejects.toThrow('fetch failed')
  })

  it('says so when nothing is there', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    expect((await ask('healthy@http/v2/account')).status).toBe(404)
    expect(warn).toHaveBeenCalledWith('mock API: nothing answers GET /mock/healthy@http/v2/account')
    expect((await fetch(`${server.origin}/elsewhere`)).status).toBe(404)
  })
})

describe('live events over real HTTP', () => {
  it('arrive while the stream is open', async () => {
    const gone = new AbortController()
    const stream = await ask('healthy@live/v1/events', { signal: gone.signal })
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toContain(': connected')
    await post('healthy@live/ats/actions', { action: 'reference-check' })
    expect((await reader?.read())?.value).toContain('event: account.changed\ndata: {"n":2}')
    gone.abort()
  })

  it('are let go when the client leaves', async () => {
    const gone = new AbortController()
    await ask('healthy@leave/v1/events', { signal: gone.signal })
    expect(await streams('healthy@leave')).toBe(1)
    gone.abort()
    await expect.poll(() => streams('healthy@leave')).toBe(0)
  })

  it('break off like a lost connection when they are dropped', async () => {
    const stream = await ask('healthy@drop/v1/events')
    const reader = stream.body?.getReader()
    await reader?.read()
    await post('healthy@drop/control', { do: 'drop-streams' })
    await expect(reader?.read()).rejects.toThrow('terminated')
  })
})

it('survives a client that hangs up in the middle of its request', async () => {
  const { port } = new URL(server.origin)
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write('POST /mock/healthy/control HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"do"')
      socket.destroy()
    })
    socket.once('close', () => resolve())
  })
  expect((await ask('healthy@http/v1/account')).status).toBe(200)
})

it('rejects when its port is taken', async () => {
  const { port } = new URL(server.origin)
  await expect(startMockServer({ port: Number(port) })).rejects.toThrow('EADDRINUSE')
})

describe('the command', () => {
  it.each([
    [['--help'], 0, /^Usage: npm run mock-api/],
    [['--port', 'abc'], 2, /^--port takes a number from 0 .* to 65535, not "abc"\.$/],
    [['--port', '65536'], 2, /not "65536"\.$/],
    [['--prot', '1'], 2, /^Unknown option '--prot': --help lists the options\.$/],
  ])('explains itself after %s', async (args, code, said) => {
    const ended = await run(args)
    expect(ended.said).toMatch(said)
    expect(ended.code).toBe(code)
  })

  it('says in one sentence that its port is taken', async () => {
    const { port } = new URL(server.origin)
    expect(await run(['--port', port])).toEqual({
      code: 1,
      said: `Port ${port} is taken: choose another with --port.`,
    })
  })
})

/** Runs the server as a program that ends by itself. */
function run(args: string[]): Promise<{ code: number | null; said: string }> {
  const program = fileURLToPath(new URL('./server.ts', import.meta.url))
  const child = spawn(process.execPath, ['--experimental-strip-types', '--no-warnings', program, ...args])
  let said = ''
  const read = (text: string) => (said += text)
  child.stdout.setEncoding('utf8').on('data', read)
  child.stderr.setEncoding('utf8').on('data', read)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, said: said.trim() }))
  })
}

async function streams(instance: string): Promise<number> {
  const body: unknown = await (await post(`${instance}/control`, { do: 'set' })).json()
  return typeof body === 'object' && body && 'streams' in body ? Number(body.streams) : -1
}
