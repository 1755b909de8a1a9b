import * as v from 'valibot'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { browser, resetBrowser } from './browser.fixture.ts'

vi.mock('./browser.ts', () => import('./browser.fixture.ts'))
const { findUnreadable, forgetUnreadable, storageItem } = await import('./storage.ts')

const numbers = storageItem('local', 'numbers', v.array(v.number()), [])

beforeEach(resetBrowser)

describe('S4 what cannot be read', () => {
  test('reads as the default, and is kept aside', async () => {
    await browser.storage.local.set({ numbers: { from: 'another version' } })
    expect(await numbers.get()).toEqual([])
    expect(await findUnreadable()).toEqual(['numbers'])
    expect(browser.storage.local.items.get('unreadable:numbers')).toEqual({ from: 'another version' })
  })

  test('is told of once: the next value is written in its place', async () => {
    await browser.storage.local.set({ numbers: 'garbage' })
    await numbers.update((known) => [...known, 7])
    expect(await numbers.get()).toEqual([7])
    await forgetUnreadable()
    expect(await findUnreadable()).toEqual([])
    expect(await numbers.get()).toEqual([7])
  })

  test('a secret that cannot be read is not copied to where it would last', async () => {
    await browser.storage.session.set({ secret: { token: 'canary' } })
    expect(await storageItem('session', 'secret', v.nullable(v.string()), null).get()).toBeNull()
    expect(browser.storage.session.items.size).toBe(0)
    expect(browser.storage.local.items.size).toBe(0)
  })
})

/** The next write finds no room. */
const full = () => vi.spyOn(browser.storage.local, 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES quota exceeded'))

describe('S3 the storage is full', () => {
  test('what was set aside makes room for what is new', async () => {
    browser.storage.local.items.set('unreadable:old', 'garbage')
    full()
    await numbers.set([1])
    expect(await numbers.get()).toEqual([1])
    expect(await findUnreadable()).toEqual([])
  })

  test('where there is nothing to give up, whoever writes hears of it', async () => {
    full()
    await expect(numbers.set([1])).rejects.toThrow(/quota/)
  })

  test('what cannot be read is set aside in its own place when there is no room for a copy', async () => {
    browser.storage.local.items.set('numbers', 'garbage')
    full()
    expect(await numbers.get()).toEqual([])
    expect([...browser.storage.local.items]).toEqual([['unreadable:numbers', 'garbage']])
  })
})

test('S6 changes from two places at once are both kept', async () => {
  await Promise.all([1, 2, 3, 4].map((number) => numbers.update((known) => [...known, number])))
  expect(new Set(await numbers.get())).toEqual(new Set([1, 2, 3, 4]))
})

test('a watcher hears every new value, and the default where it is forgotten', async () => {
  const heard: number[][] = []
  const stop = numbers.watch((value) => heard.push(value))
  await numbers.set([1])
  await numbers.remove()
  stop()
  await numbers.set([2])
  expect(heard).toEqual([[1], []])
})
