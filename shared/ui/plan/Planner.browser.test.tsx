import { render } from 'preact'
import type { ComponentProps } from 'preact'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { balance } from '../../credits/account.fixture.ts'
import type { PurchaseChoice } from '../../credits/purchase.ts'
import { mount } from '../mount.fixture.tsx'
import { packs } from '../samples.fixture.tsx'
import { button, find, findAs, pageText, textOf } from './plan-page.fixture.ts'
import { Shown, plannedAccount, ready, uses } from './plan.fixture.tsx'

function drawPlanner(props: Partial<ComponentProps<typeof Shown>> = {}) {
  const onBuy = vi.fn<(choice: PurchaseChoice) => void>()
  mount(<Shown use={ready(uses(90))} onBuy={onBuy} {...props} />, { width: 700 })
  return onBuy
}

function drawRequest() {
  const { topUp } = plannedAccount()
  return drawPlanner({ account: plannedAccount({ topUp: topUp && { ...topUp, kinds: ['request'] } }) })
}
const message = () => findAs('textarea', HTMLTextAreaElement)

const fields = () => [...document.querySelectorAll<HTMLInputElement>('.cg-plan-line input')]
const field = (index: number) => fields()[index] ?? document.body
const results = () => textOf('.cg-fact')

afterEach(() => {
  render(null, document.body)
  document.body.replaceChildren()
})

describe('the planner', () => {
  test('says in the customer’s terms what is needed, and what is left then', async () => {
    drawPlanner()
    await userEvent.fill(field(0), '12')
    await userEvent.fill(field(1), '2')
    expect(find('.cg-plan-cost').innerText.trim()).toBe('24 requests, 120 credits')
    expect(results()).toEqual(['Needed 120 credits', 'Available 168 credits', 'Enough 48 credits left after'])
    expect(pageText()).not.toContain('Top-up that covers it')
  })

  test('proposes real packs for what is missing, one order of them at a time', async () => {
    const onBuy = drawPlanner()
    await userEvent.fill(field(0), '20')
    await userEvent.fill(field(1), '2')
    expect(results().at(-1)).toBe('Short 32 credits')
    await userEvent.click(button('^Buy'))
    expect(button('^Buy').textContent).toBe('Buy 100 credits')
    expect(onBuy).toHaveBeenLastCalledWith({ kind: 'checkout', message: null, pack: packs[0] })
    await userEvent.fill(field(0), '200')
    expect(pageText()).toContain('Each pack is an order of its own')
    await userEvent.click(button('^Buy'))
    expect(onBuy.mock.lastCall?.[0]).toMatchObject({ kind: 'checkout', pack: { credits: 500 } })
  })

  test('buys nothing while a purchase is on its way', async () => {
    const onBuy = drawPlanner({ isBusy: true })
    await userEvent.fill(field(0), '200')
    expect(button('^Buy').ariaDisabled).toBe('true')
    button('^Buy').click()
    expect(onBuy).not.toHaveBeenCalled()
  })

  describe('a request', () => {
    test('carries a message about the plan, which can be edited', async () => {
      const onBuy = drawRequest()
      await userEvent.fill(field(0), '20')
      await userEvent.fill(field(1), '2')
      expect(message().value).toContain(
        'We want to run 2 × Reference check for each of 20 hires, which needs 200 credits.',
      )
      await userEvent.fill(message(), 'Please, before Friday')
      await userEvent.click(button('Send request'))
      expect(onBuy).toHaveBeenCalledWith({ kind: 'request', message: 'Please, before Friday', pack: packs[0] })
    })

    test('follows the plan as long as nobody edits its message', async () => {
      drawRequest()
      for (const hires of ['50', '4', '200']) await userEvent.fill(field(0), hires)
      expect(message().value).toContain('1 × Reference check for each of 200 hires, which needs 1,000 credits.')
      expect(message().value).toContain('Could you add 500 credits?')
    })

    test.each([
      ['one that comes short by more', ['200']],
      ['one that needs nothing, on the way', ['4', '200']],
      ['none, on the way', ['', '200']],
    ])('keeps what somebody wrote when the plan becomes another: %s', async (_, typed) => {
      const onBuy = drawRequest()
      await userEvent.fill(field(0), '40')
      await userEvent.fill(message(), 'Please, before Friday')
      for (const hires of typed) await userEvent.fill(field(0), hires)
      expect(message().value).toBe('Please, before Friday')
      await userEvent.click(button('Send request'))
      expect(onBuy.mock.lastCall?.[0]).toMatchObject({
        message: 'Please, before Friday',
        pack: { credits: 500 },
      })
    })

    test('is out of sight while the plan needs none', async () => {
      drawRequest()
      await userEvent.fill(field(0), '40')
      expect(message().checkVisibility()).toBe(true)
      for (const hires of ['4', '']) {
        await userEvent.fill(field(0), hires)
        expect(message().checkVisibility()).toBe(false)
      }
    })
  })

  test('where one buys on a page of the vendor, leads there', async () => {
    const { topUp } = plannedAccount()
    const url = 'https://billing.example/buy'
    drawPlanner({ account: plannedAccount({ topUp: topUp && { ...topUp, url } }) })
    await userEvent.fill(field(0), '200')
    expect(findAs('.cg-plan a', HTMLAnchorElement).href).toBe(url)
  })

  test.each([
    ['-4', 'Hires: Enter 0 or more.'],
    ['', 'Hires: Enter a number.'],
    ['many', 'Hires: Enter a number in figures.'],
    ['1.5', 'Hires: Enter a whole number.'],
    ['99999999', 'Hires: Enter 1,000,000 at most.'],
  ])('of “%s” says beside the field what is wrong', async (typed, words) => {
    drawPlanner()
    await userEvent.fill(field(0), typed)
    const noteId = field(0).getAttribute('aria-describedby') ?? ''
    expect([field(0).ariaInvalid, field(1).ariaInvalid]).toEqual(['true', 'false'])
    expect(document.getElementById(noteId)?.textContent).toBe(words)
    expect(results()).toEqual([])
    await userEvent.fill(field(0), '4')
    expect(field(0).ariaInvalid).toBe('false')
    expect(document.getElementById(noteId)?.textContent).toBe('')
  })

  test('of nothing says that it is enough, and not what is left of a balance that nobody knows', async () => {
    drawPlanner({ account: plannedAccount({ balance: balance({ available: null }) }) })
    await userEvent.fill(field(0), '0')
    expect(results()).toEqual(['Needed 0 credits', 'Available — credits', 'Enough '])
  })

  test('adds and removes actions; the keyboard goes on where the line was', async () => {
    drawPlanner()
    await userEvent.click(button('Add an action'))
    expect(fields()).toHaveLength(4)
    expect(results()[0]).toBe('Needed 60 credits')
    await userEvent.click(button('Remove Reference check'))
    expect(results()[0]).toBe('Needed 10 credits')
    expect(document.activeElement?.textContent).toBe('Add an action')
    await userEvent.click(button('Remove Résumé parsing'))
    expect(fields()).toHaveLength(0)
    expect(results()).toEqual([])
  })

  test('says which line cannot be counted', async () => {
    drawPlanner()
    await userEvent.selectOptions(findAs('.cg-plan-line select', HTMLSelectElement), 'agency')
    expect(find('.cg-plan-cost').innerText.trim()).toBe('Not counted: the price varies.')
    await userEvent.click(button('Add an action'))
    expect(results()[0]).toBe('Needed, without what is not counted 50 credits')
  })
})
