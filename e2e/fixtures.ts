import { randomUUID } from 'node:crypto'
import { test as base, expect, type ConsoleMessage, type Page } from '@playwright/test'
import * as v from 'valibot'
import { startHost, type Host } from './host.ts'

export { expect }

const Standing = v.object({
  available: v.nullable(v.number()),
  streams: v.number(),
  topUps: v.array(v.object({ id: v.string(), kind: v.string(), status: v.string(), credits: v.number() })),
})
type Standing = v.InferOutput<typeof Standing>

/** Changes nothing: for tests that only want to know where the account stands. */
export const LOOK = { do: 'set' }

interface Fixtures {
  /** A name of its own for the simulated account of this test. */
  instance: string
  /** Opens the demo ATS on a scenario. */
  openDemo: (scenario?: string, options?: { page?: Page; query?: string }) => Promise<Page>
  /** Steers this test's simulated account, and answers where it stands then. */
  control: (scenario: string, command: Record<string, unknown>) => Promise<Standing>
  /** Starts a stranger's web server with these pages. */
  host: typeof startHost
  /** Console messages that this test expects; every other error or warning fails it. */
  expectedConsole: RegExp[]
  consoleGuard: void
}

export const test = base.extend<Fixtures>({
  instance: async ({}, use) => use(randomUUID().slice(0, 8)),

  openDemo: async ({ page, instance }, use) => {
    await use(async (scenario = 'healthy', options = {}) => {
      const target = options.page ?? page
      await target.goto(`${demoUrl()}?scenario=${scenario}&instance=${instance}${options.query ?? ''}`)
      return target
    })
  },

  control: async ({ request, instance }, use) => {
    await use(async (scenario, command) => {
      const answer = await request.post(`${demoUrl()}mock/${scenario}@${instance}/control`, { data: command })
      expect(answer.ok(), await answer.text()).toBe(true)
      return v.parse(Standing, await answer.json())
    })
  },

  host: async ({}, use) => {
    const running: Host[] = []
    await use(async (pages, options) => {
      const host = await startHost(pages, options)
      running.push(host)
      return host
    })
    await Promise.all(running.map((host) => host.stop()))
  },

  expectedConsole: async ({}, use) => use([]),

  consoleGuard: [
    async ({ context, expectedConsole }, use) => {
      const noise: string[] = []
      context.on('console', (message) => {
        if (isNoise(message) && !expectedConsole.some((pattern) => pattern.test(message.text())))
          noise.push(`${message.type()}: ${message.text()}`)
      })
      context.on('weberror', (error) => noise.push(`uncaught: ${error.error().stack}`))
      context.on('response', (response) => {
        if (response.status() === 404 && response.url().includes('/mock/'))
          noise.push(`no mock answers ${response.url()}`)
      })
      await use()
      expect(noise).toEqual([])
    },
    { auto: true },
  ],
})

export function demoUrl(): string {
  const url = process.env['DEMO_URL']
  if (!url) throw new Error('The demo is not running: the global set-up starts it.')
  return url
}

function isNoise(message: ConsoleMessage): boolean {
  return message.type() === 'error' || message.type() === 'warning'
}
