/** `dist/demo` on any static file server: a worker in the page answers as the billing API. */
import { expect, test } from './fixtures.ts'

test('the built demo works from a file server, below any folder', async ({ page, host }) => {
  const { url, requests } = await host({}, { withApi: false })
  await page.goto(`${url}/demo/?scenario=low`)
  const bar = page.getByRole('banner').locator('credit-balance')
  await expect(bar.getByRole('button', { name: /show details/ })).toContainText('86')
  await page.getByRole('link', { name: 'Inês Carvalho' }).click()
  await page.getByRole('button', { name: 'Request references' }).click()
  await expect(bar.getByRole('button', { name: /show details/ })).toContainText('81')
  expect(requests.filter((line) => line.includes('/mock/'))).toEqual([])
})
