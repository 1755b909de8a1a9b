/**
 * The only place that reads and writes tokens. They live in session storage: in memory, out of reach of web pages, gone
 * when the browser closes. Where somebody stays signed in, the refresh token also lasts, encrypted under a key that no
 * script can read out of the browser's database. Nothing of it is ever in synced or plain local storage, in a URL or a
 * log. docs/decisions/013 says against whom this helps.
 */
import * as v from 'valibot'
import { storageItem, type StorageItem } from './storage.ts'

/** A token that somebody pasted. */
export interface TokenSignIn {
  kind: 'token'
  token: string
}

/** What an authorization server issued, and where to renew it. */
export interface OAuthSignIn {
  kind: 'oauth'
  /** `null` after the browser was closed: it did not last, and is renewed before it is used. */
  accessToken: string | null
  /** Epoch milliseconds; `null` where the server did not say. */
  accessExpiresAt: number | null
  /** `null` where the server issued none: one signs in again when the access token is refused. */
  refreshToken: string | null
  issuer: string
  clientId: string
  tokenEndpoint: string
  /** `null` where the server offers no revocation. */
  revocationEndpoint: string | null
  /** What the tokens are for: the address of the billing API. */
  resource: string
  /** Chosen by the person: the refresh token outlives the browser's session. */
  staysSignedIn: boolean
}

export type SignIn = TokenSignIn | OAuthSignIn

const Text = v.pipe(v.string(), v.nonEmpty())
/** As much of a sign-in as lasts. */
const Lasting = v.object({
  refreshToken: Text,
  issuer: Text,
  clientId: Text,
  tokenEndpoint: Text,
  revocationEndpoint: v.nullable(Text),
  resource: Text,
})
const SignIn = v.variant('kind', [
  v.object({ kind: v.literal('token'), token: Text }),
  v.object({
    ...Lasting.entries,
    kind: v.literal('oauth'),
    accessToken: v.nullable(Text),
    accessExpiresAt: v.nullable(v.number()),
    refreshToken: v.nullable(Text),
    staysSignedIn: v.boolean(),
  }),
])
const Bytes = v.array(v.number())
const Sealed = v.object({ iv: Bytes, cipher: Bytes })

const SESSION = 'sign-in:'
const SEALED = 'sealed-sign-in:'
const AES = 'AES-GCM'
/** The one that NIST SP 800-38D recommends. */
const IV_BYTES = 12

/** The sign-in of the connection with this id, if there is one. What cannot be read counts as none and is forgotten. */
export async function findSignIn(id: string): Promise<SignIn | undefined> {
  return (await sessionItem(id).get()) ?? (await restore(id))
}

/**
 * Takes the place of the connection's former sign-in. Where the browser has no database to keep the key in, as in some
 * private windows, it lasts as long as the session, whatever was chosen.
 */
export async function keepSignIn(id: string, signIn: SignIn): Promise<void> {
  const sealed = isLasting(signIn) ? await seal(id, signIn).catch(() => null) : null
  // The session comes first: a worker that is stopped in between goes on with the token that is good.
  await sessionItem(id).set(signIn)
  if (sealed) await sealedItem(id).set(sealed)
  else await sealedItem(id).remove()
}

export async function forgetSignIn(id: string): Promise<void> {
  await sessionItem(id).remove()
  await sealedItem(id).remove()
}

function sessionItem(id: string): StorageItem<SignIn | null> {
  return storageItem<SignIn | null>('session', SESSION + id, v.nullable(SignIn), null)
}

/** Read as whatever it is: what cannot be opened is thrown away, not set aside. */
function sealedItem(id: string): StorageItem<unknown> {
  return storageItem<unknown>('local', SEALED + id, v.unknown(), undefined)
}

function isLasting(signIn: SignIn): signIn is OAuthSignIn & { refreshToken: string } {
  return signIn.kind === 'oauth' && signIn.staysSignedIn && signIn.refreshToken !== null
}

async function restore(id: string): Promise<SignIn | undefined> {
  const sealed = await sealedItem(id).get()
  if (sealed === undefined) return undefined
  try {
    const lasting = v.parse(Lasting, JSON.parse(await unseal(id, v.parse(Sealed, sealed))))
    return { ...lasting, kind: 'oauth', accessToken: null, accessExpiresAt: null, staysSignedIn: true }
  } catch {
    await sealedItem(id).remove()
    return undefined
  }
}

/** The connection's id is sealed in: what was kept for one connection cannot be passed off as another's. */
async function seal(id: string, signIn: OAuthSignIn): Promise<v.InferOutput<typeof Sealed>> {
  const text = JSON.stringify(v.parse(Lasting, signIn))
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const cipher = await crypto.subtle.encrypt(cipherOf(id, iv), await readKey(), new TextEncoder().encode(text))
  return { iv: [...iv], cipher: [...new Uint8Array(cipher)] }
}

/** Rejects when the key is another one now, or anything was changed. */
async function unseal(id: string, { iv, cipher }: v.InferOutput<typeof Sealed>): Promise<string> {
  const algorithm = cipherOf(id, Uint8Array.from(iv))
  return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, await readKey(), Uint8Array.from(cipher)))
}

function cipherOf(id: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: AES, iv, additionalData: new TextEncoder().encode(id) }
}

const DATABASE = 'vault'
const STORE = 'keys'
const KEY = 'refresh-tokens'

/** The one key of this browser profile, made when first needed. Scripts can use it, and none can read it. */
async function readKey(): Promise<CryptoKey> {
  const made = await crypto.subtle.generateKey({ name: AES, length: 256 }, false, ['encrypt', 'decrypt'])
  return inDatabase(async (keys) => {
    const kept: unknown = await answerOf(keys.get(KEY))
    if (kept instanceof CryptoKey) return kept
    await answerOf(keys.put(made, KEY))
    return made
  })
}

/** Within one transaction, so that of two pages that start together both get the key that the first one made. */
async function inDatabase<T>(work: (keys: IDBObjectStore) => Promise<T>): Promise<T> {
  const opening = indexedDB.open(DATABASE)
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE))
  const database = await answerOf(opening)
  try {
    return await work(database.transaction(STORE, 'readwrite').objectStore(STORE))
  } finally {
    database.close()
  }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The database does not answer.')))
  })
}
