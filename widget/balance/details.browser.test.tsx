import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { define } from '../define.ts'
import { PACKS, fakeSource } from '../source.fixture.ts'
import { Details } from './details.tsx'

beforeAll(() => define())

beforeEach(() => sessionStorage.clear())

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

const packs = [...PACKS.packs, { id: 'p250', credits: 250 }]
const opener = page.getByRole('button', { name: /show details/ })
const dialog = page.getByRole('dialog')

/** A bar with its details open. */
async function open() {
  const element = document.createElement('credit-balance')
  element.source = fakeSource({ topUp: { ...PACKS, packs } })
  element.setAttribute('locale', 'en')
  document.body.append(element)
  await userEvent.click(opener)
  await expect.element(dialog).toBeVisible()
  return element
}

test('H8 a bar that is moved while its details are open closes them, and opens them again', async () => {
  const element = await open()
  document.body.append(element)
  await expect.element(opener).toHaveAttribute('aria-expanded', 'false')
  await userEvent.click(opener)
  await expect.element(dialog).toBeVisible()
  document.body.append(element)
  await userEvent.click(page.getByRole('button', { name: 'Buy Credits' }))
  await expect.element(page.getByRole('button', { name: /250 credits/ })).toBeVisible()
})

test('U7 a bar that is moved takes the focus from nobody', async () => {
  const element = await open()
  const field = document.body.appendChild(document.createElement('input'))
  document.body.append(element)
  field.focus()
  await expect.element(opener).toHaveAttribute('aria-expanded', 'false')
  expect(document.activeElement).toBe(field)
  field.blur()
  document.body.append(element)
  await expect.element(opener).toHaveAttribute('aria-expanded', 'false')
  expect(document.activeElement).toBe(document.body)
})

test('U7 a bar that is moved the moment its details open takes no focus either', async () => {
  const element = await open()
  await userEvent.keyboard('{Escape}')
  await expect.element(opener).toHaveAttribute('aria-expanded', 'false')
  const popover = element.shadowRoot?.querySelector('[part=details]')
  const moved = Promise.withResolvers<void>()
  const move = () => {
    document.body.append(element)
    moved.resolve()
  }
  popover?.addEventListener('beforetoggle', () => queueMicrotask(move), { once: true })
  element.shadowRoot?.querySelector<HTMLElement>('[part=value]')?.click()
  await moved.promise
  const toggled = new Promise((resolve) => popover?.addEventListener('toggle', resolve, { once: true }))
  await toggled
  expect(document.activeElement).toBe(document.body)
})

test('details that come once their bar has gone open nothing, and open where it comes back', async () => {
  const element = await open()
  const show = vi.spyOn(HTMLElement.prototype, 'showPopover')
  const opens = vi.spyOn(Details.prototype, 'open')
  element.shadowRoot?.querySelector<HTMLElement>('[part=value]')?.click()
  await vi.waitFor(() => expect(opens).toHaveBeenCalledTimes(1))
  await expect.element(opener).toHaveAttribute('aria-expanded', 'false')
  element.shadowRoot?.querySelector<HTMLElement>('[part=value]')?.click()
  element.remove()
  await vi.waitFor(() => expect(opens).toHaveBeenCalledTimes(2))
  expect(show).not.toHaveBeenCalled()
  expect(opens.mock.results[1]?.type).toBe('return')
  document.body.append(element)
  await userEvent.click(opener)
  await expect.element(dialog).toBeVisible()
})
