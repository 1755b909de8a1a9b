import { beforeEach, expect, test } from 'vitest'
import { NOON, account } from '../shared/credits/account.fixture.ts'
import { toCredits } from '../shared/credits/amount.ts'
import { CreditStore } from './credit-store.ts'
import { dropLooks, noteAnswer } from './kept-look.ts'
import { lastRowOf } from './last-row.ts'
import { lookAt } from './last-look.ts'
import { openSharedCache } from './shared-cache.ts'
import { fakeSource } from './source.fixture.ts'
import { viewerKey } from './viewer-key.ts'

const MINUTE_MS = 60_000
let key = ''

/** A page opens: it knows nothing but what lies in the storage. */
function openPage(isKeyed = true): CreditStore {
  return new CreditStore({
    source: fakeSource(),
    api: '',
    account: null,
    cache: openSharedCache(isKeyed ? key : null),
    live: 'off',
    pollSeconds: undefined,
    checkoutOrigins: undefined,
    retry: undefined,
    startsAt: 0,
    onClosed: () => {},
  })
}

function balance(available: number | null, viewerId = 'ana') {
  const { balance: known } = account()
  return account({
    viewer: { id: viewerId, name: null },
    balance: { ...known, available: available === null ? null : toCredits(available) },
  })
}

/** What a look at `available` is compared with. */
const lookedAt = (store: CreditStore, available: number | null, minutes: number, viewerId?: string) =>
  lookAt(store, balance(available, viewerId), NOON + minutes * MINUTE_MS)?.available ?? null

beforeEach(() => {
  localStorage.clear()
  key = crypto.randomUUID()
})

test('the next visit is compared with the end of the last one, on however many pages that was', () => {
  lookedAt(openPage(), 100, 0)
  lookedAt(openPage(), 90, 20)
  lookedAt(openPage(), 80, 45)
  const next = openPage()
  expect(lookedAt(next, 70, 100)).toBe(80)
  expect(lookedAt(next, 60, 101)).toBe(80)
  expect(lookedAt(openPage(), 60, 110)).toBe(80)
})

test('the first visit is compared with the first answer of the page', () => {
  const store = openPage()
  noteAnswer(store.options, balance(100))
  noteAnswer(store.options, balance(95))
  expect(lookedAt(store, 90, 0)).toBe(100)
})

test('a number that was unknown is no look', () => {
  lookedAt(openPage(), 100, 0)
  lookedAt(openPage(), null, 60)
  expect(lookedAt(openPage(), 90, 120)).toBe(100)
})

test('without a named account it is remembered for as long as the page, and nothing is stored', () => {
  const store = openPage(false)
  expect(lookedAt(store, 100, 0)).toBe(100)
  expect(lookedAt(store, 90, 60)).toBe(100)
  expect(localStorage).toHaveLength(0)
  expect(lookedAt(openPage(false), 80, 61)).toBe(80)
})

test('another viewer has looked at nothing, and takes the place of the one before', async () => {
  const store = openPage()
  lookedAt(store, 100, 0)
  await lastRowOf(store, balance(100)).update(() => 7)
  expect(lookedAt(openPage(), 50, 60, 'bo')).toBe(50)
  expect(await lastRowOf(openPage(), balance(50, 'bo')).get()).toBeNull()
  expect(lookedAt(openPage(), 90, 120)).toBe(90)
})

test('what another viewer left goes with the first answer, and what this one left stays', async () => {
  const store = openPage()
  lookedAt(store, 100, 0)
  await lastRowOf(store, balance(100)).update(() => 7)
  noteAnswer(openPage().options, balance(90))
  expect(localStorage).toHaveLength(2)
  noteAnswer(openPage().options, balance(90, 'bo'))
  expect(localStorage).toHaveLength(0)
})

test('a sign-out drops all of it', async () => {
  const store = openPage()
  lookedAt(store, 100, 0)
  await lastRowOf(store, balance(100)).update(() => 7)
  expect(localStorage).toHaveLength(2)
  dropLooks(store.options)
  expect(localStorage).toHaveLength(0)
})

test('the newest row is kept for the next page of the same viewer', async () => {
  const row = lastRowOf(openPage(), balance(1, 'an id with blanks'))
  await row.update((at) => Math.max(at ?? 0, 7))
  await row.update((at) => Math.max(at ?? 0, 5))
  expect(await lastRowOf(openPage(), balance(1, 'an id with blanks')).get()).toBe(7)
})

test.each([
  '',
  '7',
  'x',
  '["acct",null] 7',
  `${viewerKey(balance(1))} {"before":{"available":"1","scale":0,"asOf":0}}`,
])('what cannot be read is as good as nothing: %j', async (text) => {
  const { cache } = openPage().options
  for (const name of ['look', 'row']) localStorage.setItem(`${cache.name}:${name}`, text)
  expect(lookedAt(openPage(), 42, 0)).toBe(42)
  expect(await lastRowOf(openPage(), balance(42)).get()).toBeNull()
})
