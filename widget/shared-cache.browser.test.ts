import { afterEach, expect, test, vi } from 'vitest'
import { openSharedCache } from './shared-cache.ts'

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
})

const newKey = () => crypto.randomUUID()

test('pages of the same key find what one of them left', () => {
  const key = newKey()
  openSharedCache(key).keep({ json: { id: 'a' }, fetchedAt: 7 })
  expect(openSharedCache(key).find()).toEqual({ json: { id: 'a' }, fetchedAt: 7 })
  expect(openSharedCache(newKey()).find()).toBeUndefined()
  openSharedCache(key).drop()
  expect(openSharedCache(key).find()).toBeUndefined()
})

test('without a key nothing is left anywhere', () => {
  openSharedCache(null).keep({ json: {}, fetchedAt: 7 })
  expect(localStorage).toHaveLength(0)
})

test.each(['', '{', 'null', '{"json":1}', '[]'])('S4 %o in the storage is as good as nothing', (text) => {
  localStorage.setItem('credit-gauge:1:k', text)
  expect(openSharedCache('k').find()).toBeUndefined()
})

test('S5 a storage that throws is as good as none', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new DOMException('sandbox', 'SecurityError')
  })
  const cache = openSharedCache(newKey())
  expect(() => cache.keep({ json: {}, fetchedAt: 1 })).not.toThrow()
  expect(cache.find()).toBeUndefined()
})

test('tasks of one key run one after the other', async () => {
  const key = newKey()
  let running = 0
  let most = 0
  const task = async () => {
    most = Math.max(most, (running += 1))
    await new Promise((resolve) => setTimeout(resolve, 5))
    running -= 1
  }
  await Promise.all(Array.from({ length: 6 }, () => openSharedCache(key).alone(task)))
  expect(most).toBe(1)
})

test('a task that fails fails its caller, once, and holds nobody up', async () => {
  const cache = openSharedCache(newKey())
  const task = vi.fn<() => Promise<never>>(() => Promise.reject(new Error('no')))
  await expect(cache.alone(task)).rejects.toThrow('no')
  expect(task).toHaveBeenCalledTimes(1)
  await expect(cache.alone(() => Promise.resolve(5))).resolves.toBe(5)
})

test('without locks a task runs at once', async () => {
  vi.spyOn(navigator.locks, 'request').mockImplementation(() => {
    throw new TypeError('not on this page')
  })
  await expect(openSharedCache(newKey()).alone(() => Promise.resolve(5))).resolves.toBe(5)
})
