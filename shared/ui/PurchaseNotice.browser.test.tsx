import { describe, expect, test, vi } from 'vitest'
import { NOON, topUp } from '../credits/account.fixture.ts'
import type { PurchaseState } from '../credits/purchase.ts'
import { mount, reader } from './mount.fixture.tsx'
import { PurchaseNotice } from './PurchaseNotice.tsx'
import { contacts, intent } from './samples.fixture.tsx'

function draw(state: PurchaseState) {
  const calls = {
    onOpen: vi.fn<() => void>(),
    onCancel: vi.fn<() => void>(),
    onDismiss: vi.fn<() => void>(),
    onRetry: vi.fn<() => void>(),
    onStartOver: vi.fn<() => void>(),
    onCopy: vi.fn<(address: string) => Promise<void>>(() => Promise.resolve()),
  }
  const root = mount(
    <PurchaseNotice
      state={state}
      unit={{ scale: 0, label: null }}
      support={contacts[0] ?? null}
      reader={reader}
      {...calls}
    />,
  )
  const press = (label: string) =>
    [...root.querySelectorAll('button')].find((button) => button.textContent === label)?.click()
  const labels = [...root.querySelectorAll('button, .cg-button')].map((button) => button.textContent)
  return { ...calls, root, labels, press }
}

test.each<[PurchaseState, string, string[]]>([
  [{ kind: 'asking', intent }, 'Preparing the checkout', []],
  [{ kind: 'opened', intent, topUp: topUp() }, 'Checkout is open in another tab', ['Open checkout', 'Cancel checkout']],
  [{ kind: 'requested', intent, topUp: topUp() }, 'Request sent', ['Done', 'Withdraw request']],
  [{ kind: 'pending', intent, topUp: topUp(), since: NOON }, 'Payment received', []],
  [{ kind: 'slow', intent, topUp: topUp(), since: NOON }, 'Do not pay again', []],
  [{ kind: 'credited', intent, topUp: topUp() }, '100 credits added', ['Done']],
  [{ kind: 'ended', intent, topUp: topUp({ status: 'declined' }) }, 'Payment declined', ['Choose again', 'Done']],
  [{ kind: 'failed', intent, failure: { kind: 'timeout' } }, 'it stays one order', ['Try again', 'Done']],
  [{ kind: 'failed', intent, failure: { kind: 'price-changed' } }, 'The price has changed', ['Choose again', 'Done']],
])('$kind says so and offers what can be done', (state, words, buttons) => {
  const { root, labels } = draw(state)
  expect(root.textContent).toContain(words)
  expect(labels).toEqual(buttons)
})

test('no purchase, no notice', () => {
  expect(draw({ kind: 'idle' }).root.childElementCount).toBe(0)
})

describe('U11 a blocked checkout', () => {
  const blocked: PurchaseState = { kind: 'blocked', intent, topUp: topUp() }

  test('moves the focus to its link', () => {
    const { root, onOpen } = draw(blocked)
    const link = root.querySelector('a')
    expect(document.activeElement).toBe(link)
    expect(link?.href).toBe('https://pay.example/topup-1')
    link?.addEventListener('click', (event) => event.preventDefault())
    link?.click()
    expect(onOpen).toHaveBeenCalledOnce()
  })

  test('has its address ready to copy, and says when that is done', async () => {
    const { root, onCopy, press } = draw(blocked)
    expect(root.querySelector('input')?.value).toBe('https://pay.example/topup-1')
    press('Copy')
    expect(onCopy).toHaveBeenCalledWith('https://pay.example/topup-1')
    await expect.poll(() => root.textContent).toContain('Copied')
  })

  test('where the address may not be copied, selects it', async () => {
    const { root, onCopy, press } = draw(blocked)
    onCopy.mockRejectedValue(new DOMException('no clipboard', 'NotAllowedError'))
    press('Copy')
    const field = root.querySelector('input')
    await expect.poll(() => document.activeElement === field).toBe(true)
    expect(field?.selectionEnd).toBe('https://pay.example/topup-1'.length)
    expect(root.textContent).not.toContain('Copied')
  })

  test('D17 without an address to trust says so, names support and can be called off', () => {
    const { root, labels } = draw({ kind: 'blocked', intent, topUp: topUp({ checkoutUrl: null }) })
    expect(root.textContent).toContain('The checkout is not opened')
    expect(root.textContent).toContain('Priya Raman')
    expect(labels).toEqual(['Cancel checkout'])
  })

  test('can be called off', () => {
    const { onCancel, press } = draw(blocked)
    press('Cancel checkout')
    expect(onCancel).toHaveBeenCalledOnce()
  })
})

test('a retry and a new start are different orders', () => {
  const lost = draw({ kind: 'failed', intent, failure: { kind: 'timeout' } })
  lost.press('Try again')
  expect([lost.onRetry.mock.calls.length, lost.onStartOver.mock.calls.length]).toEqual([1, 0])
  const moved = draw({ kind: 'failed', intent, failure: { kind: 'price-changed' } })
  moved.press('Choose again')
  expect([moved.onRetry.mock.calls.length, moved.onStartOver.mock.calls.length]).toEqual([0, 1])
})

test('the reason of a decline is text, and support is named', () => {
  const reason = '<b>Card</b> has expired'
  const { root } = draw({ kind: 'ended', intent, topUp: topUp({ status: 'declined', reason }) })
  expect(root.textContent).toContain(reason)
  expect(root.textContent).toContain('Priya Raman')
})

test.each(['checkout', 'request'] as const)('a canceled %s is no alarm and sends nobody to support', (kind) => {
  const { root } = draw({ kind: 'ended', intent: { ...intent, kind }, topUp: topUp({ status: 'canceled' }) })
  expect(root.textContent).toContain(kind === 'checkout' ? 'Checkout canceled' : 'Request withdrawn')
  expect(root.querySelector('svg')).toBeNull()
  expect(root.textContent).not.toContain('Who can help')
})
