import { afterEach, beforeAll, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { define } from '../define.ts'
import { fakeSource } from '../source.fixture.ts'

beforeAll(async () => {
  define()
  await customElements.whenDefined('credit-panel')
})

afterEach(() => document.body.replaceChildren())

test('alerts are read anew when the unit gets another step, and nothing typed in the old one is left', async () => {
  const source = fakeSource({ features: { alerts: 'write' }, unit: { scale: 0 } })
  let scale = 0
  source.alerts = async () => ({
    body: {
      accountId: source.facts.id,
      scale,
      data: [{ id: 'few', at: { credits: 20 * 10 ** scale }, channels: ['email'], enabled: true }],
    },
    tag: null,
  })
  source.saveAlerts = () => Promise.reject(new Error('not asked for'))
  const panel = document.createElement('credit-panel')
  panel.source = source
  panel.setAttribute('locale', 'en-GB')
  document.body.append(panel)
  await expect.element(page.getByRole('tab', { name: 'Alerts' }), { timeout: 10_000 }).toBeVisible()
  await page.getByRole('tab', { name: 'Alerts' }).click()
  await page.getByRole('spinbutton').fill('40')
  scale = 2
  Object.assign(source.facts, { available: 36800, allowance: 50000, unit: { scale }, version: 2 })
  await panel.refresh()
  await expect.poll(() => page.getByRole('spinbutton').query()).toHaveProperty('value', '20.00')
})
