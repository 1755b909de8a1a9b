import type { Page, Request } from '@playwright/test'

/** Requests of a page that are under way. A live stream, which never ends, is none of them. */
export class Traffic {
  readonly #open = new Set<Request>()
  #waiting: (() => void)[] = []

  constructor(page: Page) {
    page.on('request', (request) => {
      if (!request.url().endsWith('/events')) this.#open.add(request)
    })
    page.on('requestfinished', (request) => this.#end(request))
    page.on('requestfailed', (request) => this.#end(request))
  }

  /** Resolves when there are none; there may be others afterwards. Throws, naming them, where that takes longer. */
  async quiet(withinMs: number): Promise<void> {
    if (this.#open.size === 0) return
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const timer = setTimeout(() => {
      reject(new Error(`No answer to ${[...this.#open].map((request) => request.url()).join(', ')}.`))
    }, withinMs)
    this.#waiting.push(resolve)
    await promise.finally(() => clearTimeout(timer))
  }

  /** A page that is left takes its requests along. */
  forget(): void {
    this.#open.clear()
  }

  #end(request: Request): void {
    this.#open.delete(request)
    if (this.#open.size > 0) return
    for (const resolve of this.#waiting) resolve()
    this.#waiting = []
  }
}
