/** Pages that have changed what every script on them uses: by polyfills, wrappers of monitoring services, or malice. */
import { describe } from 'vitest'
import { hostPage } from '../host-page.ts'
import { fastClock } from '../fast-clock.ts'
import { detailsText } from './details.ts'
import { expect, expectBar, test } from './journey.ts'

/** What a page does to `fetch`, and what the bar then says: the number, or why there is none. */
const FETCHES: Record<string, { script: string; says: RegExp }> = {
  'throws at once': { script: `fetch = () => { throw new Error('patched') }`, says: /^— No connection/ },
  'rejects with no error': { script: `fetch = () => Promise.reject('patched')`, says: /^— No connection/ },
  'answers nothing': { script: `fetch = async () => undefined`, says: /^— / },
  'answers what is no response': {
    script: `fetch = async () => ({ ok: true, status: 200, json: async () => ({ balance: { available: 9 } }) })`,
    says: /^— /,
  },
  'answers an empty response': { script: `fetch = async () => new Response()`, says: /^— / },
  'answers half an account': {
    script: `fetch = async () => Response.json({ balance: { available: 9 } })`,
    says: /^— Unreadable answer/,
  },
  'answers a number alone': { script: `fetch = async () => Response.json(9)`, says: /^— Unreadable answer/ },
  'answers a page': {
    script: `fetch = async () => new Response('<p>9 credits', { headers: { 'Content-Type': 'text/html' } })`,
    says: /^— Signed out/,
  },
  'never settles': { script: `fetch = () => new Promise(() => {})\n${fastClock(30)}`, says: /^— No answer in time/ },
  'is late': {
    script: `{ const real = fetch; fetch = async (...args) => {
      await new Promise((resolve) => setTimeout(resolve, 300)); return real(...args) } }`,
    says: /^368 credits/,
  },
  'is wrapped, as by a monitoring service': {
    script: `{ const real = fetch; fetch = function (input, init) { return real.call(this, new Request(input, init)).then((r) => r) } }`,
    says: /^368 credits/,
  },
}

describe('H10 where fetch', () => {
  test.for(Object.entries(FETCHES))('%s', async ([, { script, says }], { host, open, instance }) => {
    const { url } = await host({ '/': hostPage({ instance: `healthy@${instance}` }) })
    await expectBar(await open(url, { script }), says)
  })
})

/** Built-in functions that a page has replaced. The number still comes, or there is none. */
const PATCHES: Record<string, { script: string; says: RegExp }> = {
  'JSON.parse throws': { script: `JSON.parse = () => { throw new Error('patched') }`, says: /^— Unreadable answer/ },
  'JSON.parse answers nothing': { script: `JSON.parse = () => undefined`, says: /^— Unreadable answer/ },
  'JSON.parse makes numbers text': {
    script: `{ const parse = JSON.parse; JSON.parse = (text) => parse(text, (_, v) => typeof v === 'number' ? String(v) : v) }`,
    says: /^— Unreadable answer/,
  },
  'JSON.stringify knows toJSON of strings, as with an old Prototype': {
    script: `String.prototype.toJSON = function () { return '"' + this + '"' }; Array.prototype.toJSON = function () { return 'list' }`,
    says: /^368 credits/,
  },
  'responses cannot be read': { script: `Response.prototype.text = Response.prototype.json = undefined`, says: /^368/ },
  'bodies cannot be streamed': {
    script: `ReadableStreamDefaultReader.prototype.read = () => Promise.reject(new TypeError('patched'))`,
    says: /^— No connection/,
  },
  'Date.now knows no time': { script: `Date.now = () => NaN`, says: /^368 credits/ },
  'Date.now stands still': { script: `Date.now = () => 0`, says: /^368 credits/ },
  'Promise is a class of the page': { script: `Promise = class extends Promise {}`, says: /^368 credits/ },
  'microtasks are late': {
    script: `queueMicrotask = (callback) => void setTimeout(callback, 20)`,
    says: /^368 credits/,
  },
  'nothing is ever idle': { script: `requestIdleCallback = () => 0`, says: /^368 credits/ },
  'there are no idle callbacks': { script: `delete globalThis.requestIdleCallback`, says: /^368 credits/ },
  'requests cannot be made': { script: `Request = undefined`, says: /^— Not set up/ },
  'there are neither locks nor channels': {
    script: `BroadcastChannel = undefined; Object.defineProperty(navigator, 'locks', { value: undefined })`,
    says: /^368 credits/,
  },
  'storage is switched off': {
    script: `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })
      Object.defineProperty(window, 'sessionStorage', { value: null })`,
    says: /^368 credits/,
  },
  'timers answer objects': {
    script: `for (const name of ['setTimeout', 'setInterval']) { const real = window[name].bind(window)
      window[name] = (...args) => ({ id: real(...args) }) }`,
    says: /^368 credits/,
  },
}

describe('H10 where', () => {
  test.for(Object.entries(PATCHES))('%s', async ([, { script, says }], { host, open, instance }) => {
    const { url } = await host({ '/': hostPage({ instance: `healthy@${instance}` }) })
    await expectBar(await open(url, { script }), says)
  })
})

const POLLUTIONS = {
  'H11 Object.prototype.dangerouslySetInnerHTML': `Object.prototype.dangerouslySetInnerHTML = { __html: '<b>9 credits</b>' }`,
  'H11 Object.prototype.children': `Object.prototype.children = '9 credits'`,
  'H11 Object.prototype with a method that is listed': `Object.prototype.each = function (visit) { for (const k in this) visit(k) }`,
  'H11 Object.prototype.id and title': `Object.assign(Object.prototype, { id: 'x', title: 'x' })`,
  'H11 Object.prototype.__proto__ frozen': `Object.freeze(Object.prototype)`,
  'H12 Array.prototype with a method that is listed': `Array.prototype.extra = () => 9`,
  'H12 functions without source text': `Function.prototype.toString = () => { throw new Error('patched') }`,
}

describe('number and details stand in spite of', () => {
  test.for(Object.entries(POLLUTIONS))('%s', async ([, script], { host, open, instance }) => {
    const { url } = await host({ '/': hostPage({ instance: `low@${instance}` }) })
    const page = await open(url, { script })
    await expectBar(page, '86 credits Low')
    // Without locators: they do not bear these pages.
    await page.evaluate(() =>
      document.querySelector('credit-balance')?.shadowRoot?.querySelector<HTMLElement>('[part=value]')?.click(),
    )
    await expect
      .poll(() => detailsText(page))
      .toMatch(/Halden Robotics 86 credits of 500 Low At or below your low mark of 125 credits/)
  })
})

const NO_ELEMENTS = {
  'shadow roots are missing': `Element.prototype.attachShadow = undefined`,
  'shadow roots are refused': `Element.prototype.attachShadow = () => { throw new Error('patched') }`,
  'there are no custom elements': `Object.defineProperty(window, 'customElements', { value: undefined })`,
  'custom elements are refused': `customElements.define = () => { throw new Error('patched') }`,
  'style sheets cannot be made': `CSSStyleSheet = undefined`,
}

describe('H13 what the page wrote between the tags stays where', () => {
  test.for(Object.entries(NO_ELEMENTS))('%s', async ([, script], { host, open, instance, expectedConsole }) => {
    expectedConsole.push(/could not be registered/)
    const server = await host({ '/': hostPage({ instance: `healthy@${instance}` }) })
    const page = await open(server.url, { script })
    const link = await page.locator('credit-balance > a').waitHandle()
    // Loaded and run: nothing comes after this that could hide it.
    await page.evaluate(`import('/widget/credit-gauge.js').then(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))`)
    expect(await link.evaluate((element) => element.checkVisibility() && element.textContent)).toBe('Credits')
  })
})
