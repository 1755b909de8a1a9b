/** Every way to submit a form whose button stands in a gate. */
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { define } from '../define.ts'
import { find, isInert, placeGate, pricedSource, said } from './gate.fixture.ts'

beforeAll(async () => {
  define()
  await customElements.whenDefined('credit-gate')
})

afterEach(() => document.body.replaceChildren())

const form = () => find('form', HTMLFormElement)
const field = () => find('input[name=title]', HTMLInputElement)
const press = async (element: HTMLElement, key: string) => {
  element.focus()
  await userEvent.keyboard(key)
}

/** A page of the host, in which `GATE` stands for a gate around `button`. */
async function hostForm(html: string, button = '<button id="send">Send</button>', available = 3) {
  document.body.innerHTML = html.replace('GATE', '<i></i>')
  const gate = placeGate(pricedSource({ available }), { action: 'check' }, button)
  document.querySelector('i')?.replaceWith(gate)
  const sent = vi.fn<(by: string | null) => void>()
  form().addEventListener('submit', (event) => {
    event.preventDefault()
    sent(event.submitter?.id ?? null)
  })
  await expect.poll(said(gate)).not.toBe('')
  await expect.poll(isInert(gate)).toBe(available < 5)
  return { gate, sent }
}

const PLAIN = '<form><input name="title">GATE</form>'

test('enough credits: Enter, the button and scripts submit as ever', async () => {
  const { sent } = await hostForm(PLAIN, undefined, 240)
  await press(field(), '{Enter}')
  await userEvent.click(find('#send', HTMLButtonElement))
  form().requestSubmit()
  expect(sent.mock.calls).toEqual([['send'], ['send'], [null]])
})

test('Enter in a field does not submit', async () => {
  const { sent } = await hostForm(PLAIN)
  await press(field(), '{Enter}')
  expect(sent).not.toHaveBeenCalled()
  expect(document.activeElement).toBe(field())
})

test('no script submits it by the button, or by nobody', async () => {
  const { sent } = await hostForm(PLAIN)
  form().requestSubmit()
  form().requestSubmit(find('#send', HTMLButtonElement))
  find('#send', HTMLButtonElement).click()
  expect(sent).not.toHaveBeenCalled()
})

test('a button that belongs to a form elsewhere by its `form` attribute is stopped, also when that changes', async () => {
  const { sent } = await hostForm(
    '<form id="one"><input name="title"></form><form id="two"></form>GATE',
    '<button id="send" form="two">Send</button>',
  )
  const send = find('#send', HTMLButtonElement)
  send.setAttribute('form', 'one')
  await press(field(), '{Enter}')
  form().requestSubmit()
  expect(sent).not.toHaveBeenCalled()
  send.setAttribute('form', 'two')
  form().requestSubmit()
  expect(sent).toHaveBeenCalledTimes(1)
})

test('an image that submits is stopped', async () => {
  const { sent } = await hostForm(PLAIN, '<input type="image" id="send" alt="Send">')
  form().requestSubmit()
  find('#send', HTMLInputElement).click()
  await press(field(), '{Enter}')
  expect(sent).not.toHaveBeenCalled()
})

test('another button of the form still submits it, and so does Enter where it comes first', async () => {
  const { sent } = await hostForm('<form><input name="title"><button id="draft">Save draft</button>GATE</form>')
  await userEvent.click(find('#draft', HTMLButtonElement))
  await press(field(), '{Enter}')
  form().requestSubmit()
  expect(sent.mock.calls).toEqual([['draft'], ['draft'], [null]])
})

test('another button of the form still submits it where it comes second', async () => {
  const { sent } = await hostForm('<form><input name="title">GATE<button id="draft">Save draft</button></form>')
  await press(field(), '{Enter}')
  expect(sent).not.toHaveBeenCalled()
  await userEvent.click(find('#draft', HTMLButtonElement))
  expect(sent.mock.calls).toEqual([['draft']])
})

test('a form inside the gate is stopped, whatever submits it', async () => {
  const { sent } = await hostForm(
    'GATE<button id="outside" form="whole">Send</button>',
    '<form id="whole"><input name="title"><button id="send">Send</button></form>',
  )
  find('#outside', HTMLButtonElement).click()
  form().requestSubmit()
  expect(sent).not.toHaveBeenCalled()
})

test('a form that has nothing to do with the gate is left alone', async () => {
  const { sent } = await hostForm('<form><input name="title"></form>GATE')
  await press(field(), '{Enter}')
  form().requestSubmit()
  expect(sent).toHaveBeenCalledTimes(2)
})

test('a form in a shadow root of the host is stopped, though its submit event never leaves that', async () => {
  const gate = placeGate(pricedSource({ available: 3 }), { action: 'check' }, '<button>Send</button>')
  const place = document.body.appendChild(document.createElement('div'))
  const inner = document.createElement('form')
  place.attachShadow({ mode: 'open' }).append(inner)
  inner.append(gate)
  const sent = vi.fn<(event: Event) => void>((event) => event.preventDefault())
  inner.addEventListener('submit', sent)
  await expect.poll(isInert(gate)).toBe(true)
  inner.requestSubmit()
  expect(sent).not.toHaveBeenCalled()
})

test('a gate that leaves the page leaves its form alone', async () => {
  const { gate, sent } = await hostForm(PLAIN)
  const send = find('#send', HTMLButtonElement)
  gate.replaceWith(send)
  form().requestSubmit(send)
  await press(field(), '{Enter}')
  expect(sent).toHaveBeenCalledTimes(2)
})
