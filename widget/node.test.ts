import { expect, test } from 'vitest'

test('H25 the package can be imported where there is no DOM, touches no global and registers nothing', async () => {
  const before = Reflect.ownKeys(globalThis)
  const api = await import('./index.ts')
  expect(() => api.define()).not.toThrow()
  expect(Reflect.ownKeys(globalThis)).toEqual(before)
})
