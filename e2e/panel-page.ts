/** A page of a host with the panel or the bar, signed in, and what its billing API has. */
import type { Page } from '@playwright/test'
import * as v from 'valibot'
import { test as base } from './fixtures.ts'
import type { Faults, Host } from './host.ts'

export { expect } from './fixtures.ts'

export const Row = v.looseObject({
  id: v.string(),
  type: v.string(),
  amount: v.number(),
  balanceAfter: v.nullable(v.number()),
  description: v.string(),
  actor: v.object({ name: v.nullable(v.string()) }),
  subject: v.nullable(v.object({ label: v.string() })),
})
export type Row = v.InferOutput<typeof Row>
const Rows = v.object({ data: v.array(Row), next: v.nullable(v.string()) })

interface Billing extends Host {
  page: Page
  name: string
  /** Uses an action, as the ATS does. */
  use(action: Record<string, unknown>): Promise<void>
  /** All rows that the API has for a query. */
  read(query?: Record<string, string>): Promise<Row[]>
}

interface Fixtures {
  /** Opens a page of a host with these elements, signed in. */
  open: (options?: { scenario?: string; faults?: Faults; elements?: string }) => Promise<Billing>
}

const PANEL = '<credit-panel></credit-panel>'
export const BAR = '<credit-balance></credit-balance>'

export const test = base.extend<Fixtures>({
  open: async ({ page, host, instance }, use) => {
    await use(async ({ scenario = 'healthy', faults = {}, elements = PANEL } = {}) => {
      const name = `${scenario}@${instance}`
      const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title></head><body>${elements}
        <script>for (const element of document.querySelectorAll('credit-panel, credit-balance')) {
          element.setAttribute('api-base', '/mock/${name}/v1')
          element.setAttribute('account', 'acc-halden')
          element.getToken = () => 'demo'
        }</script><script type="module" src="/widget/credit-gauge.js"></script></body></html>`
      const running = await host({ '/': html }, { faults })
      await page.goto(running.url)
      return Object.assign(running, {
        page,
        name,
        use: async (action: Record<string, unknown>) => {
          await fetch(`${running.url}/mock/${name}/ats/actions`, { method: 'POST', body: JSON.stringify(action) })
        },
        read: (query: Record<string, string> = {}) => readAll(`${running.url}/mock/${name}/v1/entries`, query),
      })
    })
  },
})

async function readAll(address: string, query: Record<string, string>): Promise<Row[]> {
  const rows: Row[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const asked = new URLSearchParams({ ...query, limit: '1000', ...(cursor && { cursor }) })
    const found = await fetch(`${address}?${asked}`, { headers: { Authorization: 'Bearer demo' } })
    const page = v.parse(Rows, await found.json())
    rows.push(...page.data)
    cursor = page.next
  }
  return rows
}

export const rowsOf = (page: Page) => page.getByRole('feed', { name: 'Credit history' }).getByRole('article')
export const sumOf = (page: Page) => page.locator('.cg-history-sum')
