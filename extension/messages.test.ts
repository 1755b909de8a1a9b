import { beforeEach, expect, test, vi } from 'vitest'
import { deliver, resetBrowser } from './browser.fixture.ts'

vi.mock('./browser.ts', () => import('./browser.fixture.ts'))
const { onCommand, send } = await import('./messages.ts')

const OWN = { id: 'own', url: 'chrome-extension://own/extension/popup/index.html' }
const CONNECT = { command: 'connect', apiBase: 'https://a.example/v1', token: 'secret' } as const

function listen() {
  const commands = {
    refresh: vi.fn(async () => {}),
    connect: vi.fn(async () => {}),
    disconnect: vi.fn(async () => {}),
  }
  onCommand(commands)
  return { ...commands, heard: () => Object.values(commands).reduce((sum, { mock }) => sum + mock.calls.length, 0) }
}

beforeEach(resetBrowser)

test('each command reaches its own handler, with what it needs', async () => {
  const { refresh, connect, disconnect, heard } = listen()
  await send({ command: 'refresh' })
  await send(CONNECT)
  await send({ command: 'disconnect' })
  expect(refresh).toHaveBeenCalledOnce()
  expect(connect).toHaveBeenCalledExactlyOnceWith({ apiBase: 'https://a.example/v1', token: 'secret' })
  expect(disconnect).toHaveBeenCalledOnce()
  expect(heard()).toBe(3)
})

test.each([
  ['another extension', { id: 'other', url: 'chrome-extension://other/page.html' }],
  ['a content script on a web page', { id: 'own', url: 'https://a.example/jobs' }],
  ['a page that only looks alike', { id: 'own', url: 'https://chrome-extension/own/' }],
  ['nobody in particular', {}],
])('a command of %s is ignored', async (_who, sender) => {
  const { heard } = listen()
  await deliver(CONNECT, sender)
  expect(heard()).toBe(0)
})

test.each([
  ['nothing', undefined],
  ['another command', { command: 'toString' }],
  ['a connection without an address', { command: 'connect', token: null }],
  ['a connection whose token is no text', { ...CONNECT, token: 1 }],
])('a message that is %s is ignored', async (_what, message) => {
  const { heard } = listen()
  await deliver(message, OWN)
  expect(heard()).toBe(0)
})
