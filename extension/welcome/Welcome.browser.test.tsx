import { userEvent } from 'vitest/browser'
import { expect, test, vi } from 'vitest'
import { account } from '../../shared/credits/account.fixture.ts'
import { findViolations, mount, reader } from '../../shared/ui/mount.fixture.tsx'
import type { Connection } from '../connection.ts'
import '../page/page.css'
import './welcome.css'
import type { Connecting } from './connecting.ts'
import type { WelcomeState } from './welcome-state.ts'
import { de } from './words-de.ts'
import { en, type WelcomeWords } from './words.ts'

vi.mock('../browser.ts', () => import('../browser.fixture.ts'))
const { Welcome } = await import('./Welcome.tsx')

const connection: Connection = {
  id: 'one',
  name: 'Halden',
  apiBase: 'https://billing.example/v1',
  auth: 'oauth',
  accountId: null,
  clientId: null,
  isManaged: false,
}
const target = { connection, isKnown: false }
const signingIn = { step: 'sign-in', target, offer: 'oauth', work: 'idle', trouble: null } as const

const STATES: Record<string, WelcomeState> = {
  where: { step: 'where', typed: '', isFound: false, problem: null },
  found: { step: 'where', typed: connection.apiBase, isFound: true, problem: null },
  wrong: { step: 'where', typed: 'http://billing.example', isFound: false, problem: 'unsafe' },
  allow: { step: 'allow', target, problem: null },
  refused: { step: 'allow', target, problem: 'refused' },
  unavailable: { step: 'allow', target, problem: 'unavailable' },
  looking: { ...signingIn, offer: 'looking' },
  signIn: signingIn,
  session: { ...signingIn, offer: 'none' },
  window: { ...signingIn, work: 'signing-in' },
  testing: { ...signingIn, work: 'testing' },
  closed: { ...signingIn, trouble: { kind: 'sign-in', problem: 'window-closed' } },
  notSignedIn: { ...signingIn, trouble: { kind: 'test', result: { kind: 'refused' }, auth: 'cookie' } },
  again: { ...signingIn, target: { connection, isKnown: true } },
  done: { step: 'done', connection, account: account({}) },
}

interface Look {
  words?: WelcomeWords
  width?: number
  scheme?: 'light' | 'dark'
}

function draw(
  state: WelcomeState,
  { words = en, width = 600, scheme = 'light' }: Look = {},
  policy: { prepared: Connection[]; isLocked: boolean } = { prepared: [], isLocked: false },
) {
  const connecting = {
    begin: vi.fn<Connecting['begin']>(),
    submitAddress: vi.fn<Connecting['submitAddress']>(),
    choose: vi.fn<Connecting['choose']>(),
    allow: vi.fn<Connecting['allow']>(),
    signInAtServer: vi.fn<Connecting['signInAtServer']>(),
    useSession: vi.fn<Connecting['useSession']>(),
    useToken: vi.fn<Connecting['useToken']>(),
    lookAgain: vi.fn<Connecting['lookAgain']>(),
    back: vi.fn<Connecting['back']>(),
  }
  const root = mount(
    <Welcome
      state={state}
      words={words}
      reader={reader}
      connecting={connecting}
      {...policy}
      browserKind="chromium"
      onOpenPopup={null}
      onOptions={() => {}}
    />,
    { width, scheme },
  )
  const button = (name: string) => [...root.querySelectorAll('button')].find(({ textContent }) => textContent === name)
  return { root, connecting, button, field: () => root.querySelector('input') }
}

test.each(Object.entries(STATES))(
  'U9 %s: nothing for axe to find, nothing sticks out, in either language',
  async (_name, state) => {
    for (const words of [en, de])
      for (const scheme of ['light', 'dark'] as const) {
        const { root } = draw(state, { words, scheme, width: 320 })
        for (const details of root.querySelectorAll('details')) details.open = true
        expect(await findViolations(root)).toEqual([])
        expect(root.scrollWidth).toBeLessThanOrEqual(320)
      }
  },
)

test('U1 half an address is not wrong yet; left, it is, until it is mended', async () => {
  const { root, field } = draw(STATES['where'] ?? signingIn)
  const input = field()
  if (!input) throw new Error('no field')
  await userEvent.type(input, 'http://billing')
  expect(root.textContent).not.toContain(en.addressProblems.unsafe)
  await userEvent.tab()
  await expect.poll(() => root.textContent).toContain(en.addressProblems.unsafe)
  expect(input.getAttribute('aria-invalid')).toBe('true')
  await userEvent.fill(input, 'https://billing.example/v1')
  await expect.poll(() => input.getAttribute('aria-invalid')).toBe('false')
})

test('U7 the way through by keyboard: Enter sends the address', async () => {
  const { field, connecting } = draw(STATES['where'] ?? signingIn)
  expect(document.activeElement).toBe(field())
  await userEvent.keyboard('https://billing.example/v1{Enter}')
  expect(connecting.submitAddress.mock.calls).toEqual([['https://billing.example/v1']])
})

test('the permission is asked for within the click', () => {
  const { button, connecting } = draw(STATES['allow'] ?? signingIn)
  button(en.allow)?.click()
  expect(connecting.allow).toHaveBeenCalledOnce()
})

test('U12 who said no can press again; where the browser does not ask there is no button', () => {
  expect(draw(STATES['refused'] ?? signingIn).button(en.allow)).toBeDefined()
  expect(draw(STATES['unavailable'] ?? signingIn).button(en.allow)).toBeUndefined()
})

test('nobody stays signed in who did not choose to', async () => {
  const { root, button, connecting } = draw(signingIn)
  button(en.signIn)?.click()
  root.querySelector<HTMLInputElement>('input[type=checkbox]')?.click()
  await expect.poll(() => root.querySelector<HTMLInputElement>('input[type=checkbox]')?.checked).toBe(true)
  button(en.signIn)?.click()
  expect(connecting.signInAtServer.mock.calls).toEqual([[false], [true]])
})

test('S11 where the organisation locks the addresses, only its own can be chosen', () => {
  const prepared = [{ ...connection, isManaged: true }]
  const { root, connecting } = draw(STATES['where'] ?? signingIn, {}, { prepared, isLocked: true })
  expect(root.querySelector('input')).toBeNull()
  expect(root.textContent).toContain(en.preparedOnly)
  root.querySelector('button')?.click()
  expect(connecting.choose.mock.calls).toEqual([[prepared[0]]])
})

test('X3 a token that is typed can be read by nobody who looks on', () => {
  const { root } = draw(signingIn)
  expect(root.querySelector('input[type=password]')?.getAttribute('autocomplete')).toBe('off')
})

test('connected, it says to what, and what is there', () => {
  const { root } = draw(STATES['done'] ?? signingIn)
  expect(root.textContent).toContain(en.titleDone)
  expect(root.textContent).toMatch(/Connected to .*: [\d,]+ credits/)
  expect(root.textContent).toContain(en.pin.chromium)
})
