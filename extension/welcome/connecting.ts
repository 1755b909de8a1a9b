/** The way from an address to a connection. Keeps the state of the welcome page, and does what its buttons say. */
import type { Account } from '../../shared/credits/account.ts'
import { browser } from '../browser.ts'
import { connectionsItem, originPattern, parseApiBase, shownItem, type Connection } from '../connection.ts'
import { send } from '../messages.ts'
import { readServer } from '../sign-in/discovery.ts'
import { parseToken } from '../sign-in/pasted-token.ts'
import { signIn } from '../sign-in/sign-in.ts'
import { signOut } from '../sign-in/sign-out.ts'
import { isPermitted, testConnection } from '../test-connection.ts'
import { findSignIn, forgetSignIn, keepSignIn } from '../vault.ts'
import type { WelcomeRequest } from '../welcome-request.ts'
import type { Target, WelcomeState } from './welcome-state.ts'

type SigningIn = Extract<WelcomeState, { step: 'sign-in' }>

/** What the buttons of the welcome page do. */
export class Connecting {
  readonly #get: () => WelcomeState
  readonly #set: (state: WelcomeState) => void

  /** `get` and `set` hold the state. */
  constructor(get: () => WelcomeState, set: (state: WelcomeState) => void) {
    this.#get = get
    this.#set = set
  }

  /** Nothing was chosen yet; or as far as what the page was opened for leads. */
  async begin(request: WelcomeRequest | null): Promise<void> {
    const known = await connectionsItem.get()
    const connection = request?.kind === 'sign-in' && known.find(({ id }) => id === request.connectionId)
    if (connection) return this.choose(connection)
    const typed = request?.kind === 'address' ? request.apiBase : ''
    return this.#set({ step: 'where', typed, isFound: typed !== '', problem: null })
  }

  /** What the person typed as the address. */
  async submitAddress(typed: string): Promise<void> {
    const parsed = parseApiBase(typed)
    if ('problem' in parsed) this.#set({ step: 'where', typed, isFound: false, problem: parsed.problem })
    else await this.#toPermission({ connection: newConnection(parsed.apiBase), isKnown: false })
  }

  /** A connection that is there already is to be signed in to. */
  choose(connection: Connection): Promise<void> {
    return this.#toPermission({ connection, isKnown: true })
  }

  /** Asks for the permission. Call it within the click: browsers ask only then. */
  async allow(): Promise<void> {
    const state = this.#get()
    if (state.step !== 'allow') return
    const { target } = state
    try {
      const isGranted = await browser.permissions.request({ origins: [originPattern(target.connection.apiBase)] })
      if (isGranted) await this.#toSignIn(target)
      else this.#set({ ...state, problem: 'refused' })
    } catch {
      this.#set({ ...state, problem: 'unavailable' })
    }
  }

  signInAtServer(staysSignedIn: boolean): Promise<void> {
    return this.#connect({
      auth: 'oauth',
      staysSignedIn,
      signIn: async (connection) => {
        // What lasts is kept once it is known to be of use.
        const problem = await signIn(connection, { interactive: true, staysSignedIn: false })
        return problem && { kind: 'sign-in', problem }
      },
    })
  }

  useSession(): Promise<void> {
    return this.#connect({ auth: 'cookie', staysSignedIn: false, signIn: async () => null })
  }

  useToken(pasted: string): Promise<void> {
    return this.#connect({
      auth: 'token',
      staysSignedIn: false,
      signIn: async ({ id }) => {
        const parsed = parseToken(pasted)
        if ('problem' in parsed) return { kind: 'token', problem: parsed.problem }
        await keepSignIn(id, { kind: 'token', token: parsed.token })
        return null
      },
    })
  }

  /** Finds out anew how to sign in. */
  async lookAgain(): Promise<void> {
    const state = this.#get()
    if (state.step === 'sign-in') await this.#toSignIn(state.target)
  }

  /** To the address again. */
  back(): void {
    const state = this.#get()
    const typed = 'target' in state ? state.target.connection.apiBase : ''
    this.#set({ step: 'where', typed, isFound: false, problem: null })
  }

  async #toPermission(target: Target): Promise<void> {
    if (await isPermitted(target.connection.apiBase)) await this.#toSignIn(target)
    else this.#set({ step: 'allow', target, problem: null })
  }

  async #toSignIn(target: Target): Promise<void> {
    const { apiBase, isManaged, auth } = target.connection
    const begun: SigningIn = { step: 'sign-in', target, offer: 'looking', work: 'idle', trouble: null }
    this.#set(begun)
    const isSessionOnly = isManaged && auth === 'cookie'
    const isOffered = !isSessionOnly && (await readServer(apiBase).then(Boolean, () => false))
    const isElsewhere = !isOffered && !target.isKnown && (await isNotBilling(target.connection))
    if (this.#get() !== begun) return
    if (isElsewhere) this.#set({ step: 'where', typed: apiBase, isFound: false, problem: 'not-billing' })
    else this.#set({ ...begun, offer: isOffered ? 'oauth' : 'none' })
  }

  /** Signs in, unless that is under way already; then tests and keeps the connection. */
  async #connect(way: Way): Promise<void> {
    const state = this.#get()
    if (state.step !== 'sign-in' || state.work !== 'idle') return
    try {
      await this.#connectBy(way, state)
    } catch {
      // The storage does not answer, for one. Whatever it was, it can be tried again.
      this.#set({ ...state, trouble: { kind: 'sign-in', problem: 'exchange-failed' } })
    }
  }

  /** Under an id of its own, so that a sign-in that turns out to be of no use replaces none that is. */
  async #connectBy({ auth, staysSignedIn, signIn: begin }: Way, state: SigningIn): Promise<void> {
    const draft: Connection = { ...state.target.connection, id: crypto.randomUUID(), auth }
    this.#set({ ...state, work: 'signing-in', trouble: null })
    const trouble = await begin(draft)
    if (trouble) return this.#set({ ...state, trouble })
    this.#set({ ...state, work: 'testing', trouble: null })
    const result = await testConnection(draft)
    if (result.kind !== 'connected') {
      await signOut(draft.id)
      return this.#set({ ...state, trouble: { kind: 'test', result, auth } })
    }
    const connection = await toConnection(state.target, auth, result.account)
    // First the sign-in: whoever sees the connection may use it at once.
    await moveSignIn(draft.id, connection.id, staysSignedIn)
    await keepConnection(connection)
    return this.#set({ step: 'done', connection, account: result.account })
  }
}

/** A way to sign in. */
interface Way {
  auth: Connection['auth']
  staysSignedIn: boolean
  /** Puts the sign-in into the vault; answers what kept it from that. */
  signIn: (connection: Connection) => Promise<SigningIn['trouble']>
}

async function moveSignIn(from: string, to: string, staysSignedIn: boolean): Promise<void> {
  const made = await findSignIn(from)
  if (!made) return forgetSignIn(to)
  await keepSignIn(to, made.kind === 'oauth' ? { ...made, staysSignedIn } : made)
  return forgetSignIn(from)
}

function newConnection(apiBase: string): Connection {
  return {
    id: crypto.randomUUID(),
    name: '',
    apiBase,
    auth: 'oauth',
    accountId: null,
    clientId: null,
    isManaged: false,
  }
}

/** The connection to be kept: the one that is there for the same account at the same address, whoever made it. */
async function toConnection(
  { connection, isKnown }: Target,
  auth: Connection['auth'],
  account: Account,
): Promise<Connection> {
  const { apiBase } = connection
  const name = connection.name || (account.name ?? new URL(apiBase).hostname)
  const all = await connectionsItem.get()
  const known = isKnown
    ? all.find(({ id }) => id === connection.id)
    : all.find((one) => one.apiBase === apiBase && one.accountId === account.id)
  return { ...connection, name, ...known, auth, accountId: account.id }
}

/** It is the one that popup and toolbar show from now on. A background that was replaced meanwhile finds it by itself. */
async function keepConnection(made: Connection): Promise<void> {
  await connectionsItem.update((all) =>
    all.some(({ id }) => id === made.id)
      ? all.map((one) => (one.id === made.id ? { ...one, auth: made.auth, accountId: made.accountId } : one))
      : [...all, made],
  )
  await shownItem.set(made.id)
  await send({ command: 'refresh', id: made.id, maxAgeMs: 0 }).catch(() => {})
}

/** Does something answer there that knows nothing of credits, whoever asks? */
async function isNotBilling(connection: Connection): Promise<boolean> {
  return (await testConnection({ ...connection, auth: 'cookie' })).kind === 'not-billing'
}
