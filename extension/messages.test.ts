import { beforeEach, expect, test, vi } from 'vitest'
import { deliver, resetBrowser } from './browser.fixture.ts'
import type { Message } from './messages.ts'

vi.mock('./browser.ts', () => import('./browser.fixture.ts'))
const { onCommand, send } = await import('./messages.ts')

const OWN = { id: 'own', url: 'chrome-extension://own/extension/popup/index.html' }
const CHOICE = { kind: 'checkout', packId: 'pack-250', credits: 250, price: null, message: null } as const
const BUY: Message = { command: 'buy', id: 'one', choice: CHOICE }

function listen() {
  const commands = {
    refresh: vi.fn(async () => {}),
    remove: vi.fn(async () => {}),
    buy: vi.fn(async () => {}),
    purchase: vi.fn(async () => {}),
  }
  onCommand(commands)
  return { ...commands, heard: () => Object.values(commands).reduce((sum, { mock }) => sum + mock.calls.length, 0) }
}

beforeEach(resetBrowser)

test('each command reaches its own handler, with what it needs', async () => {
  const { refresh, remove, buy, purchase, heard } = listen()
  await send({ command: 'refresh', id: null, maxAgeMs: 5000 })
  await send(BUY)
  await send({ command: 'purchase', id: 'one', step: 'cancel' })
  await send({ command: 'remove', id: 'one' })
  expect(refresh).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: null, maxAgeMs: 5000 }))
  expect(buy).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 'one', choice: CHOICE }))
  expect(purchase).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 'one', step: 'cancel' }))
  expect(remove).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 'one' }))
  expect(heard()).toBe(4)
})

test.each([
  ['another extension', { id: 'other', url: 'chrome-extension://other/page.html' }],
  ['a content script on a web page', { id: 'own', url: 'https://a.example/jobs' }],
  ['a page that only looks alike', { id: 'own', url: 'https://chrome-extension/own/' }],
  ['nobody in particular', {}],
])('X5 a command of %s is ignored', async (_who, sender) => {
  const { heard } = listen()
  await deliver(BUY, sender)
  expect(heard()).toBe(0)
})

test.each([
  ['nothing', undefined],
  ['another command', { command: 'toString' }],
  ['an order of half a credit', { ...BUY, choice: { ...CHOICE, credits: 0.5 } }],
  ['an order for nobody', { command: 'buy', choice: CHOICE }],
  ['a step that there is not', { command: 'purchase', id: 'one', step: 'pay' }],
])('a message that is %s is ignored', async (_what, message) => {
  const { heard } = listen()
  await deliver(message, OWN)
  expect(heard()).toBe(0)
})
