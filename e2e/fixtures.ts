import { randomUUID } from 'node:crypto'
import { test as base, expect, type ConsoleMessage, type Page } from '@playwright/test'
import { steer, type Standing } from './billing.ts'
import { startHost, type Host } from './host.ts'

export { expect }

interface Fixtures {
  /** A name of its own for the simulated account of this test. */
  instance: string
  /** Opens the demo ATS on a scenario. */
  openDemo: (scenario?: string, options?: { page?: Page; query?: string }) => Promise<Page>
  /** Steers this test's simulated account, and answers where it stands then. */
  control: (scenario: string, command?: Record<string, unknown>) => Promise<Standing>
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

  control: async ({ instance }, use) => {
    await use((scenario, command) => steer({ url: demoUrl() }, `${scenario}@${instance}`, command))
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
