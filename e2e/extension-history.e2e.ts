/** Who spent what: the popup's history, by mouse and by keyboard, held against what the API says. */
import type { Locator, Page } from '@playwright/test'
import * as v from 'valibot'
import { expect, test, type Billing } from './extension-fixtures.ts'
import { number, press, streams } from './extension/pages.ts'

const feed = (popup: Page): Locator => popup.getByRole('feed', { name: 'Credit history' })
const rows = (popup: Page): Locator => feed(popup).getByRole('article')
const sum = (popup: Page): Locator => popup.locator('.cg-history-sum')

/** Uses an action, as the ATS does. */
async function use({ host, instance }: Billing, action: Record<string, unknown>): Promise<void> {
  const body = JSON.stringify(action)
  await fetch(`${host.url}/mock/${instance}/ats/actions`, { method: 'POST', body })
}

const Rows = v.object({ data: v.array(v.unknown()) })

/** How many rows the API has for a query. */
async function countRows({ apiBase }: Billing, query: Record<string, string>): Promise<number> {
  const answer = await fetch(`${apiBase}/entries?${new URLSearchParams({ limit: '1000', ...query })}`, {
    headers: { Authorization: 'Bearer demo' },
  })
  return v.parse(Rows, await answer.json()).data.length
}

test('each row says what it was, for whom, by whom and when, what it cost and what was left', async ({
  extension,
  billing,
}) => {
  await extension.connect(billing.apiBase)
  await use(billing, { action: 'reference-check', actor: 'mei', subject: { label: 'Ngozi Adeyemi' } })
  const popup = await extension.open('popup')
  const row = rows(popup).first()
  await expect(row).toContainText('Ngozi Adeyemi')
  for (const text of ['−5', '− Used', 'Reference check', 'Mei Tanaka', 'Balance after: 363'])
    await expect(row).toContainText(text)
  await expect(feed(popup).locator('.cg-day').first()).toHaveText('Today')
})

test('a bulk run is one row until it is opened, and Esc closes it', async ({ extension, billing }) => {
  await extension.connect(billing.apiBase)
  const subject = ['Zenobia', 'Xaver', 'Wilhelmina'].map((label) => ({ label }))
  await use(billing, { action: 'resume-parsing', quantity: 3, actor: 'amara', subject })
  const popup = await extension.open('popup')
  const run = popup.getByRole('button', { name: /^Bulk résumé parsing/ }).first()
  await expect(rows(popup).first()).toContainText('−3')
  await expect(rows(popup).first()).toContainText('3 rows')
  await expect(popup.getByText('Wilhelmina')).toBeHidden()
  await rows(popup).first().focus()
  await popup.keyboard.press('Enter')
  await expect(run).toHaveAttribute('aria-expanded', 'true')
  for (const name of ['Zenobia', 'Xaver', 'Wilhelmina'])
    await expect(rows(popup).filter({ hasText: name })).toHaveCount(1)
  await popup.keyboard.press('Escape')
  await expect(run).toHaveAttribute('aria-expanded', 'false')
  await expect(popup.getByText('Wilhelmina')).toBeHidden()
})

test('filters by type, action, person, period and text show what the API has for them, and clear again', async ({
  extension,
  billing,
}) => {
  await extension.connect(billing.apiBase)
  const popup = await extension.open('popup')
  await expect(sum(popup)).toHaveText(/credits used/)
  const all = await sum(popup).textContent()
  await press(popup, 'Filters')
  const narrowed: [name: string, value: string, query: Record<string, string>, all: RegExp][] = [
    ['Type', 'refund', { type: 'refund' }, /Refunded/],
    ['Action', 'ai-questions', { action: 'ai-questions' }, /AI question generation/],
    ['Person', 'mei', { actor: 'mei' }, /Mei Tanaka/],
  ]
  for (const [name, value, query, pattern] of narrowed) {
    await popup.getByRole('combobox', { name }).selectOption(value)
    await expect(sum(popup)).not.toHaveText(all ?? '')
    const texts = await rows(popup).allTextContents()
    expect(texts.length, name).toBeGreaterThan(0)
    expect(texts.filter((text) => !pattern.test(text))).toEqual([])
    expect(billing.host.seen.findLast(({ line }) => line.endsWith('/entries'))?.url).toContain(
      `${new URLSearchParams(query)}`,
    )
    await press(popup, 'Clear filters')
    await expect(sum(popup)).toHaveText(all ?? '')
  }
  await popup.getByRole('combobox', { name: 'Period' }).selectOption('7')
  await expect(sum(popup)).not.toHaveText(all ?? '')
  await popup.getByRole('combobox', { name: 'Period' }).selectOption('all')
  await popup.getByRole('combobox', { name: 'Type' }).selectOption('refund')
  await expect(rows(popup)).toHaveCount(await countRows(billing, { type: 'refund' }))
  await popup.getByRole('searchbox').fill('nobody has ever written this')
  await expect(popup.getByText('Nothing matches')).toBeVisible()
  await popup.getByRole('button', { name: 'Clear filters' }).last().click()
  await expect(sum(popup)).toHaveText(all ?? '')
})

test('U7 by keyboard alone: / searches, arrows walk the rows, Esc clears, and arrows change the tab', async ({
  extension,
  billing,
}) => {
  await extension.connect(billing.apiBase)
  const popup = await extension.open('popup')
  await expect(rows(popup).first()).toBeVisible()
  const search = popup.getByRole('searchbox', { name: 'Search the history' })
  await popup.keyboard.press('/')
  await expect(search).toBeFocused()
  await popup.keyboard.type('address bounced')
  await expect(rows(popup)).toHaveCount(await countRows(billing, { q: 'address bounced' }))
  await expect(search).toHaveValue('address bounced')
  await popup.keyboard.press('Escape')
  await expect(search).toHaveValue('')
  await expect.poll(() => rows(popup).count()).toBeGreaterThan(3)
  await rows(popup).first().focus()
  await popup.keyboard.press('ArrowDown')
  await popup.keyboard.press('ArrowDown')
  await expect(popup.locator('article:focus')).toHaveAttribute('aria-posinset', '3')
  await popup.keyboard.press('End')
  const last = popup.locator('article:focus')
  await expect(last).toBeInViewport()
  await expect(last).toHaveAttribute('aria-posinset', (await last.getAttribute('aria-setsize')) ?? '')
  await popup.getByRole('tab', { name: 'History' }).focus()
  await popup.keyboard.press('ArrowRight')
  await expect(popup.getByRole('tab', { name: 'Alerts' })).toHaveAttribute('aria-selected', 'true')
  await popup.keyboard.press('ArrowLeft')
  await expect(rows(popup).first()).toBeVisible()
})

test('what came since the last look is counted and marked, until it was looked at', async ({ extension, billing }) => {
  const id = await extension.connect(billing.apiBase)
  const looked = () => extension.evaluate<unknown>(`chrome.storage.local.get('last-look:${id}')`)
  const first = await extension.open('popup')
  await expect(rows(first).first()).toBeVisible()
  await expect(sum(first)).not.toContainText('since you last looked')
  await expect.poll(looked).not.toEqual({})
  const before = await looked()
  await first.close()
  for (const credits of [2, 3]) await billing.steer({ do: 'debit', credits })
  const second = await extension.open('popup')
  await expect(sum(second)).toContainText('2 new rows since you last looked')
  await expect(rows(second).getByText('New', { exact: true })).toHaveCount(2)
  await expect.poll(looked).not.toEqual(before)
  await second.close()
  const third = await extension.open('popup')
  await expect(rows(third).first()).toContainText('Debit by hand')
  await expect(sum(third)).not.toContainText('since you last looked')
})

test('new rows arrive while the history is open, without a click', async ({ extension, billing }) => {
  await extension.connect(billing.apiBase)
  const popup = await extension.open('popup')
  await expect.poll(() => streams(billing)).toBe(1)
  await billing.steer({ do: 'debit', credits: 7, description: 'Fresh from the server' })
  await expect(rows(popup).first()).toContainText('Fresh from the server')
  await expect(number(popup, '361')).toBeVisible()
})

test.describe('a history of 100,000 entries', () => {
  test.use({ scenario: 'huge-history' })

  test('D12 flung through 5,000 of them: at most 600 nodes, and no view without rows', async ({
    extension,
    billing,
  }) => {
    await extension.connect(billing.apiBase)
    const popup = await extension.open('popup')
    await expect(rows(popup).first()).toBeVisible()
    const flung = await popup.evaluate(async () => {
      const list = document.querySelector('.cg-history-list')
      if (!list) throw new Error('There is no list.')
      const seen = { nodes: 0, blank: 0, frames: 0 }
      const last = () => Number(list.querySelector('article:last-of-type')?.getAttribute('aria-posinset'))
      while (last() < 5000) {
        list.scrollTop += 5 * list.clientHeight
        // Drawn in the next frame, seen in the one after.
        for (const _ of [1, 2]) await new Promise((resolve) => void requestAnimationFrame(resolve))
        seen.frames += 1
        seen.nodes = Math.max(seen.nodes, document.querySelectorAll('*').length)
        const { left, top, width, height } = list.getBoundingClientRect()
        const isBlank = [0.1, 0.5, 0.9].some(
          (part) =>
            !document
              .elementFromPoint(left + width / 2, top + height * part)
              ?.closest('.cg-history-row, .cg-history-end'),
        )
        if (isBlank) seen.blank += 1
      }
      return seen
    })
    expect(flung.frames).toBeGreaterThan(30)
    expect(flung.nodes).toBeLessThanOrEqual(600)
    expect(flung.blank).toBe(0)
  })
})

test.describe('names that are markup', () => {
  test.use({ scenario: 'long-names' })

  test('X9 they are text on every page', async ({ extension, billing }) => {
    await extension.connect(billing.apiBase)
    for (const name of ['popup', 'options', 'export', 'welcome'] as const) {
      const page = await extension.open(name)
      page.on('dialog', () => expect('a script of the server').toBe('never run'))
      if (name === 'popup') {
        await page.getByRole('searchbox').fill('Kulanzgutschrift')
        await expect(rows(page).first()).toContainText('<img src=x onerror=alert(1)>')
      }
      await expect(page.locator('img[src="x"], bdi b')).toHaveCount(0)
    }
  })
})

test.describe('who may not see the history', () => {
  test.use({ scenario: 'no-history-permission' })

  test('N12 is told which right is missing and who grants it; the balance stays', async ({ extension, billing }) => {
    await extension.connect(billing.apiBase)
    const popup = await extension.open('popup')
    await expect(number(popup, '368')).toBeVisible()
    await expect(popup.getByText('You may not see the credit history')).toBeVisible()
    await expect(popup.getByText('Who can help')).toBeVisible()
    expect(billing.host.requests.filter((line) => line.endsWith('/entries'))).toEqual([])
  })
})
