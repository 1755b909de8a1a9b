/**
 * `npm run dev:extension [-- SCENARIO]`: builds the extension, starts the simulated billing API, and opens a Chromium in
 * which the extension is connected to a scenario. A change of the source is built and loaded at once.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import type { Connection } from '../extension/connection.ts'
import type { SignIn } from '../extension/vault.ts'
import { endUnheard } from '../mocks/command-line.ts'
import type { Scenario } from '../mocks/scenario.ts'
import { findScenario, scenarios } from '../mocks/scenarios.ts'
import { startMockServer } from '../mocks/server.ts'
import { loadExtension, openChromium } from './chromium-with-extension.ts'
import { watchExtension } from './watch-extension.ts'

const USAGE = `Usage: npm run dev:extension [-- [SCENARIO] [--headless] [--port N]]

Opens a Chromium with the extension in it, connected to a scenario of the simulated billing API.

  SCENARIO    One of those below. Default: low
  --headless  Without a window: prints what the popup shows, for tests
  --port N    The port of the billing API; 0 takes any free one. Default: 0

${listScenarios()}`

let isStopping = false
const { scenario, headless, port } = readOptions()
if (!headless && process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
  endWith(1, 'There is no screen to open a window on. Run it on a desktop, under xvfb-run, or with --headless.')

const folder = mkdtempSync(join(tmpdir(), 'credit-gauge-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
const api = await startMockServer({ port }).catch((error: unknown) => endUnheard(port, error))
const apiBase = `${api.origin}/mock/${scenario.name}/v1`
const watcher = await watchExtension(folder)
const context = await openChromium({ headless })
context.once('close', () => void stop())
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
console.log(greeting(await load()))
watcher.onRebuilt(async () => {
  await load()
  console.log('  Built and loaded anew.')
})

/** Connects as a person would who pasted a token, and opens the popup in a tab. Answers its address. */
async function load(): Promise<string> {
  const background = await loadExtension(context, folder)
  const id = 'dev'
  const signIn: SignIn = { kind: 'token', token: 'demo' }
  const connection: Connection = {
    id,
    name: scenario.title,
    apiBase,
    auth: 'token',
    accountId: null,
    clientId: null,
    isManaged: false,
  }
  // The items of `extension/vault.ts` and `extension/connection.ts`: the sign-in first, it is needed at once.
  await background.evaluate(`chrome.storage.session.set(${JSON.stringify({ [`sign-in:${id}`]: signIn })})`)
  await background.evaluate(`chrome.storage.local.set(${JSON.stringify({ connections: [connection] })})`)
  const popup = new URL('/extension/popup/index.html', background.url()).href
  const page = await context.newPage()
  await page.goto(popup)
  if (headless) console.log(`  The popup shows: ${await readText(page)}`)
  return popup
}

/** What stands in a page once it has a number to show. */
async function readText(page: Page): Promise<string> {
  const body = page.locator('body')
  await body.filter({ hasText: /\d/ }).waitFor()
  return (await body.innerText()).replaceAll(/\s+/g, ' ')
}

async function stop(): Promise<void> {
  if (isStopping) return
  isStopping = true
  await Promise.all([context.close(), watcher.close(), api.close()])
  process.exit()
}

function readOptions(): { scenario: Scenario; headless: boolean; port: number } {
  const { values, positionals } = parse()
  if (values.help) endWith(0, USAGE)
  const [name = 'low', ...more] = positionals
  const found = more.length === 0 ? findScenario(name) : undefined
  if (!found) endWith(2, `No such scenario: ${positionals.join(' ')}. There are:\n\n${listScenarios()}`)
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535)
    endWith(2, `--port takes a number from 0 (any free port) to 65535, not "${values.port}".`)
  return { scenario: found, headless: values.headless, port: Number(values.port) }
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        headless: { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    return endWith(2, `${error instanceof Error ? error.message.split('. ')[0] : ''}: --help lists the options.`)
  }
}

function endWith(code: number, text: string): never {
  console[code === 0 ? 'log' : 'error'](text)
  process.exit(code)
}

function listScenarios(): string {
  const width = Math.max(...scenarios.map(({ name }) => name.length))
  return scenarios.map(({ name, means }) => `  ${name.padEnd(width)}  ${means}`).join('\n')
}

function greeting(popup: string): string {
  const control = `${api.origin}/mock/${scenario.name}/control`
  return `
  The extension is connected to “${scenario.name}”: ${scenario.means}

  Its popup is in a tab: ${popup}
  It is also behind the puzzle piece in the toolbar: pin it there to see the badge.
  Settings, and signing in as people do: ${new URL('../options/index.html', popup).href}

  To use credits:   curl -d '{"do": "debit", "credits": 10}' ${control}
  To begin anew:    curl -d '{"do": "reset"}' ${control}
  Another scenario: npm run dev:extension -- empty   (--help lists them)

  A change of the source is built and loaded at once. Stop with Ctrl+C.
`
}
