import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { Call, Hint, UsageQuery } from '../../shared/billing/source.ts'
import { wireEntryPage, wireUsage } from '../../shared/billing/wire.fixture.ts'
import { define } from '../define.ts'
import { fakeSource } from '../source.fixture.ts'

type Ask<Query> = (query: Query, call?: Call) => Promise<unknown>

beforeAll(async () => {
  define()
  await customElements.whenDefined('credit-panel')
})

afterEach(() => document.body.replaceChildren())

/** A panel in which history, plan and the accounts that share the balance were all read once. */
async function openAll(events: boolean) {
  const source = fakeSource({
    features: { entries: true, usage: true, events },
    sharedWith: [{ id: 'bridge', name: 'Bridge' }],
  })
  const { id } = source.facts
  const entries = vi.fn<Ask<unknown>>(async () => wireEntryPage({ accountId: id, scale: 0, next: null }))
  const usage = vi.fn<Ask<UsageQuery>>(async () => wireUsage({ accountId: id, scale: 0, data: [] }))
  const panel = document.createElement('credit-panel')
  panel.source = Object.assign(source, { entries, usage })
  document.body.append(panel)
  const asksBy = (by: 'action' | 'account') => usage.mock.calls.filter(([query]) => query.by?.includes(by)).length
  const asked = () => ({ rows: entries.mock.calls.length, plan: asksBy('action'), accounts: asksBy('account') })
  await expect.poll(() => panel.shadowRoot?.querySelector('article')).toBeTruthy()
  await page.getByRole('tab', { name: 'Plan' }).click()
  await expect.poll(asked).toMatchObject({ plan: 1, accounts: 1 })
  const atFirst = asked()
  const onceMore = { rows: atFirst.rows + 1, plan: 2, accounts: 2 }
  const change = async (facts: Partial<typeof source.facts>) => {
    source.facts = { ...source.facts, ...facts, version: source.facts.version + 1 }
    await panel.refresh()
  }
  const hint = (told: Hint) => source.watchers.forEach((watcher) => watcher.onHint(told))
  return { source, asked, atFirst, onceMore, change, hint }
}

describe('where nothing tells of new rows', () => {
  test('another balance does: whatever was made of them is read anew, once', async () => {
    const { asked, onceMore, change } = await openAll(false)
    await change({ available: 300 })
    await expect.poll(asked).toEqual(onceMore)
  })

  test('the same balance asks for nothing', async () => {
    const { asked, atFirst, change } = await openAll(false)
    await change({ name: 'Northbeam' })
    await expect.element(page.getByText('Northbeam').first()).toBeVisible()
    expect(asked()).toEqual(atFirst)
  })
})

describe('where the server tells of new rows', () => {
  test.each(['entries.changed', 'resync'] as const)('“%s” has them read anew', async (kind) => {
    const { source, asked, onceMore, hint } = await openAll(true)
    await expect.poll(() => source.watchers.size).toBe(1)
    hint({ kind })
    await expect.poll(asked).toEqual(onceMore)
  })

  test('another balance alone does not', async () => {
    const { asked, atFirst, change } = await openAll(true)
    await change({ available: 300 })
    await expect.element(page.getByText('300').first()).toBeVisible()
    expect(asked()).toEqual(atFirst)
  })
})
