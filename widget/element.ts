import type { CreditSource } from '../shared/billing/source.ts'
import type { GetToken } from '../shared/billing/tokens.ts'
import { isNotTheirs } from '../shared/credits/failure.ts'
import { ATTRIBUTES, findAttribute } from './attributes.ts'
import type { CreditStore } from './credit-store.ts'
import { findStore, replaceGetToken } from './find-store.ts'
import { drawNextFrame } from './frame.ts'
import type { HostMessages } from './host-messages.ts'
import { findPage } from './page.ts'
import { VERSION } from './version.ts'

/** What hosts set as properties, never as attributes. A framework may set them before the element is defined. */
export const PROPERTIES = ['getToken', 'source', 'messages'] as const

/** Where there is no DOM (a server that renders), the classes can be imported but not used. */
const Base = globalThis.HTMLElement ?? Object

/**
 * What all elements share: a shadow root, one store per target, one drawing per frame. Nothing in here throws at the
 * host: where drawing fails, what the host wrote between the tags comes back.
 */
export abstract class CreditElement extends Base {
  static readonly observedAttributes: readonly string[] = ATTRIBUTES
  static readonly version = VERSION
  /** `null` where the page keeps elements from having one: they then leave what the host wrote as it is. */
  protected readonly root: ShadowRoot | null
  protected store: CreditStore | undefined
  #getToken: GetToken | null = null
  #source: CreditSource | null = null
  #messages: HostMessages | null = null
  #stopListening: (() => void) | undefined
  #stopConfiguration: (() => void) | undefined
  #settling: Promise<void> | undefined

  constructor() {
    super()
    this.root = attachShadow(this)
  }

  /** Answers the viewer's token. Another function is asked from the next request on: call `refresh()` for a new viewer. */
  get getToken(): GetToken | null {
    return this.#getToken
  }
  set getToken(getToken: GetToken | null) {
    const before = this.#getToken
    this.#getToken = typeof getToken === 'function' ? getToken : null
    if (before && this.#getToken) this.#replaceGetToken(before, this.#getToken)
    this.#settleSoon()
  }

  /** A backend of the host's own, instead of `api-base`. */
  get source(): CreditSource | null {
    return this.#source
  }
  set source(source: CreditSource | null) {
    this.#source = typeof source?.account === 'function' ? source : null
    this.#settleSoon()
  }

  /** Strings that replace the built-in ones in this element. */
  get messages(): HostMessages | null {
    return this.#messages
  }
  set messages(messages: HostMessages | null) {
    this.#messages = typeof messages === 'object' ? messages : null
    this.redraw()
  }

  /** Asks the server for the balance now. Resolves when it is known, or known to be out of reach; never rejects. */
  async refresh(): Promise<void> {
    await this.#settling
    await this.store?.refresh()
  }

  connectedCallback(): void {
    for (const name of PROPERTIES) this.#upgrade(name)
    this.#stopConfiguration ??= findPage().configuration.subscribe(() => this.#settleSoon())
    this.#settleSoon()
    this.redraw()
  }

  disconnectedCallback(): void {
    this.#settleSoon()
  }

  attributeChangedCallback(): void {
    this.#settleSoon()
    this.redraw()
  }

  /** Draws the present state into `root`. Whatever it throws is caught. */
  protected abstract render(root: ShadowRoot): void

  /** After a throw of `render`: forget what was drawn, so that the next one starts from nothing. */
  protected abstract reset(root: ShadowRoot): void

  /** The store became another one, or there is none any more. */
  protected abstract onStore(store: CreditStore | undefined, before: CreditStore | undefined): void

  /** State or purchase of the store changed. */
  protected abstract onState(): void

  /** Built-in strings with those of the host over them: of this element first, then of the page. */
  protected localize<M extends object>(builtIn: M): M
  protected localize(builtIn: object): object {
    const { messages } = findPage().configuration.peek()
    return messages || this.#messages ? { ...builtIn, ...messages, ...this.#messages } : builtIn
  }

  protected redraw(): void {
    drawNextFrame(this)
  }

  /** For `frame.ts` only. */
  draw(): void {
    const { root } = this
    if (!root || !this.isConnected) return
    try {
      this.render(root)
    } catch {
      // The page changed what was drawn, as translators do: once more, from nothing.
      try {
        this.reset(root)
        this.render(root)
      } catch {
        root.replaceChildren(document.createElement('slot'))
        this.reset(root)
      }
    }
  }

  /** Whoever was signed out may be signed in now. */
  #replaceGetToken(before: GetToken, next: GetToken): void {
    replaceGetToken(before, next)
    const state = this.store?.state.peek()
    if (state?.kind === 'failed' && isNotTheirs(state.failure)) void this.refresh()
  }

  /**
   * Attributes and properties come one by one, and moving is leaving and coming: what counts is where it ends. Those who
   * leave go first, since those who come may take their place.
   */
  #settleSoon(): void {
    this.#settling ??= this.#settleLater()
  }

  async #settleLater(): Promise<void> {
    await microtask
    if (this.isConnected) await microtask
    this.#settling = undefined
    this.#settle()
  }

  #settle(): void {
    const before = this.store
    const store = this.root && this.isConnected ? findStore(this.#target()) : undefined
    if (!this.isConnected) this.#unsubscribe()
    if (store === before) return
    this.#stopListening?.()
    this.#stopListening = undefined
    this.store = store
    this.onStore(store, before)
    store?.retain()
    before?.release()
    if (store) this.#stopListening = this.#listen(store)
    this.redraw()
  }

  /** Through `subscribe`, not `effect`: the store may belong to another copy of the script with its own signals. */
  #listen(store: CreditStore): () => void {
    const changed = () => {
      this.onState()
      this.redraw()
    }
    const ends = [store.state.subscribe(changed), store.purchase.subscribe(changed)]
    return () => ends.forEach((end) => end())
  }

  #unsubscribe(): void {
    this.#stopConfiguration?.()
    this.#stopConfiguration = undefined
  }

  #target() {
    return {
      apiBase: findAttribute(this, 'api-base'),
      account: findAttribute(this, 'account'),
      getToken: this.#getToken,
      source: this.#source,
    }
  }

  /** A property that was set before the element was defined hides the accessor: it is set again, through it. */
  #upgrade(name: (typeof PROPERTIES)[number]): void {
    if (!Object.hasOwn(this, name)) return
    const value: unknown = Reflect.get(this, name)
    Reflect.deleteProperty(this, name)
    Reflect.set(this, name, value)
  }
}

function attachShadow(element: HTMLElement): ShadowRoot | null {
  try {
    return element.attachShadow({ mode: 'open' })
  } catch {
    return null
  }
}

const microtask = Promise.resolve()
const sheets = new Map<string, CSSStyleSheet>()

/** Gives a root its style. Each sheet is made once for all elements. Works under any CSP, which forbids `<style>`. */
export function adopt(root: ShadowRoot, ...styles: string[]): void {
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...styles.map(findSheet)]
}

/** The one sheet for a style, which all elements adopt. */
export function findSheet(css: string): CSSStyleSheet {
  const known = sheets.get(css)
  if (known) return known
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  sheets.set(css, sheet)
  return sheet
}
