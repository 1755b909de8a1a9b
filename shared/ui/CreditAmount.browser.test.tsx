import { render } from 'preact'
import { expect, test } from 'vitest'
import { CreditAmount } from './CreditAmount.tsx'
import { mount } from './mount.fixture.tsx'

function figure(text: string) {
  return { text, unit: 'credits', full: `${text}00 credits` }
}

test('shows the number, its unit, and all of it in the title', () => {
  const root = mount(<CreditAmount figure={figure('12.4K')} />)
  expect(root.textContent).toBe('12.4Kcredits')
  expect(root.querySelector('[title]')?.getAttribute('title')).toBe('12.4K00 credits')
})

test('digits have one width, so that the number does not shake', () => {
  const number = mount(<CreditAmount figure={figure('12')} />).querySelector('.cg-amount-number')
  expect(number && getComputedStyle(number).fontVariantNumeric).toBe('tabular-nums')
})

test('fades in a new number, but neither the first nor the same one', () => {
  const root = mount(<CreditAmount figure={figure('12')} />)
  render(<CreditAmount figure={figure('12')} />, root)
  expect(root.getAnimations({ subtree: true })).toEqual([])
  render(<CreditAmount figure={figure('7')} />, root)
  render(<CreditAmount figure={figure('6')} />, root)
  expect(root.getAnimations({ subtree: true })).toHaveLength(1)
})
