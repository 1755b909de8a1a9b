import { beforeEach, expect, test, vi } from 'vitest'
import { wireAccount } from '../../shared/billing/wire.fixture.ts'
import { findSnapshot } from '../../shared/credits/state.ts'
import { browser, resetBrowser } from '../browser.fixture.ts'
import type { Known } from './known.ts'

vi.mock('../browser.ts', () => import('../browser.fixture.ts'))
const { readKnown, readOwnSettings, watchKnown } = await import('./known.ts')
const { connectionsItem, shownItem } = await import('../connection.ts')
const { creditItem } = await import('../credit-item.ts')

const readLocal = browser.storage.local.get

async function know(id: string, available: number): Promise<void> {
  const json = wireAccount({ unit: { scale: 0 }, balance: { available } })
  await creditItem(id).set({ answer: { json, fetchedAt: 1, etag: null }, failure: null, failures: 0 })
}

const available = ({ shown }: Known) => shown && findSnapshot(shown.state)?.account.balance.available

beforeEach(async () => {
  resetBrowser()
  browser.storage.local.get = readLocal
  const common = { name: '', auth: 'cookie', accountId: null, clientId: null, isManaged: false } as const
  await connectionsItem.set([
    { ...common, id: 'one', apiBase: 'https://one.example/v1' },
    { ...common, id: 'two', apiBase: 'https://two.example/v1' },
  ])
  await know('one', 86)
})

test('the chosen connection is shown, and the first where the chosen one is gone', async () => {
  await know('two', 12)
  await shownItem.set('two')
  expect(available(await readKnown(readOwnSettings))).toBe(12)
  await shownItem.set('gone')
  expect(available(await readKnown(readOwnSettings))).toBe(86)
})

test('a slow read that was overtaken is dropped', async () => {
  const seen: unknown[] = []
  const stop = watchKnown((known) => seen.push(available(known)))
  await vi.waitFor(() => expect(seen).toEqual([86]))
  const slow = Promise.withResolvers<Record<string, unknown>>()
  browser.storage.local.get = (key) => (key === 'credit:one' ? slow.promise : readLocal(key))
  const before = await readLocal('credit:one')
  await shownItem.set('one')
  browser.storage.local.get = readLocal
  await know('one', 81)
  await vi.waitFor(() => expect(seen.at(-1)).toBe(81))
  slow.resolve(before)
  await slow.promise
  await new Promise((resolve) => setImmediate(resolve))
  expect(seen).toEqual([86, 81])
  stop()
})

test('L9 after it ended nothing is told', async () => {
  const onKnown = vi.fn<(known: Known) => void>()
  const stop = watchKnown(onKnown)
  stop()
  await know('one', 81)
  await new Promise((resolve) => setImmediate(resolve))
  expect(onKnown).not.toHaveBeenCalled()
})
