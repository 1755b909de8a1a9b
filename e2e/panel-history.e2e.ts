/** The rows in the panel. */
import * as v from 'valibot'
import { rewritten } from './faults.ts'
import { expect, rowsOf, sumOf, test } from './panel-page.ts'

test('a wide panel has columns, a narrow one has lines, and the page never scrolls sideways', async ({ open }) => {
  const { page } = await open()
  await page.setViewportSize({ width: 1280, height: 900 })
  await expect(rowsOf(page).first()).toBeVisible()
  for (const name of ['Date', 'Type', 'Description', 'Credits', 'Balance after'])
    await expect(page.locator('.cg-history-columns')).toContainText(name)
  for (const width of [768, 360]) {
    await page.setViewportSize({ width, height: 900 })
    await expect(rowsOf(page).first()).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  }
  await expect(page.locator('.cg-history-columns')).toBeHidden()
})

test('rows come in while it is open, and are marked as new at the next look', async ({ open }) => {
  const billing = await open()
  const { page } = billing
  await expect(rowsOf(page).first()).toBeVisible()
  await billing.use({ action: 'reference-check', actor: 'mei', subject: { label: 'Ngozi Adeyemi' } })
  await expect(rowsOf(page).first()).toContainText('Ngozi Adeyemi')
  await expect(sumOf(page)).not.toContainText('since you last looked')
  await page.goto('about:blank')
  await billing.use({ action: 'reference-check', actor: 'mei', subject: { label: 'Tomasz Wójcik' } })
  await page.goto(billing.url)
  await expect(sumOf(page)).toContainText('1 new row since you last looked')
})

test('D13 D21 a cursor that points to itself and ids that come twice leave each row once, and an end', async ({
  open,
}) => {
  const twice = rewritten((text) => {
    const page = v.parse(v.looseObject({ data: v.array(v.unknown()) }), JSON.parse(text))
    return JSON.stringify({ ...page, data: [...page.data, ...page.data], next: 'before-1', total: null })
  })
  const { page, requests } = await open({ faults: { 'GET /entries': twice } })
  await expect(rowsOf(page).first()).toBeVisible()
  await page.getByRole('combobox', { name: 'Period' }).selectOption('90')
  await expect(page.getByText('Nothing older')).toBeAttached()
  // While the longer period is read, the rows are gone and the end of the shorter one may still stand.
  await expect(rowsOf(page).first()).toHaveAttribute('aria-setsize', /^([1-9]|[1-5]\d|6[01])$/)
  expect(requests.filter((line) => line.endsWith('/entries')).length).toBeLessThan(8)
})
