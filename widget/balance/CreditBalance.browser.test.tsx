import axe from 'axe-core'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { FailureError } from '../../shared/credits/failure.ts'
import { define } from '../define.ts'
import { PACKS, fakeSource, newAccountId } from '../source.fixture.ts'
import type { FakeSource } from '../source.fixture.ts'
import type { CreditBalance } from './CreditBalance.ts'

beforeAll(() => define())

beforeEach(async () => {
  await page.viewport(1280, 720)
  localStorage.clear()
  sessionStorage.clear()
})

afterEach(() => {
  document.body.replaceChildren()
  document.body.removeAttribute('style')
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

function place(source: FakeSource, attributes: Record<string, string> = {}, content = ''): CreditBalance {
  const element = document.createElement('credit-balance')
  element.source = source
  for (const [name, value] of Object.entries({ locale: 'en', ...attributes })) element.setAttribute(name, value)
  element.textContent = content
  document.body.append(element)
  return element
}

function within(element: Element, selector: string): HTMLElement | null {
  return element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null
}

function shown(element: Element, selector: string): string | null {
  const found = within(element, selector)
  return found && found.checkVisibility() ? found.textContent : null
}

function readLevel(detail: unknown): unknown {
  return typeof detail === 'object' && detail !== null && 'level' in detail ? detail.level : undefined
}

/** A tab of another origin, as far as a page can tell. */
function fakeTab() {
  const link = { href: '', rel: '', click: vi.fn<() => void>() }
  const tab = { opener: {}, closed: false, close: vi.fn<() => void>(), document: { createElement: () => link } }
  const open = vi.fn<() => unknown>(() => tab)
  vi.stubGlobal('open', open)
  return { tab, open, link }
}

/** What the number says, as soon as it is drawn. */
const numberOf = (element: Element) => () => shown(element, '[part=number]')

describe('the number', () => {
  test('stands with its unit, and is named for those who listen', async () => {
    const element = place(fakeSource())
    await expect.poll(numberOf(element)).toBe('368')
    expect(shown(element, '[part=unit]')).toBe('credits')
    await expect.element(page.getByRole('button', { name: '368 credits, show details' })).toBeVisible()
  })

  test.each([
    [{ available: 60 }, 'Low', 'low'],
    [{ available: 0 }, 'Out of credits', 'empty'],
    [{ available: -5, balanceFloor: -50 }, 'Overdrawn', 'overdrawn'],
  ])('D5 %o is said in a word and an icon, not by colour alone', async (facts, word, icon) => {
    const element = place(fakeSource(facts))
    await expect.poll(() => shown(element, '[part=level]')).toBe(word)
    expect(within(element, `.cg-badge-${icon} svg path`)).not.toBeNull()
  })

  test('D5 a negative number has a real minus sign', async () => {
    await expect.poll(numberOf(place(fakeSource({ available: -5 })))).toBe('−5')
  })

  test('D6 unknown is a dash, never 0', async () => {
    const element = place(fakeSource({ available: null }))
    await expect.poll(() => within(element, '[part=bar]')?.dataset['kind']).toBe('known')
    expect(shown(element, '[part=number]')).toBe('—')
  })

  test('R6 stands before anything of Intl was made', async () => {
    const format = vi.spyOn(Intl, 'NumberFormat')
    const plural = vi.spyOn(Intl, 'PluralRules')
    const element = place(fakeSource({ available: 12_345 }))
    await expect.poll(numberOf(element)).toBe('12,345')
    expect(format).not.toHaveBeenCalled()
    expect(plural).not.toHaveBeenCalled()
  })

  test('is shortened where room is narrow, and whole for those who listen', async () => {
    const element = place(fakeSource({ available: 12_345 }))
    await expect.poll(numberOf(element)).toBe('12,345')
    await page.viewport(360, 720)
    await expect.poll(numberOf(element)).toBe('12.3K')
    expect(within(element, '[part=value]')?.ariaLabel).toContain('12,345 credits')
  })

  test('follows when a language needs Intl', async () => {
    await expect.poll(numberOf(place(fakeSource({ available: 12_345 }), { locale: 'de-CH' }))).toMatch(/^12.345$/)
  })

  test('H24 is formatted anew when the language of the page changes', async () => {
    const element = place(fakeSource({ available: 12_345 }))
    element.removeAttribute('locale')
    document.body.lang = 'en'
    await expect.poll(numberOf(element)).toBe('12,345')
    document.body.lang = 'de'
    await expect.poll(numberOf(element)).toBe('12.345')
    document.body.removeAttribute('lang')
  })
})

describe('one store', () => {
  test('C1 three elements of one account make one request', async () => {
    const source = fakeSource()
    const elements = [place(source), place(source), place(source)]
    for (const element of elements) await expect.poll(numberOf(element)).toBe('368')
    expect(source.asked).toBe(1)
  })

  test('C2 two accounts do not mix', async () => {
    const [one, other] = [place(fakeSource({ available: 111 })), place(fakeSource({ available: 222 }))]
    await expect.poll(numberOf(one)).toBe('111')
    await expect.poll(numberOf(other)).toBe('222')
  })

  test('H9 a parent that is rendered again and again makes no further request', async () => {
    const source = fakeSource()
    for (let round = 0; round < 20; round++) {
      document.body.replaceChildren()
      await expect.poll(numberOf(place(source))).toBe('368')
    }
    expect(source.asked).toBe(1)
  })

  test('H8 a moved element keeps its store and its number', async () => {
    const source = fakeSource()
    const element = place(source)
    await expect.poll(numberOf(element)).toBe('368')
    const elsewhere = document.body.appendChild(document.createElement('div'))
    elsewhere.append(element)
    expect(shown(element, '[part=number]')).toBe('368')
    await element.refresh()
    expect(source.asked).toBe(2)
  })
})

describe('the host', () => {
  test('H6 properties set before the element is defined are kept', async () => {
    const source = fakeSource({ available: 77 })
    const element = document.createElement('early-balance')
    Object.assign(element, { source })
    document.body.append(element)
    define('early')
    await expect.poll(numberOf(element)).toBe('77')
    expect(Object.hasOwn(element, 'source')).toBe(false)
  })

  test('H4 defining twice does not throw', () => {
    expect(() => define()).not.toThrow()
  })

  test('H5 another version that was there first is left alone, with a warning', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    class Older extends HTMLElement {
      static readonly version = '0.0.1'
    }
    customElements.define('older-balance', Older)
    define('older')
    await vi.waitFor(() => expect(warn).toHaveBeenCalledWith(expect.stringContaining('<older-balance>')))
    expect(customElements.get('older-balance')).toBe(Older)
    expect(customElements.get('older-panel')).toBeUndefined()
  })

  test('X2 a token in an attribute is refused with a warning', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    place(fakeSource(), { 'access-token': 'canary' })
    await vi.waitFor(() => expect(warn).toHaveBeenCalledTimes(1))
    expect(warn.mock.calls.join()).not.toContain('canary')
  })

  test('what stands between the tags stays until there is a number', async () => {
    const source = fakeSource()
    const { promise: patience, resolve: answer } = Promise.withResolvers<void>()
    const account = source.account.bind(source)
    source.account = async () => {
      await patience
      return account()
    }
    const element = place(source, {}, 'Credits')
    await expect.poll(() => within(element, 'slot')?.hidden).toBe(false)
    expect(shown(element, '[part=bar]')).toBeNull()
    answer()
    await expect.poll(numberOf(element)).toBe('368')
    expect(within(element, 'slot')?.hidden).toBe(true)
  })

  test('H21 a page that is translated does not break the next drawing', async () => {
    const source = fakeSource()
    const element = place(source)
    await expect.poll(numberOf(element)).toBe('368')
    const text = within(element, '[part=number]')?.firstChild
    const font = document.createElement('font')
    text?.replaceWith(font)
    if (text) font.append(text)
    source.facts = { ...source.facts, available: 363, version: 2 }
    await element.refresh()
    await expect.poll(numberOf(element)).toBe('363')
  })

  test('H11 a polluted Object.prototype does not blank the number', async () => {
    Reflect.set(Object.prototype, 'dangerouslySetInnerHTML', { __html: '' })
    try {
      await expect.poll(numberOf(place(fakeSource()))).toBe('368')
    } finally {
      Reflect.deleteProperty(Object.prototype, 'dangerouslySetInnerHTML')
    }
  })
})

describe('failures', () => {
  test('N1 offline with nothing known shows a dash and says so', async () => {
    const source = fakeSource()
    source.fault = new FailureError({ kind: 'offline' })
    const element = place(source)
    await expect.poll(() => shown(element, '[part=level]')).toBe('Offline')
    expect(shown(element, '[part=number]')).toBe('—')
  })

  test('N2 a failure keeps the number and says how old it is', async () => {
    const source = fakeSource()
    const element = place(source)
    await expect.poll(numberOf(element)).toBe('368')
    source.fault = new FailureError({ kind: 'offline' })
    await element.refresh()
    await expect.poll(() => shown(element, '[part=age]')).toMatch(/^as of /)
    expect(shown(element, '[part=number]')).toBe('368')
  })

  test('D23 the number of another account is not shown', async () => {
    const element = place(fakeSource({ id: newAccountId() }), { account: newAccountId() })
    await expect.poll(() => shown(element, '[part=level]')).toBe('Another account')
    expect(shown(element, '[part=number]')).toBe('—')
  })

  test('a failure is told to the host', async () => {
    const source = fakeSource()
    source.fault = new FailureError({ kind: 'signed-out' })
    const heard = vi.fn<(event: Event) => void>()
    document.addEventListener('credit-error', heard, { once: true })
    place(source)
    await vi.waitFor(() => expect(heard).toHaveBeenCalled())
    expect(heard.mock.calls[0]?.[0]).toMatchObject({ detail: { failure: { kind: 'signed-out' } }, composed: true })
  })
})

describe('events', () => {
  test('tell of the first number, of changes and of crossings, and of nothing else', async () => {
    const source = fakeSource()
    const heard: unknown[] = []
    const log = (event: Event) => {
      if (event instanceof CustomEvent) heard.push([event.type, readLevel(event.detail)])
    }
    document.addEventListener('credit-change', log)
    document.addEventListener('credit-level', log)
    const element = place(source)
    await expect.poll(numberOf(element)).toBe('368')
    await element.refresh()
    source.facts = { ...source.facts, available: 100, version: 2 }
    await element.refresh()
    document.removeEventListener('credit-change', log)
    document.removeEventListener('credit-level', log)
    expect(heard).toEqual([
      ['credit-change', 'healthy'],
      ['credit-level', 'healthy'],
      ['credit-change', 'low'],
      ['credit-level', 'low'],
    ])
  })
})

describe('buying', () => {
  test('is a real link where there is a standing page', async () => {
    place(fakeSource({ topUp: { url: 'https://vendor.example/buy', kinds: [], packs: [] } }))
    await expect
      .element(page.getByRole('link', { name: 'Buy Credits' }))
      .toHaveAttribute('href', 'https://vendor.example/buy')
  })

  test('the host can take over', async () => {
    const open = vi.spyOn(window, 'open')
    place(fakeSource({ topUp: PACKS }))
    document.addEventListener('credit-buy', (event) => event.preventDefault(), { once: true })
    await userEvent.click(page.getByRole('button', { name: 'Buy Credits' }))
    expect(open).not.toHaveBeenCalled()
  })

  test('C6 a triple click opens one tab, makes one order, and says where it stands', async () => {
    const source = fakeSource({ topUp: PACKS })
    const { tab, open, link } = fakeTab()
    place(source)
    const buy = page.getByRole('button', { name: 'Buy Credits' })
    await expect.element(buy).toBeVisible()
    await userEvent.tripleClick(buy)
    await expect.element(page.getByText('Checkout is open in another tab')).toBeVisible()
    expect(open).toHaveBeenCalledTimes(1)
    expect(source.orders).toHaveLength(1)
    expect(tab.opener).toBeNull()
    expect(link).toMatchObject({ href: 'https://pay.example/t1', rel: 'noreferrer' })
    expect(link.click).toHaveBeenCalledTimes(1)
  })

  test('C10 credits that arrive are shown, with what was bought', async () => {
    const source = fakeSource({ topUp: PACKS })
    vi.spyOn(window, 'open').mockReturnValue(null)
    const element = place(source)
    await userEvent.click(page.getByRole('button', { name: 'Buy Credits' }))
    await expect.poll(() => element.shadowRoot?.activeElement?.textContent).toBe('Open checkout')
    source.topUpStatus = 'credited'
    source.facts = { ...source.facts, available: 468, version: 2 }
    window.dispatchEvent(new Event('focus'))
    await expect.element(page.getByText('100 credits added')).toBeVisible()
    await expect.poll(numberOf(element)).toBe('468')
  })

  test('U11 the address of a checkout is copied, where the page may', async () => {
    vi.spyOn(window, 'open').mockReturnValue(null)
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    place(fakeSource({ topUp: PACKS }))
    await userEvent.click(page.getByRole('button', { name: 'Buy Credits' }))
    await userEvent.click(page.getByRole('button', { name: 'Copy' }))
    await expect.element(page.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(write).toHaveBeenCalledExactlyOnceWith('https://pay.example/t1')
  })

  test('U11 a page without a clipboard leaves the address to be copied by hand', async () => {
    vi.spyOn(window, 'open').mockReturnValue(null)
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })
    const uncaught = vi.fn<(event: ErrorEvent) => void>((event) => event.preventDefault())
    window.addEventListener('error', uncaught)
    place(fakeSource({ topUp: PACKS }))
    await userEvent.click(page.getByRole('button', { name: 'Buy Credits' }))
    await userEvent.click(page.getByRole('button', { name: 'Copy' }))
    await expect.element(page.getByRole('textbox')).toHaveValue('https://pay.example/t1')
    window.removeEventListener('error', uncaught)
    Reflect.deleteProperty(navigator, 'clipboard')
    expect(uncaught).not.toHaveBeenCalled()
  })

  test('a new page goes on with the purchase of the one before', async () => {
    const source = fakeSource({ topUp: PACKS })
    fakeTab()
    place(source)
    await userEvent.click(page.getByRole('button', { name: 'Buy Credits' }))
    await expect.element(page.getByText('Checkout is open in another tab')).toBeVisible()
    document.body.replaceChildren()
    place(Object.assign(fakeSource({ topUp: PACKS, id: source.facts.id }), { topUpStatus: 'pending' }))
    const buy = page.getByRole('button', { name: 'Buy Credits' })
    await expect.element(buy).toHaveAttribute('aria-busy', 'true')
  })

  test('several packs are offered first', async () => {
    const source = fakeSource({ topUp: { ...PACKS, packs: [...PACKS.packs, { id: 'p250', credits: 250 }] } })
    vi.spyOn(window, 'open').mockReturnValue(null)
    place(source)
    await userEvent.click(page.getByRole('button', { name: 'Buy Credits' }))
    await userEvent.click(page.getByRole('button', { name: /250 credits/ }))
    await vi.waitFor(() => expect(source.orders).toMatchObject([{ order: { packId: 'p250' } }]))
  })
})

describe('details', () => {
  test('U7 open by key, close by Escape, and give the focus back', async () => {
    const element = place(fakeSource())
    await expect.poll(numberOf(element)).toBe('368')
    await userEvent.keyboard('{Tab}{Enter}')
    await expect.element(page.getByRole('dialog')).toBeVisible()
    expect(within(element, '[part=value]')?.ariaExpanded).toBe('true')
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => within(element, '[part=details]')?.checkVisibility()).toBe(false)
    await expect.poll(() => element.shadowRoot?.activeElement).toBe(within(element, '[part=value]'))
  })

  test('a second click closes them', async () => {
    const element = place(fakeSource())
    const opener = page.getByRole('button', { name: /show details/ })
    await userEvent.click(opener)
    await expect.element(page.getByRole('dialog')).toBeVisible()
    await userEvent.click(opener)
    await expect.poll(() => within(element, '[part=details]')?.checkVisibility()).toBe(false)
  })

  test('refresh asks again', async () => {
    const source = fakeSource()
    place(source)
    await userEvent.click(page.getByRole('button', { name: /show details/ }))
    await userEvent.click(page.getByRole('button', { name: 'Refresh' }))
    await expect.poll(() => source.asked).toBe(2)
  })
})

describe('axe finds nothing', () => {
  test.each(['light', 'dark'])('in %s, bar and details', async (scheme) => {
    document.body.style.cssText = scheme === 'dark' ? 'background:#111;color:#eee' : 'background:#fff;color:#111'
    const element = place(fakeSource({ available: 60, topUp: PACKS }))
    await userEvent.click(page.getByRole('button', { name: /show details/ }))
    await expect.element(page.getByRole('dialog')).toBeVisible()
    const { violations } = await axe.run(element, { rules: { region: { enabled: false } } })
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  })
})
