import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { TopUpOffer } from '../credits/account.ts'
import { toCredits } from '../credits/amount.ts'
import { AmountField } from './AmountField.tsx'
import { findViolations, mount, reader } from './mount.fixture.tsx'

const free = {
  min: toCredits(20),
  max: toCredits(2000),
  step: toCredits(10),
  pricePerCredit: { amount: '0.60', currency: 'USD' },
}

function draw(limits: TopUpOffer['free'], scale = 0) {
  const onSend = vi.fn<() => void>()
  const root = mount(
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      <AmountField label="Another amount" unit={{ scale, label: null }} limits={limits} reader={reader}>
        <button type="submit">Continue</button>
      </AmountField>
    </form>,
  )
  const input = root.querySelector('input')
  const button = root.querySelector('button')
  if (!input || !button) throw new Error('no field')
  const note = () => document.querySelector(`#${input.getAttribute('aria-describedby')}`)?.textContent
  return { root, input, button, onSend, note }
}

test('says what may be typed, with its steps where not every amount is sold', () => {
  expect(draw(free).root.textContent).toContain('20 to 2,000, in steps of 10')
  expect(draw({ ...free, step: toCredits(1) }).root.textContent).toContain('(20 to 2,000)')
  expect(draw({ ...free, step: toCredits(5) }, 1).root.textContent).toContain('2 to 200, in steps of 0.5')
})

test.each(['15', '25', '2010', ''])('%o is held back and the rule is said in words', async (value) => {
  const { root, input, button, note, onSend } = draw(free)
  if (value !== '') await userEvent.fill(input, value)
  button.click()
  await expect.poll(note).toBe('Enter 20 to 2,000, in steps of 10.')
  expect(onSend).not.toHaveBeenCalled()
  expect(input.getAttribute('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(input)
  expect(await findViolations(root)).toEqual([])
})

test('no bubble of the browser covers the words', () => {
  const { input, button } = draw(free)
  const onInvalid = vi.fn<(isHandled: boolean) => void>()
  input.addEventListener('invalid', ({ defaultPrevented }) => onInvalid(defaultPrevented))
  button.click()
  expect(onInvalid.mock.calls).toEqual([[true]])
})

test('the words go as soon as the amount is right', async () => {
  const { input, button, note, onSend } = draw(free)
  button.click()
  await expect.poll(note).toContain('Enter')
  await userEvent.fill(input, '30')
  await expect.poll(note).toBe('30 credits for US$18')
  expect(input.getAttribute('aria-invalid')).toBe('false')
  button.click()
  expect(onSend).toHaveBeenCalledOnce()
})

test('a server without limits takes whole amounts', async () => {
  const { button, note } = draw(null)
  button.click()
  await expect.poll(note).toBe('Enter a whole number over 0.')
})

test('costs nothing that is not known to the last digit', async () => {
  const { input, note } = draw({ ...free, step: toCredits(1), pricePerCredit: { amount: '0.005', currency: 'EUR' } })
  await userEvent.fill(input, '22')
  await expect.poll(note).toBe('22 credits for €0.11')
  await userEvent.fill(input, '23')
  await expect.poll(note).toBe('')
})
