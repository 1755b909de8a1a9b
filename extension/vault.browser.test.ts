/** The vault with a real database and real keys, in Chromium. The browser's own storage is in memory. */
import { beforeEach, expect, test, vi } from 'vitest'
import { browser, resetBrowser } from './browser.fixture.ts'
import type { OAuthSignIn } from './vault.ts'

vi.mock('./browser.ts', () => import('./browser.fixture.ts'))
const { findSignIn, forgetSignIn, keepSignIn } = await import('./vault.ts')

const CANARY = 'canary-refresh'
const staying: OAuthSignIn = {
  kind: 'oauth',
  accessToken: 'canary-access',
  accessExpiresAt: 1,
  refreshToken: CANARY,
  issuer: 'https://id.example',
  clientId: 'credit-gauge',
  tokenEndpoint: 'https://id.example/token',
  revocationEndpoint: null,
  resource: 'https://a.example/v1',
  staysSignedIn: true,
}
const leaving: OAuthSignIn = { ...staying, staysSignedIn: false }

/** As in a new profile: no key either. */
beforeEach(async () => {
  resetBrowser()
  const gone = Promise.withResolvers<void>()
  indexedDB.deleteDatabase('vault').addEventListener('success', () => gone.resolve())
  await gone.promise
})

/** What a restart of the browser leaves behind. */
function restart(): void {
  browser.storage.session.items.clear()
}

/** Everything in an area, as somebody who looks at the disk would see it: texts as they are, bytes as text. */
function dump(area: 'local' | 'session'): string {
  const all = JSON.stringify([...browser.storage[area].items])
  return (
    all + all.replaceAll(/\[[\d,]+\]/g, (bytes) => String.fromCharCode(...bytes.slice(1, -1).split(',').map(Number)))
  )
}

test('L6 after a restart who stays signed in has a refresh token, and has to renew the access token', async () => {
  await keepSignIn('a', staying)
  expect(await findSignIn('a')).toEqual(staying)
  restart()
  expect(await findSignIn('a')).toEqual({ ...staying, accessToken: null, accessExpiresAt: null })
})

test('L6 after a restart who does not stay is signed out', async () => {
  await keepSignIn('a', leaving)
  await keepSignIn('b', { kind: 'token', token: 'pasted' })
  restart()
  expect([await findSignIn('a'), await findSignIn('b')]).toEqual([undefined, undefined])
})

test('S8 nothing that lasts holds a token that can be read', async () => {
  await keepSignIn('a', staying)
  await keepSignIn('b', { kind: 'token', token: 'canary-pasted' })
  expect(dump('local')).toContain('sealed-sign-in:a')
  expect(dump('local')).not.toContain('canary')
  expect(dump('session')).toContain(CANARY)
})

test('S8 no script can read the key', async () => {
  await keepSignIn('a', staying)
  const key = await storedKey()
  expect(key.extractable).toBe(false)
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow(/not extractable/)
})

test('S8 equal tokens never look the same on the disk', async () => {
  await keepSignIn('a', staying)
  const first = browser.storage.local.items.get('sealed-sign-in:a')
  await keepSignIn('a', staying)
  expect(browser.storage.local.items.get('sealed-sign-in:a')).not.toEqual(first)
})

test('S8 what was kept for one connection is no good for another', async () => {
  await keepSignIn('a', staying)
  browser.storage.local.items.set('sealed-sign-in:b', browser.storage.local.items.get('sealed-sign-in:a'))
  restart()
  expect(await findSignIn('b')).toBeUndefined()
  expect(await findSignIn('a')).toBeDefined()
})

test('S9 when the key is lost the rest is cleared, and one signs in again', async () => {
  await keepSignIn('a', staying)
  restart()
  await emptyDatabase()
  expect(await findSignIn('a')).toBeUndefined()
  expect(dump('local')).not.toContain('sealed')
})

test.each([
  ['another shape', { iv: 'x' }],
  ['no bytes at all', null],
  ['changed bytes', { iv: Array.from({ length: 12 }, () => 1), cipher: [1, 2, 3] }],
])('S9 what is kept is cleared when it is %s', async (_what, stored) => {
  await keepSignIn('a', staying)
  restart()
  browser.storage.local.items.set('sealed-sign-in:a', stored)
  expect(await findSignIn('a')).toBeUndefined()
  expect(browser.storage.local.items.has('sealed-sign-in:a')).toBe(false)
})

test('S4 a sign-in of the session that cannot be read means signed out', async () => {
  browser.storage.session.items.set('sign-in:a', { kind: 'oauth', accessToken: 7 })
  expect(await findSignIn('a')).toBeUndefined()
  expect(dump('local')).not.toContain('sign-in:a')
})

test('who no longer wants to stay leaves nothing behind', async () => {
  await keepSignIn('a', staying)
  await keepSignIn('a', leaving)
  expect(dump('local')).not.toContain('sealed')
})

test('forgetting one leaves the others', async () => {
  await keepSignIn('a', staying)
  await keepSignIn('b', staying)
  await forgetSignIn('a')
  restart()
  expect(await findSignIn('a')).toBeUndefined()
  expect(await findSignIn('b')).toBeDefined()
})

test('pages that need the first key at the same time share it', async () => {
  await Promise.all(['a', 'b', 'c'].map((id) => keepSignIn(id, staying)))
  restart()
  for (const id of ['a', 'b', 'c']) expect(await findSignIn(id)).toBeDefined()
})

test('where the browser has no database one is signed in for the session', async () => {
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new DOMException('', 'InvalidStateError')
    },
  })
  await keepSignIn('a', staying)
  expect(await findSignIn('a')).toEqual(staying)
  vi.unstubAllGlobals()
  expect(dump('local')).not.toContain('sealed')
})

async function storedKey(): Promise<CryptoKey> {
  const key: unknown = await withKeys((keys) => keys.get('refresh-tokens'))
  if (!(key instanceof CryptoKey)) throw new Error('There is no key.')
  return key
}

async function emptyDatabase(): Promise<void> {
  await withKeys((keys) => keys.clear())
}

function withKeys(ask: (keys: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('vault')
    opening.addEventListener('error', reject)
    opening.addEventListener('success', () => {
      const asked = ask(opening.result.transaction('keys', 'readwrite').objectStore('keys'))
      asked.addEventListener('success', () => {
        opening.result.close()
        resolve(asked.result)
      })
    })
  })
}
