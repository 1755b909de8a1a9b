/** Why the balance changed since the last look. */
import type { Page } from '@playwright/test'
import * as v from 'valibot'
import { steer } from './billing.ts'
import { answer, rewritten } from './faults.ts'
import type { Host } from './host.ts'
import { BAR, expect, Row, rowsOf, test } from './panel-page.ts'

const why = (page: Page) => page.getByRole('button', { name: 'Why?' })
const asked = ({ requests }: Host) => requests.filter((line) => line.endsWith('/entries')).length

/** The last look was so long ago that this is another visit. */
async function comeBackLater(page: Page): Promise<void> {
  await page.evaluate(() => {
    const name = Object.keys(localStorage).find((key) => key.endsWith(':look')) ?? ''
    const look = localStorage.getItem(name) ?? ''
    localStorage.setItem(name, look.replace(/"lookedAt":\d+/, `"lookedAt":${Date.now() - 3_600_000}`))
  })
  await page.reload()
}

test.describe('why did it change?', () => {
  test('the bar says by how much since the last look; the history is read when somebody asks', async ({ open }) => {
    const billing = await open({ elements: BAR })
    const { page } = billing
    const bar = page.getByRole('button', { name: /show details/ })
    await bar.click()
    await expect(page.getByRole('dialog')).toContainText('368')
    await expect
      .poll(() => page.evaluate(() => Object.keys(localStorage).some((key) => key.endsWith(':look'))))
      .toBe(true)
    await expect(why(page)).toHaveCount(0)
    await page.keyboard.press('Escape')
    await billing.use({ action: 'resume-parsing', quantity: 12, actor: 'jonas', subject: { label: 'Spring import' } })
    for (const actor of ['mei', 'amara', 'mei']) await billing.use({ action: 'reference-check', actor })
    await comeBackLater(page)
    await bar.click()
    await expect(page.getByText(/^−27 since \d/)).toBeVisible()
    expect(asked(billing)).toBe(0)
    await why(page).click()
    const causes = page.getByRole('list', { name: 'What changed the balance' }).getByRole('listitem')
    await expect(causes).toHaveText([
      /^Bulk.*Spring import−12Jonas Lindqvist · 12 rows$/,
      /^Reference check−10Mei Tanaka · 2 rows$/,
      /^Reference check−5Amara Okafor · 1 row$/,
    ])
    await expect(page.getByText('in no row')).toHaveCount(0)
    expect(asked(billing)).toBe(1)
  })

  test('D22 what the rows do not explain is said', async ({ open }) => {
    const billing = await open()
    const { page } = billing
    await expect(rowsOf(page).first()).toBeVisible()
    billing.faults['GET /entries'] = rewritten((text) => {
      const found = v.parse(v.looseObject({ data: v.array(Row) }), JSON.parse(text))
      return JSON.stringify({ ...found, data: found.data.filter(({ amount }) => amount !== -3) })
    })
    await steer(billing, billing.name, { do: 'debit', credits: 7 })
    await steer(billing, billing.name, { do: 'debit', credits: 3 })
    await expect(page.getByText(/^−10 since/)).toBeVisible()
    await why(page).click()
    await expect(page.getByText('−3 credits of the change: in no row of the history yet')).toBeVisible()
  })

  test('it follows what happens while it is open, and closes again', async ({ open }) => {
    const billing = await open()
    const { page } = billing
    await expect(rowsOf(page).first()).toBeVisible()
    await steer(billing, billing.name, { do: 'debit', credits: 7 })
    await why(page).click()
    await expect(page.getByRole('list', { name: 'What changed the balance' })).toContainText('−7')
    await steer(billing, billing.name, { do: 'credit', credits: 50 })
    await expect(page.getByText(/^\+43 since/)).toBeVisible()
    await expect(page.getByRole('list', { name: 'What changed the balance' })).toContainText('+50')
    await why(page).click()
    await expect(page.getByRole('list', { name: 'What changed the balance' })).toHaveCount(0)
  })

  test.describe('after a sign-out', () => {
    test.use({ expectedConsole: [/Failed to load resource/] })

    test('nothing is kept of what was seen', async ({ open }) => {
      const billing = await open()
      const { page } = billing
      await expect(rowsOf(page).first()).toBeVisible()
      const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => /:(look|row)$/.test(key)).length)
      await expect.poll(kept).toBe(2)
      billing.faults['GET /account'] = answer(401, {})
      await page.evaluate(() => document.querySelector('credit-panel')?.refresh())
      await expect.poll(kept).toBe(0)
    })
  })
})
