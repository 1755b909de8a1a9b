import { expect, test, vi } from 'vitest'
import { account } from '../credits/account.fixture.ts'
import type { Pack } from '../credits/account.ts'
import { mount, reader } from './mount.fixture.tsx'
import type { Picked } from './PackList.tsx'
import { RequestForm } from './RequestForm.tsx'
import { packs } from './samples.fixture.tsx'

function draw(offered: Pack[]) {
  const onSend = vi.fn<(picked: Picked, message: string) => void>()
  const root = mount(<RequestForm account={account()} packs={offered} reader={reader} isBusy={false} onSend={onSend} />)
  return { root, onSend, send: () => root.querySelector('button')?.click() }
}

test('is ready to send as it stands', () => {
  const { onSend, send } = draw(packs)
  send()
  const message = 'We have 400 credits left and need more to continue with our candidates.'
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
