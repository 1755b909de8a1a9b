import axe from 'axe-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { FailureError } from '../../shared/credits/failure.ts'
import { define } from '../define.ts'
import { fakeSource } from '../source.fixture.ts'
import type { FakeAccount } from '../source.fixture.ts'

beforeAll(async () => {
  define()
  await customElements.whenDefined('credit-connect')
})

afterEach(() => {
  document.body.replaceChildren()
  document.body.removeAttribute('style')
  document.documentElement.removeAttribute('dir')
})

const ADDRESS = 'https://experts.example/start'
const link = page.getByRole('link', { name: 'Pro Connect (opens in a new tab)' })

function place(facts: Partial<FakeAccount> = {}, attributes: Record<string, string> = {}, width = 240) {
  const source = fakeSource({ links: { proConnect: ADDRESS }, ...facts })
  const element = document.createElement('credit-connect')
  element.source = source
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  const sidebar = document.createElement('div')
  Object.assign(sidebar.style, { display: 'flex', flexDirection: 'column', gap: '10px', inlineSize: `${width}px` })
  sidebar.append(document.createElement('hr'), element)
  document.body.append(sidebar)
  return { source, element, sidebar }
}

const anchor = (element: Element) => element.shadowRoot?.querySelector('a') ?? null

test('leads to the address of the account, in a tab that cannot reach back', async () => {
  const { element } = place()
  await expect.element(link).toHaveAttribute('href', ADDRESS)
  expect([anchor(element)?.target, anchor(element)?.rel]).toEqual(['_blank', 'noopener noreferrer'])
})

test.each<[what: string, facts: Partial<FakeAccount>]>([
  ['no links', { links: undefined }],
  ['no address', { links: { proConnect: null } }],
  ['D17 an address that is not safe', { links: { proConnect: 'http://experts.example/' } }],
  ['D17 a script', { links: { proConnect: 'javascript:alert(1)' } }],
])('with %s there is nothing, and no room for it', async (_, facts) => {
  const { source, element, sidebar } = place(facts)
  const height = sidebar.offsetHeight
  await expect.poll(() => source.asked).toBe(1)
  await element.refresh()
  expect(getComputedStyle(element).display).toBe('none')
  expect(anchor(element)).toBeNull()
  element.remove()
  expect(sidebar.offsetHeight).toBe(height)
})

test('goes when the viewer is signed out, and comes back', async () => {
  const { source, element } = place()
  await expect.element(link).toBeVisible()
  source.fault = new FailureError({ kind: 'signed-out' })
  await element.refresh()
  await expect.poll(() => getComputedStyle(element).display).toBe('none')
  source.fault = null
  await element.refresh()
  await expect.element(link).toBeVisible()
})

test('stays while the network is away, and follows another address', async () => {
  const { source, element } = place()
  await expect.element(link).toBeVisible()
  source.fault = new FailureError({ kind: 'offline' })
  await element.refresh()
  await expect.element(link).toBeVisible()
  source.fault = null
  Object.assign(source.facts, { links: { proConnect: `${ADDRESS}?next` }, version: 2 })
  await element.refresh()
  await expect.element(link).toHaveAttribute('href', `${ADDRESS}?next`)
})

test('beside a rail it is a picture with a name, which a pointer finds out', async () => {
  const { element } = place({}, {}, 48)
  await expect.element(link).toBeVisible()
  const word = element.shadowRoot?.querySelector<HTMLElement>('.cg-connect-word')
  expect(word?.offsetWidth).toBe(1)
  expect(anchor(element)?.scrollWidth).toBeLessThanOrEqual(48)
  await userEvent.hover(link)
  expect(anchor(element)?.title).toContain('Pro Connect')
})

test.each(['ltr', 'rtl'])('floats at the end of the line, above the lower edge (%s)', async (dir) => {
  document.documentElement.dir = dir
  const { element } = place({}, { position: 'floating' })
  await expect.element(link).toBeVisible()
  const { left, right, bottom } = element.getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  expect(clientHeight - bottom).toBe(16)
  expect(dir === 'ltr' ? clientWidth - right : left).toBe(16)
  expect(right - left).toBeLessThan(200)
})

const boxOf = (element: Element) => element.getBoundingClientRect()

/** A button of the page at the given distances from its lower edge and its right one. */
function placeButton(style: Record<string, string>, parent: Node = document.body) {
  const button = document.createElement('button')
  Object.assign(button.style, { position: 'fixed', padding: '0', inlineSize: '60px', blockSize: '24px', ...style })
  parent.appendChild(button)
  return button
}

function isUncovered(button: Element, element: Element): boolean {
  return boxOf(element).bottom <= boxOf(button).top || boxOf(element).top >= boxOf(button).bottom
}

async function float() {
  const { element } = place({}, { position: 'floating' })
  await expect.element(link).toBeVisible()
  const { top } = boxOf(element)
  return { element, isHome: () => boxOf(element).top === top }
}

describe('U7 floating, it makes way for what the keyboard is on', () => {
  test('and comes back when that is elsewhere, or itself', async () => {
    const { element, isHome } = await float()
    const elsewhere = placeButton({ insetBlockStart: '0', insetInlineEnd: '0' })
    const covered = placeButton({ insetBlockEnd: '24px', insetInlineEnd: '40px' })
    for (const next of [elsewhere, anchor(element)]) {
      covered.focus({ focusVisible: true })
      await expect.poll(() => isUncovered(covered, element)).toBe(true)
      expect(isHome()).toBe(false)
      next?.focus()
      await expect.poll(isHome).toBe(true)
    }
    covered.focus({ focusVisible: true })
    await expect.poll(isHome).toBe(false)
    covered.blur()
    await expect.poll(isHome).toBe(true)
  })

  test('also in an element of the page’s own', async () => {
    const { element } = await float()
    const own = document.createElement('div')
    document.body.append(own)
    const covered = placeButton({ insetBlockEnd: '24px', insetInlineEnd: '40px' }, own.attachShadow({ mode: 'open' }))
    covered.focus({ focusVisible: true })
    await expect.poll(() => isUncovered(covered, element)).toBe(true)
  })

  test('also when that comes under it by scrolling', async () => {
    const { element, isHome } = await float()
    const long = document.createElement('div')
    long.style.blockSize = '3000px'
    document.body.append(long)
    const scrolled = placeButton({ position: 'absolute', insetBlockStart: '1500px', insetInlineEnd: '40px' }, long)
    scrolled.focus({ focusVisible: true, preventScroll: true })
    expect(isHome()).toBe(true)
    window.scrollBy(0, boxOf(scrolled).bottom - boxOf(element).bottom + 8)
    await expect.poll(() => !isHome() && isUncovered(scrolled, element)).toBe(true)
    window.scrollTo(0, 0)
    await expect.poll(isHome).toBe(true)
  })

  test('not for what is larger than itself, nor for what a pointer pressed', async () => {
    const { isHome } = await float()
    const large = placeButton({ insetBlockEnd: '0', insetInlineEnd: '0', blockSize: '300px' })
    const covered = placeButton({ insetBlockEnd: '24px', insetInlineEnd: '40px' })
    for (const [button, focusVisible] of [
      [large, true],
      [covered, false],
    ] as const) {
      button.focus({ focusVisible })
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      expect(isHome()).toBe(true)
    }
  })
})

test('U7 is reached by key, with a ring', async () => {
  const { element } = place()
  await expect.element(link).toBeVisible()
  await userEvent.tab()
  expect(element.shadowRoot?.activeElement).toBe(anchor(element))
  expect(getComputedStyle(anchor(element) ?? element).outlineStyle).toBe('solid')
})

test.each(['light', 'dark'])('axe finds nothing, %s', async (scheme) => {
  const [color, background] = scheme === 'dark' ? ['#e6edf3', '#0d1117'] : ['#1f2328', '#ffffff']
  Object.assign(document.body.style, { color, background, colorScheme: scheme })
  place()
  place({}, { position: 'floating', theme: scheme })
  await expect.poll(() => page.getByRole('link').elements().length).toBe(2)
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } })
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.html}`))).toEqual([])
})
