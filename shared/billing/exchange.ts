import { FailureError, type Failure } from '../credits/failure.ts'
import { readBaseUrl } from './address.ts'
import { readJsonText, readText } from './body.ts'
import type { PauseOptions, readRefusal } from './refusal.ts'
import { steadyNow } from './steady-now.ts'
import { createTokens, type GetToken, type Tokens } from './tokens.ts'
import { untilAborted } from './until-aborted.ts'

export interface ExchangeOptions extends PauseOptions {
  /** Where the API lives: https, or http on this machine. Relative addresses are taken from the page's. */
  baseUrl: string
  /** Answers the viewer's token. It is kept until the server refuses it. Without it the browser's cookie signs in. */
  getToken?: GetToken
  /** Carries the bare token instead of `Authorization: Bearer`. */
  authHeader?: string
  /** Sent with every request. */
  headers?: Readonly<Record<string, string>>
  /** For a whole call, from asking for the token to the last byte. 10 seconds. */
  deadlineMs?: number
  /** Longer answers are refused. 2 MiB. */
  maxBodyBytes?: number
  fetch?: typeof globalThis.fetch
  /** Epoch milliseconds. A clock that never steps back, by default. */
  now?: () => number
}

export interface Ask {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Relative to the base URL; one that begins with a slash, to its origin. */
  path: string
  headers?: Record<string, string>
  body?: string
  /** The answer of last time: it is returned again when nothing changed since. */
  kept?: Answer | undefined
}

export interface Answer {
  /** `null` where the server said only that it is done. */
  body: unknown
  etag: string | null
  /** What was signed in with: another viewer's answer is never taken for one's own. */
  token: string | undefined
}

type Fetch = typeof globalThis.fetch

/** Where refusals are read: at hand, or loaded when the first one comes. */
export type LoadRefusals = () => Promise<typeof readRefusal>

/** Requests to one API as one viewer: signs them, limits them, and turns whatever goes wrong into a `FailureError`. */
export class Exchange {
  readonly #options: ExchangeOptions
  readonly #fetch: Fetch
  readonly #loadRefusals: LoadRefusals
  readonly #tokens: Tokens | undefined
  readonly #deadlineMs: number
  readonly #now: () => number
  /** The server asked for a pause. Until it is over every call gets this answer. */
  #pause: { failure: Failure; until: number } | undefined

  constructor(options: ExchangeOptions, loadRefusals: LoadRefusals) {
    this.#options = options
    // Looked up at every call, like anybody else's `fetch`: pages, service workers and tests replace it.
    this.#fetch = options.fetch ?? ((...request) => fetch(...request))
    this.#loadRefusals = loadRefusals
    this.#deadlineMs = options.deadlineMs ?? 10_000
    this.#now = options.now ?? steadyNow
    const { getToken } = options
    this.#tokens = getToken && createTokens(() => options.getToken ?? getToken, this.#deadlineMs)
  }

  /** One call from beginning to end. Rejects with a `FailureError`, or with the signal's reason. */
  async send(ask: Ask, signal?: AbortSignal): Promise<Answer> {
    const deadline = AbortSignal.timeout(this.#deadlineMs)
    const limit = signal ? AbortSignal.any([signal, deadline]) : deadline
    try {
      return await untilAborted(this.#answer(ask, limit), limit)
    } catch (thrown) {
      signal?.throwIfAborted()
      if (thrown instanceof FailureError) throw thrown
      throw new FailureError(deadline.aborted ? { kind: 'timeout' } : toNetworkFailure(thrown))
    }
  }

  /** The bare response, for streams: signed in, with one fresh token after a 401, and without a deadline. */
  async open(ask: Ask, signal: AbortSignal): Promise<Response> {
    return (await this.#open(ask, signal)).response
  }

  async #answer(ask: Ask, signal: AbortSignal, isRepeat = false): Promise<Answer> {
    const { response, token } = await this.#open(ask, signal)
    if (response.status === 304) {
      if (isKeptFor(token, ask.kept)) return ask.kept
      if (isRepeat) throw new FailureError({ kind: 'malformed', debug: '304 without a body' })
      return this.#answer({ ...ask, kept: undefined }, signal, true)
    }
    if (!response.ok) throw new FailureError(await this.#refusal(response))
    if (/^text\/html/i.test(response.headers.get('Content-Type') ?? '')) throw new FailureError({ kind: 'signed-out' })
    const body = response.status === 204 ? null : readJsonText(await this.#readText(response))
    return { body, etag: response.headers.get('ETag'), token }
  }

  async #open(ask: Ask, signal: AbortSignal): Promise<{ response: Response; token: string | undefined }> {
    if (this.#pause && this.#pause.until > this.#now()) throw new FailureError(this.#pause.failure)
    const first = this.#tokens?.read()
    const token = await first
    const response = await this.#fetchOnce(ask, token, signal)
    if (response.status !== 401 || !this.#tokens || !first) return { response, token }
    response.body?.cancel().catch(() => {})
    const fresh = await this.#tokens.refresh(first)
    return { response: await this.#fetchOnce(ask, fresh, signal), token: fresh }
  }

  async #fetchOnce(ask: Ask, token: string | undefined, signal: AbortSignal): Promise<Response> {
    const response = await this.#fetch(toRequest(this.#options, ask, token), { signal })
    if (isRedirect(response)) throw new FailureError({ kind: 'signed-out' })
    return response
  }

  #readText(response: Response): Promise<string> {
    return readText(response, this.#options.maxBodyBytes ?? 2 ** 21)
  }

  async #refusal(response: Response): Promise<Failure> {
    const read = await this.#loadRefusals()
    const text = await this.#readText(response).catch(() => '')
    const { failure, until } = read(response, text, this.#options, this.#now())
    if (until !== null) this.#pause = { failure, until }
    return failure
  }
}

function isKeptFor(token: string | undefined, kept: Answer | undefined): kept is Answer & { etag: string } {
  return kept !== undefined && kept.etag !== null && kept.token === token
}

/** Throws `misconfigured` for addresses and headers that cannot be sent. The failure repeats neither. */
function toRequest(options: ExchangeOptions, ask: Ask, token: string | undefined): Request {
  const base = readBaseUrl(options.baseUrl)
  try {
    const url = new URL(ask.path, base)
    if (url.origin !== base.origin) throw new TypeError('another origin')
    return new Request(url, {
      method: ask.method,
      headers: toHeaders(options, ask, token),
      body: ask.body ?? null,
      credentials: token === undefined ? 'include' : 'omit',
      // Conditional requests are made here, where the viewer is known; the browser's cache would mix viewers.
      cache: 'no-store',
      // Followed blindly, a redirect takes the token to a login page, to plain http, or to another origin.
      redirect: 'manual',
    })
  } catch {
    throw new FailureError({ kind: 'misconfigured', debug: 'paths or headers' })
  }
}

function toHeaders({ headers: own, authHeader }: ExchangeOptions, ask: Ask, token: string | undefined): Headers {
  const headers = new Headers({ Accept: 'application/json', ...own, ...ask.headers })
  if (token === undefined) {
    // A form on another site can bring the cookie along, but not this header.
    if (ask.method !== 'GET') headers.set('X-Credit-Gauge', '1')
  } else if (authHeader) {
    headers.set(authHeader, token)
  } else {
    headers.set('Authorization', `Bearer ${token.replace(/^bearer\s+/i, '')}`)
  }
  if (isKeptFor(token, ask.kept)) headers.set('If-None-Match', ask.kept.etag)
  return headers
}

function isRedirect({ type, status, redirected }: Response): boolean {
  return redirected || type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304)
}

/** `fetch` tells pages no more than that it failed. Only the error's name is kept: its text may hold an address. */
function toNetworkFailure(thrown: unknown): Failure {
  if ('onLine' in navigator && !navigator.onLine) return { kind: 'offline' }
  return { kind: 'unreachable', debug: thrown instanceof Error ? thrown.name : typeof thrown }
}
