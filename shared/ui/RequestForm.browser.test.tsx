import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { account } from '../credits/account.fixture.ts'
import type { Pack } from '../credits/account.ts'
import { toCredits } from '../credits/amount.ts'
import type { BlockedAction } from '../credits/blocked-action.ts'
import { mount, reader } from './mount.fixture.tsx'
import type { Picked } from './PackList.tsx'
import { RequestForm } from './RequestForm.tsx'
import { packs } from './samples.fixture.tsx'

const draft = (root: HTMLElement) => root.querySelector('textarea')?.value

const blocked = { name: 'Résumé parsing', quantity: 200, cost: toCredits(200), missing: toCredits(120) }

function draw(offered: Pack[], stopped: BlockedAction | null = null) {
  const onSend = vi.fn<(picked: Picked, message: string) => void>()
  const root = mount(
    <RequestForm
      account={account()}
      packs={offered}
      blocked={stopped}
      reader={reader}
      isBusy={false}
      onSend={onSend}
    />,
  )
  return { root, onSend, send: () => root.querySelector('button')?.click() }
}

test('is ready to send as it stands', () => {
  const { onSend, send } = draw(packs)
  send()
  const message = 'We have 400 credits left and need more to continue with our candidates. Could you add 100 credits?'
  expect(onSend).toHaveBeenCalledWith({ pack: packs[0] }, message)
})

test('sends what was chosen and written', () => {
  const { root, onSend, send } = draw(packs)
  root.querySelector<HTMLInputElement>('input[value=pack-250]')?.click()
  const text = root.querySelector('textarea')
  if (text) text.value = '  Two hires in April '
  send()
  expect(onSend).toHaveBeenCalledWith({ pack: packs[1] }, 'Two hires in April')
})

test('asks for an amount where there are no packs', () => {
  const { root, onSend, send } = draw([])
  send()
  expect(onSend).not.toHaveBeenCalled()
  const input = root.querySelector('input')
  if (input) input.value = '30'
  send()
  expect(onSend.mock.calls[0]?.[0]).toEqual({ credits: 30 })
})

test('says what was stopped, and proposes the smallest pack that is enough for it', () => {
  const { root, onSend, send } = draw(packs, blocked)
  send()
  const message =
    'We want to run 200 × Résumé parsing, which needs 200 credits. We have 400 credits left. Could you add 250 credits?'
  expect(onSend).toHaveBeenCalledWith({ pack: packs[1] }, message)
  expect(draft(root)).toBe(message)
})

test('proposes the largest pack where none is enough', () => {
  const { root } = draw(packs, { ...blocked, quantity: 1, cost: null, missing: toCredits(9000) })
  expect(draft(root)).toBe('We want to run Résumé parsing. We have 400 credits left. Could you add 500 credits?')
})

test('the message names the amount that is picked, until somebody edits it', async () => {
  const { root } = draw(packs)
  root.querySelector<HTMLInputElement>('input[value=pack-500]')?.click()
  await expect.poll(() => draft(root)).toMatch(/Could you add 500 credits\?$/)
  await userEvent.fill(page.getByRole('textbox'), 'Please.')
  root.querySelector<HTMLInputElement>('input[value=pack-250]')?.click()
  await expect.poll(() => root.querySelector<HTMLInputElement>('input[value=pack-250]')?.checked).toBe(true)
  expect(draft(root)).toBe('Please.')
})
