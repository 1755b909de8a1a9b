/** The demo ATS as its people use it: where things stand, and what the books of the account say. */
import type { Locator, Page } from '@playwright/test'
import * as v from 'valibot'
import { demoUrl, expect } from './fixtures.ts'

export const balance = (page: Page): Locator => page.getByRole('banner').getByRole('button', { name: /show details/ })

export const panel = (page: Page): Locator => page.locator('credit-panel')

/** The gate around one of the ATS's own buttons. */
export const gate = (page: Page, button: string | RegExp): Locator =>
  page.locator('credit-gate').filter({ has: page.locator('button', { hasText: button }) })

/** The button itself, also while it cannot be reached. */
export const gated = (page: Page, button: string | RegExp): Locator =>
  gate(page, button).locator('button', { hasText: button })

/** Settings → Account & Billing → Credits, by the links of the page. */
export async function openCreditsTab(page: Page): Promise<Locator> {
  await openSettings(page, 'Account & Billing')
  await page.getByRole('tab', { name: 'Credits', exact: true }).click()
  return panel(page)
}

export async function openSettings(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('main').getByRole('link', { name: place }).click()
  await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible()
}

/** One of the panel's own tabs. */
export async function openSection(page: Page, name: string): Promise<Locator> {
  await panel(page).getByRole('tab', { name, exact: true }).click()
  return panel(page).getByRole('tabpanel', { name })
}

export async function openCandidate(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Candidates' }).click()
  await page.getByRole('main').getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

const Row = v.object({
  id: v.string(),
  at: v.string(),
  type: v.string(),
  status: v.string(),
  description: v.string(),
  action: v.nullable(v.string()),
  amount: v.number(),
  balanceAfter: v.nullable(v.number()),
  actor: v.object({ name: v.nullable(v.string()) }),
  subject: v.nullable(v.object({ label: v.string() })),
  account: v.nullable(v.object({ name: v.nullable(v.string()) })),
  group: v.nullable(v.object({ label: v.string(), count: v.number(), credits: v.number() })),
})
const Rows = v.object({ data: v.array(Row), next: v.nullable(v.string()) })

/** A row of the books as the billing API tells it. */
export type BookRow = v.InferOutput<typeof Row>

/** Every row of an account, `<scenario>@<instance>`, the newest first. */
export async function readBooks(account: string, query: Record<string, string> = {}): Promise<BookRow[]> {
  const rows: BookRow[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const asked = new URLSearchParams({ ...query, limit: '1000', ...(cursor && { cursor }) })
    const answer = await fetch(new URL(`/mock/${account}/v1/entries?${asked}`, demoUrl()), {
      headers: { Authorization: 'Bearer demo' },
    })
    const page = v.parse(Rows, await answer.json())
    rows.push(...page.data)
    cursor = page.next
  }
  return rows
}

/** The tab that opens when somebody presses. */
export async function opening(page: Page, press: () => Promise<void>): Promise<Page> {
  const tab = page.context().waitForEvent('page')
  await press()
  return tab
}

/** Somebody does something that costs credits, elsewhere. */
export async function act(account: string, action: Record<string, unknown>): Promise<void> {
  const answer = await fetch(new URL(`/mock/${account}/ats/actions`, demoUrl()), {
    method: 'POST',
    body: JSON.stringify(action),
  })
  if (!answer.ok) throw new Error(`The action was refused: ${await answer.text()}`)
}
