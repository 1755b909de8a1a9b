/** What the host hears, decides and asks. */
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { FailureError } from '../../shared/credits/failure.ts'
import { define } from '../define.ts'
import type { CreditGateStop } from '../events.ts'
import { PACKS } from '../source.fixture.ts'
import { clickAt, find, isInert, placeGate, pricedSource, said } from './gate.fixture.ts'

beforeAll(async () => {
  define()
  await customElements.whenDefined('credit-gate')
})

afterEach(() => {
  document.body.replaceChildren()
  sessionStorage.clear()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** Hears the gate at the page, and cancels what `cancels` says. */
function listen(cancels: (stop: CreditGateStop) => boolean = () => false) {
  const heard: CreditGateStop[] = []
  const life = new AbortController()
  document.body.addEventListener(
    'credit-gate',
    (event) => {
      heard.push(event.detail)
      if (cancels(event.detail)) event.preventDefault()
    },
    life,
  )
  onTestEnd(() => life.abort())
  return heard
}

const ends: (() => void)[] = []
const onTestEnd = (end: () => void) => void ends.push(end)
afterEach(() => ends.splice(0).forEach((end) => end()))

const FORM = '<form><button id="run">Run</button></form>'
const run = () => find('#run', HTMLButtonElement)

/** A gate around a form of one button. */
function gated(available: number, attributes: Record<string, string> = {}, facts = {}) {
  const source = pricedSource({ available, ...facts })
  const gate = placeGate(source, { action: 'check', ...attributes }, FORM)
  const ran = vi.fn<(event: Event) => void>((event) => event.preventDefault())
  find('form', HTMLFormElement).addEventListener('submit', ran)
  return { source, gate, ran }
}

describe('credit-gate', () => {
  test('tells once that the gate closes, then each attempt; not every number', async () => {
    const heard = listen()
    const { source, gate } = gated(240, { quantity: '2' })
    await expect.poll(said(gate)).toBe('10 credits · 230 left after')
    expect(heard).toEqual([])
    Object.assign(source.facts, { available: 7, version: 2 })
    await gate.refresh()
    await expect.poll(isInert(gate)).toBe(true)
    Object.assign(source.facts, { available: 6, version: 3 })
    await gate.refresh()
    const answer = { kind: 'part', cost: 10, canRun: 1, missing: 3, mayRun: false, text: '1 of 2 can run' }
    const closes = { accountId: source.facts.id, action: 'check', quantity: 2, answer, isAttempt: false }
    await expect.poll(() => heard).toEqual([closes])
    run().click()
    await clickAt(run())
    const attempt = { ...closes, answer: { ...answer, missing: 4 }, isAttempt: true }
    expect(heard.slice(1)).toEqual([attempt, attempt])
  })

  test('cancelled as the gate closes: it stays open, says why it would not, and asks again when the wish is another', async () => {
    const heard = listen(({ quantity }) => quantity === 1)
    const { gate, ran } = gated(3, { quantity: '1' })
    await expect.poll(said(gate)).toBe('Needs 5, you have 3')
    expect(isInert(gate)()).toBe(false)
    run().click()
    expect(ran).toHaveBeenCalledTimes(1)
    expect(heard).toHaveLength(1)
    gate.setAttribute('quantity', '2')
    await expect.poll(isInert(gate)).toBe(true)
    run().click()
    expect(ran).toHaveBeenCalledTimes(1)
    expect(heard.map(({ isAttempt }) => isAttempt)).toEqual([false, false, true])
  })

  test('cancelled at an attempt: that one goes through, form and all, and is asked about once', async () => {
    const heard = listen(({ isAttempt }) => isAttempt)
    const { gate, ran } = gated(3)
    await expect.poll(isInert(gate)).toBe(true)
    run().click()
    expect(ran).toHaveBeenCalledTimes(1)
    expect(heard).toHaveLength(2)
    await clickAt(run())
    expect(ran).toHaveBeenCalledTimes(2)
    expect(heard).toHaveLength(3)
    expect(isInert(gate)()).toBe(true)
  })

  test('a listener that throws lets nobody through', async () => {
    const { gate, ran } = gated(3)
    await expect.poll(isInert(gate)).toBe(true)
    const caught = vi.fn<(event: ErrorEvent) => void>((event) => event.preventDefault())
    addEventListener('error', caught, { once: true })
    gate.addEventListener('credit-gate', () => {
      throw new Error('the host’s own')
    })
    run().click()
    expect(caught).toHaveBeenCalledTimes(1)
    expect(ran).not.toHaveBeenCalled()
  })
})

describe('check()', () => {
  test('answers for any wish, in numbers and words, and for its own without one', async () => {
    const { gate } = gated(40, { quantity: '2' })
    expect(await gate.check('parse', 41)).toEqual({
      kind: 'part',
      cost: 41,
      canRun: 40,
      missing: 1,
      mayRun: false,
      text: '40 of 41 can run',
    })
    expect(await gate.check()).toEqual({
      kind: 'can',
      cost: 10,
      after: 30,
      mayRun: true,
      text: '10 credits · 30 left after',
    })
  })

  test('needs nothing between the tags, and no action', async () => {
    const gate = placeGate(pricedSource({ available: 3 }), {}, '')
    expect(await gate.check('check', 1)).toMatchObject({ kind: 'cannot', mayRun: false, text: 'Needs 5, you have 3' })
  })

  test.each([-1, 1.5, Number.NaN, Infinity, 1e21])('%s units are no number of units', async (quantity) => {
    const { gate } = gated(40)
    expect(await gate.check('check', quantity)).toMatchObject({ kind: 'bad-quantity', mayRun: true })
  })

  test('asks the server where the balance is older than five seconds, and only there', async () => {
    const { source, gate } = gated(40)
    await gate.check('check', 1)
    expect(source.asked).toBe(1)
    const now = Date.now()
    vi.spyOn(Date, 'now').mockReturnValue(now + 6000)
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 6000)
    Object.assign(source.facts, { available: 3, version: 2 })
    expect(await gate.check('check', 1)).toMatchObject({ kind: 'cannot' })
    expect(source.asked).toBe(2)
  })

  test('never rejects: it follows the choice where there is no answer', async () => {
    const source = pricedSource()
    source.fault = new FailureError({ kind: 'signed-out' })
    const gate = placeGate(source, { unknown: 'closed' }, '')
    expect(await gate.check('check', 1)).toEqual({
      kind: 'failed',
      failure: 'signed-out',
      mayRun: false,
      text: 'Signed out. Not available until this is settled.',
    })
    const nowhere = document.body.appendChild(document.createElement('credit-gate'))
    expect(await nowhere.check('check', 1)).toMatchObject({ kind: 'loading', mayRun: true })
  })
})

describe('Buy', () => {
  const packs = [...PACKS.packs, { id: 'p250', credits: 250 }]
  const dialog = page.getByRole('dialog')

  test('opens what there is to buy, at the gate, and the focus comes back to it', async () => {
    const { gate } = gated(3, {}, { topUp: { ...PACKS, packs } })
    const buy = page.getByRole('button', { name: 'Buy Credits' })
    await userEvent.click(buy)
    await expect.element(dialog).toBeVisible()
    await expect.element(page.getByRole('button', { name: /250 credits/ })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(dialog).not.toBeInTheDocument()
    await expect.poll(() => gate.shadowRoot?.activeElement?.textContent).toBe('Buy Credits')
  })

  test('a request says what was stopped', async () => {
    const access = { entries: true, export: true, buy: false, request: true, missing: [], contacts: [] }
    gated(3, { quantity: '20' }, { topUp: { ...PACKS, packs, kinds: ['request'] }, access })
    await userEvent.click(page.getByRole('button', { name: 'Request Credits' }))
    await expect
      .element(dialog.getByRole('textbox', { name: 'Message' }))
      .toHaveValue(
        'We want to run 20 × Reference check, which needs 100 credits. We have 3 credits left. Could you add 100 credits?',
      )
  })

  test('C6 the host may take it over; else one pack goes to its checkout, once', async () => {
    vi.stubGlobal('open', () => null)
    const { source, gate } = gated(3, {}, { topUp: PACKS })
    const buy = page.getByRole('button', { name: 'Buy Credits' })
    const wished = vi.fn<(event: Event) => void>((event) => event.preventDefault())
    gate.addEventListener('credit-buy', wished, { once: true })
    await userEvent.click(buy)
    expect(wished).toHaveBeenCalledTimes(1)
    expect(source.orders).toHaveLength(0)
    await userEvent.dblClick(buy)
    await expect.poll(() => source.orders.length).toBe(1)
    await expect.element(dialog).toBeVisible()
  })

  test('a standing page is a real link', async () => {
    gated(3, {}, { topUp: { ...PACKS, url: 'https://ats.example/buy' } })
    const link = page.getByRole('link', { name: 'Buy Credits' })
    await expect.element(link).toHaveAttribute('href', 'https://ats.example/buy')
    await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer')
  })
})
