import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { account, balance } from '../credits/account.fixture.ts'
import type { Account } from '../credits/account.ts'
import { toCredits } from '../credits/amount.ts'
import { mount, reader } from './mount.fixture.tsx'
import { PackList } from './PackList.tsx'
import type { Picked } from './PackList.tsx'
import { packs } from './samples.fixture.tsx'

const free = { min: toCredits(1000), max: toCredits(500_000), step: toCredits(50), pricePerCredit: null }

function draw(shown: Account, isBusy = false) {
  const onPick = vi.fn<(picked: Picked) => void>()
  const root = mount(
    <PackList account={shown} packs={packs} free={free} reader={reader} isBusy={isBusy} onPick={onPick} />,
  )
  return { root, onPick, buttons: [...root.querySelectorAll('button')], input: root.querySelector('input') }
}

test('a pack says its credits, its price and the balance after', () => {
  const { buttons, onPick } = draw(account())
  expect(buttons[1]?.textContent).toBe('250 credits€112.50650 credits after')
  buttons[1]?.click()
  expect(onPick).toHaveBeenCalledWith({ pack: packs[1] })
})

test('a pack without a price says where it stands', () => {
  expect(draw(account()).buttons[2]?.textContent).toBe('500 creditsPrice at checkout900 credits after')
})

test('a typed amount says the balance after it', async () => {
  const { root, input } = draw(account())
  if (input) await userEvent.fill(input, '1000')
  await expect.poll(() => root.querySelector('output')?.textContent).toBe('1,400 credits after')
})

test('an unknown balance stays unknown', () => {
  const { buttons } = draw(account({ balance: balance({ available: null }) }))
  expect(buttons[0]?.textContent).toBe('100 credits€49')
})

test('a free amount is read in the unit of the account', () => {
  const { buttons, input, onPick } = draw(account({ unit: { scale: 2, label: null } }))
  if (input) input.value = '12.50'
  buttons.at(-1)?.click()
  expect(onPick).toHaveBeenCalledWith({ credits: 1250 })
})

test.each(['', '9.99', '5001', '12.51'])('a free amount of %o is not sent', (value) => {
  const { buttons, input, onPick } = draw(account({ unit: { scale: 2, label: null } }))
  if (input) input.value = value
  buttons.at(-1)?.click()
  expect(onPick).not.toHaveBeenCalled()
})

test('C6 nothing is picked while a purchase is on its way', () => {
  const { buttons, input, onPick } = draw(account(), true)
  if (input) input.value = '1000'
  for (const button of buttons) button.click()
  expect(onPick).not.toHaveBeenCalled()
})
