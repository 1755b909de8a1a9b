import { afterEach, expect, test, vi } from 'vitest'
import type { UsageQuery } from '../../shared/billing/source.ts'
import { wireUsage } from '../../shared/billing/wire.fixture.ts'
import { define } from '../define.ts'
import { accountJson, fakeSource } from '../source.fixture.ts'

afterEach(() => document.body.replaceChildren())

/** A panel whose only tab is the plan, on a page where nothing but the balance tells of new use. */
async function openPlan() {
  define()
  await customElements.whenDefined('credit-panel')
  const source = fakeSource({ features: { usage: true } })
  const usage = vi.fn<(query: UsageQuery) => Promise<unknown>>(async () =>
    wireUsage({ accountId: source.facts.id, scale: 0, data: [] }),
  )
  const panel = document.createElement('credit-panel')
  panel.source = { account: async () => accountJson(source.facts), usage }
  document.body.append(panel)
  const find = (selector: string) => panel.shadowRoot?.querySelector(selector)
  await vi.waitFor(() => expect(find('.cg-pace')).toBeTruthy(), 10_000)
  return { panel, source, usage, find }
}

test('its choices look like fields though the history was never opened', async () => {
  const { find } = await openPlan()
  const choice = find('.cg-plan-period > select')
  expect(choice && getComputedStyle(choice).appearance).toBe('none')
})
