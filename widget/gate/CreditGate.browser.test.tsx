import axe from 'axe-core'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { FailureError } from '../../shared/credits/failure.ts'
import { define } from '../define.ts'
import { PACKS } from '../source.fixture.ts'
import { clickAt, find, isInert, placeGate, pricedSource, said, within } from './gate.fixture.ts'

beforeAll(async () => {
  define()
  await customElements.whenDefined('credit-gate')
})

afterEach(() => {
  document.body.replaceChildren()
  document.body.removeAttribute('style')
  localStorage.clear()
  sessionStorage.clear()
  vi.restoreAllMocks()
})

const BUTTON = '<button id="run">Request references</button>'
/** What was said last. */
const live = (gate: Element) => () => within(gate, '[role=status]')?.textContent
const run = () => find('#run', HTMLButtonElement)

/** A gate around one button, and who heard of its clicks: at the button, and at the root as a framework does. */
function gated(available: number | null, attributes: Record<string, string> = {}, facts = {}) {
  const source = pricedSource({ available, ...facts })
  const gate = placeGate(source, { action: 'check', ...attributes }, BUTTON)
  const ran = vi.fn<() => void>()
  run().addEventListener('click', ran)
  document.body.addEventListener('click', ran, { capture: true, once: false, signal: stopping() })
  return { source, gate, ran }
}

let life = new AbortController()
afterEach(() => life.abort())
function stopping(): AbortSignal {
  life = new AbortController()
  return life.signal
}

describe('says what it costs', () => {
  test.each<[said: string, inert: boolean, available: number | null, attributes: Record<string, string>]>([
    ['5 credits · 235 left after', false, 240, {}],
    ['60 credits · 180 left after', false, 240, { quantity: '12' }],
    ['8 of 12 can run', true, 40, { quantity: '12' }],
    ['Needs 5, you have 3', true, 3, {}],
    ['Free', false, 0, { action: 'record' }],
    ['Coming soon', true, 240, { action: 'video' }],
    ['Balance unknown. You can still try.', false, null, {}],
    ['Balance unknown. Not available until this is settled.', true, null, { unknown: 'closed' }],
  ])('%s (inert: %s)', async (words, inert, available, attributes) => {
    const { gate } = gated(available, attributes)
    await expect.poll(said(gate)).toBe(words)
    await expect.poll(isInert(gate)).toBe(inert)
  })

  test('paused, and why', async () => {
    const { gate } = gated(240, {}, { paused: { reason: 'Invoice overdue' } })
    await expect.poll(said(gate)).toBe('Paused: Invoice overdue')
    expect(isInert(gate)()).toBe(true)
  })

  test('follows quantity, action and balance as they change', async () => {
    const { source, gate } = gated(40)
    await expect.poll(said(gate)).toBe('5 credits · 35 left after')
    gate.setAttribute('quantity', '9')
    await expect.poll(said(gate)).toBe('8 of 9 can run')
    gate.setAttribute('action', 'parse')
    await expect.poll(said(gate)).toBe('9 credits · 31 left after')
    Object.assign(source.facts, { available: 3, version: 2 })
    await gate.refresh()
    await expect.poll(said(gate)).toBe('3 of 9 can run')
  })

  test.each(['abc', '-1', '1.5', '1e9', '', '[object Object]'])(
    'a quantity of "%s" is told to reader and developer, and runs or not as the host chose',
    async (quantity) => {
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
      const { gate } = gated(240, { quantity })
      await expect.poll(said(gate)).toBe('How many is not a whole number. You can still try.')
      expect(isInert(gate)()).toBe(false)
      gate.setAttribute('unknown', 'closed')
      await expect.poll(said(gate)).toBe('How many is not a whole number. Not available until this is settled.')
      expect(isInert(gate)()).toBe(true)
      expect(warn.mock.calls.every(([text]) => !String(text).includes('abc'))).toBe(true)
    },
  )

  test('an action that the account does not know is told to reader and developer', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const { gate } = gated(240, { action: 'teleport' })
    await expect.poll(said(gate)).toBe('No price is known for this. You can still try.')
    expect(warn.mock.calls.join()).toContain('action="teleport"')
    gate.setAttribute('unknown', 'closed')
    await expect.poll(isInert(gate)).toBe(true)
  })

  test('what runs all the same has nothing to try again', async () => {
    const { gate } = gated(null)
    await expect.poll(said(gate)).toBe('Balance unknown. You can still try.')
    expect(within(gate, '[part=retry]')?.checkVisibility()).toBe(false)
    gate.setAttribute('unknown', 'closed')
    await expect.poll(() => within(gate, '[part=retry]')?.checkVisibility()).toBe(true)
  })

  test('without an action it says nothing and stops nothing', async () => {
    const { gate, ran } = gated(0, { action: ' ' })
    await expect.poll(() => within(gate, '[part=note]')?.hidden).toBe(true)
    run().click()
    expect(ran).toHaveBeenCalled()
  })

  test('N2 an old answer holds, and says how old it is', async () => {
    const { source, gate } = gated(3)
    await expect.poll(said(gate)).toBe('Needs 5, you have 3')
    source.fault = new FailureError({ kind: 'unreachable', debug: '' })
    await gate.refresh()
    await expect.poll(said(gate)).toMatch(/^Needs 5, you have 3 · as of /)
    expect(isInert(gate)()).toBe(true)
  })

  test('a failure without any balance is named, and can be tried again where that is closed', async () => {
    const source = pricedSource()
    source.fault = new FailureError({ kind: 'signed-out' })
    const gate = placeGate(source, { action: 'check', unknown: 'closed' }, BUTTON)
    await expect.poll(said(gate)).toBe('Signed out. Not available until this is settled.')
    source.fault = null
    await userEvent.click(page.getByRole('button', { name: 'Try again' }))
    await expect.poll(said(gate)).toBe('5 credits · 235 left after')
    await expect.element(page.getByRole('button', { name: 'Try again' })).not.toBeInTheDocument()
  })

  test('closed, it is stopped while the first answer is on its way, and says so', async () => {
    const source = pricedSource()
    const { promise, resolve } = Promise.withResolvers<void>()
    const answer = source.account.bind(source)
    source.account = (call) => promise.then(() => answer(call))
    const gate = placeGate(source, { action: 'check', unknown: 'closed' }, BUTTON)
    await expect.poll(said(gate)).toBe('Loading the balance')
    expect(isInert(gate)()).toBe(true)
    resolve()
    await expect.poll(isInert(gate)).toBe(false)
  })

  test('H24 a host replaces the words', async () => {
    const { gate } = gated(3)
    Object.assign(gate, { messages: { gateCannot: (cost: string) => `Fehlen ${cost}` } })
    await expect.poll(said(gate)).toBe('Fehlen 5')
  })
})

describe('when credits do not suffice', () => {
  test('nothing hears of a click by mouse, by script or by label, and nothing was changed in the host’s nodes', async () => {
    const { gate, ran } = gated(3)
    const before = gate.outerHTML
    await expect.poll(isInert(gate)).toBe(true)
    const label = document.body.appendChild(document.createElement('label'))
    label.htmlFor = 'run'
    label.textContent = 'Run'
    await clickAt(run())
    run().click()
    run().dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }))
    expect(ran).not.toHaveBeenCalled()
    await userEvent.click(label)
    // The click on the label itself is nobody's business but the host's; the one that it passes on is stopped.
    expect(ran).toHaveBeenCalledTimes(1)
    expect(gate.outerHTML).toBe(before)
    expect(run().matches(':focus')).toBe(false)
  })

  test('what lies around the gate does not take a press for its own', async () => {
    const { gate } = gated(3)
    const opened = vi.fn<() => void>()
    const row = document.body.appendChild(document.createElement('div'))
    row.addEventListener('click', opened)
    row.append(gate)
    await expect.poll(isInert(gate)).toBe(true)
    await clickAt(run())
    expect(opened).not.toHaveBeenCalled()
    await userEvent.click(within(gate, '[part=reason]') ?? row)
    expect(opened).toHaveBeenCalledTimes(1)
  })

  test('U7 the keyboard passes it by, and finds the reason and Buy', async () => {
    const { gate } = gated(3, {}, { topUp: PACKS })
    await expect.poll(isInert(gate)).toBe(true)
    const before = document.createElement('input')
    document.body.prepend(before)
    before.focus()
    await userEvent.tab()
    expect(gate.shadowRoot?.activeElement?.textContent).toBe('Buy Credits')
    await expect
      .element(page.getByRole('group', { name: 'Reference check' }))
      .toHaveAccessibleDescription('Needs 5, you have 3')
  })

  test('the focus goes to the reason when its button is stopped, not on to Buy', async () => {
    const { source, gate } = gated(5, {}, { topUp: PACKS })
    await expect.poll(said(gate)).toBe('5 credits · 0 left after')
    run().focus()
    Object.assign(source.facts, { available: 0, version: 2 })
    await gate.refresh()
    await expect.poll(isInert(gate)).toBe(true)
    expect(gate.shadowRoot?.activeElement).toBe(within(gate, '[part=reason]'))
  })

  test('it is open again as soon as the balance suffices', async () => {
    const { source, gate, ran } = gated(3)
    await expect.poll(isInert(gate)).toBe(true)
    Object.assign(source.facts, { available: 103, version: 2 })
    await gate.refresh()
    // Also before the next drawing.
    run().click()
    expect(ran).toHaveBeenCalled()
    await expect.poll(isInert(gate)).toBe(false)
  })

  test('it is closed as soon as the balance is known, before anything is drawn', async () => {
    const { source, gate, ran } = gated(5)
    await expect.poll(said(gate)).toBe('5 credits · 0 left after')
    Object.assign(source.facts, { available: 0, version: 2 })
    await gate.refresh()
    run().click()
    expect(ran).not.toHaveBeenCalled()
  })

  test('H8 a gate that is moved, also into a shadow root, stands guard where it is then, and nowhere else', async () => {
    const { gate, ran } = gated(3)
    await expect.poll(isInert(gate)).toBe(true)
    const button = run()
    const place = document.body.appendChild(document.createElement('div'))
    place.append(gate)
    button.click()
    place.attachShadow({ mode: 'open' }).append(gate)
    button.click()
    expect(ran).not.toHaveBeenCalled()
    gate.remove()
    document.body.append(button)
    button.click()
    expect(ran).toHaveBeenCalled()
  })

  test('H8 a gate that leaves the page listens to nothing any more', async () => {
    const { gate } = gated(3)
    await expect.poll(isInert(gate)).toBe(true)
    const signals: (AbortSignal | undefined)[] = []
    const listens = window.addEventListener.bind(window)
    vi.spyOn(window, 'addEventListener').mockImplementation(
      (...[name, listener, options]: Parameters<typeof listens>) => {
        if (name === 'submit' && typeof options === 'object') signals.push(options.signal)
        listens(name, listener, options)
      },
    )
    for (let round = 0; round < 3; round++) document.body.append(gate)
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, true, false])
    gate.remove()
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, true, true])
  })

  test('a node that a framework puts in later is stopped too, and one that it takes out is not', async () => {
    const { gate, ran } = gated(3)
    await expect.poll(isInert(gate)).toBe(true)
    gate.innerHTML = '<div><a href="#ran">Go</a></div>'
    gate.querySelector('a')?.click()
    expect(location.hash).toBe('')
    const free = document.createElement('button')
    gate.append(free)
    free.addEventListener('click', ran)
    gate.after(free)
    free.click()
    expect(ran).toHaveBeenCalled()
  })
})

describe('those who listen', () => {
  test('U8 hear once why it stops, not every number, and hear it again when they try', async () => {
    const { source, gate } = gated(240)
    await expect.poll(said(gate)).toBe('5 credits · 235 left after')
    expect(live(gate)()).toBe('')
    Object.assign(source.facts, { available: 4, version: 2 })
    await gate.refresh()
    await expect.poll(live(gate)).toBe('Reference check: Needs 5, you have 4')
    Object.assign(source.facts, { available: 3, version: 3 })
    await gate.refresh()
    await expect.poll(said(gate)).toBe('Needs 5, you have 3')
    expect(live(gate)()).toBe('Reference check: Needs 5, you have 4')
    run().click()
    await expect.poll(live(gate)).toBe('Reference check: Needs 5, you have 3')
  })

  test.each(['light', 'dark'])('axe finds nothing, %s', async (scheme) => {
    const [color, background] = scheme === 'dark' ? ['#e6edf3', '#0d1117'] : ['#1f2328', '#ffffff']
    Object.assign(document.body.style, { color, background, colorScheme: scheme })
    const gates = [3, 40, 240, null].map((available) => gated(available, { quantity: '9' }, { topUp: PACKS }).gate)
    for (const gate of gates) gate.querySelector('button')?.removeAttribute('id')
    for (const gate of gates) await expect.poll(said(gate)).not.toBe('')
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } })
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.html}`))).toEqual([])
  })
})
