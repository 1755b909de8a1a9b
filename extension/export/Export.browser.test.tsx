import { page } from 'vitest/browser'
import { expect, test, vi } from 'vitest'
import { account, NOON } from '../../shared/credits/account.fixture.ts'
import { EVERYTHING } from '../../shared/credits/history-filter.ts'
import { findViolations, mount, reader } from '../../shared/ui/mount.fixture.tsx'
import { contacts, missing } from '../../shared/ui/samples.fixture.tsx'
import type { Connection } from '../connection.ts'
import '../page/page.css'
import './export.css'
import { Export, type Props } from './Export.tsx'
import type { ExportState } from './exporting.ts'
import { de } from './words-de.ts'
import { en } from './words.ts'

const connection: Connection = {
  id: 'one',
  name: 'Halden',
  apiBase: 'https://billing.example/v1',
  auth: 'token',
  accountId: 'acc-1',
  clientId: null,
  isManaged: false,
}
const progress = { rows: 12_500, total: 100_000, bytes: 2_400_000 }
const done = { ...progress, rows: 100_000, doubts: [] }
const access = { entries: true, export: true, buy: true, request: true, missing: [], contacts: [] }

const STATES: Record<string, ExportState> = {
  idle: { kind: 'idle' },
  running: { kind: 'running', progress, waiting: null },
  unknownTotal: { kind: 'running', progress: { ...progress, total: null }, waiting: null },
  lost: { kind: 'running', progress, waiting: { failure: { kind: 'offline' }, until: NOON } },
  signedOut: { kind: 'running', progress, waiting: { failure: { kind: 'signed-out' }, until: null } },
  done: { kind: 'done', result: done, fileName: 'credits-halden.csv', blob: new Blob() },
  doubtful: {
    kind: 'done',
    result: { ...done, doubts: ['circle', 'count', 'sum'] },
    fileName: 'credits-halden.csv',
    blob: null,
  },
  canceled: { kind: 'canceled' },
  failed: { kind: 'failed', failure: { kind: 'forbidden', missing, contacts } },
  unwritten: { kind: 'failed', failure: null },
}

interface Look {
  width?: number
  scheme?: 'light' | 'dark'
}

function draw(state: ExportState, changes: Partial<Props> = {}, { width = 600, scheme = 'light' }: Look = {}) {
  const actions = {
    onStart: vi.fn<Props['onStart']>(),
    onCancel: vi.fn<() => void>(),
    onGoOn: vi.fn<() => void>(),
    onSignIn: vi.fn<() => void>(),
    onAllow: vi.fn<() => void>(),
    onReset: vi.fn<() => void>(),
    onSaveAgain: vi.fn<Props['onSaveAgain']>(),
    onConnect: vi.fn<() => void>(),
    onRetry: vi.fn<() => void>(),
    onConnection: vi.fn<Props['onConnection']>(),
    onFilter: vi.fn<Props['onFilter']>(),
  }
  const root = mount(
    <Export
      connections={[connection]}
      connection={connection}
      credit={{ kind: 'ready', account: account({}), fetchedAt: NOON }}
      choice={{ kind: 'chosen', filter: { ...EVERYTHING, period: '30' } }}
      state={state}
      words={en}
      reader={reader}
      {...actions}
      {...changes}
    />,
    { width, scheme },
  )
  return { root, actions }
}

test.each(Object.entries(STATES))('U9 %s: nothing for axe to find, nothing sticks out', async (_name, state) => {
  for (const words of [en, de])
    for (const scheme of ['light', 'dark'] as const) {
      const { root } = draw(state, { words }, { scheme, width: 320 })
      expect(await findViolations(root)).toEqual([])
      expect(root.scrollWidth).toBeLessThanOrEqual(320)
    }
})

test('what the history showed is said in words, with the last day and not the one after it', () => {
  const filter = { from: Date.UTC(2026, 4, 1, 12), to: Date.UTC(2026, 4, 31, 12), type: ['debit'], q: 'smith' }
  const { root } = draw({ kind: 'idle' }, { choice: { kind: 'asked', filter } })
  expect(root.querySelector('.export-facts')?.textContent).toMatch(/1 May.* to 31 May.*, by type, with “smith” in them/)
})

test('progress says how many of how many, or how many so far', () => {
  expect(draw(STATES['running'] ?? { kind: 'idle' }).root.textContent).toContain('12,500 of 100,000 rows')
  const { root } = draw(STATES['unknownTotal'] ?? { kind: 'idle' })
  expect(root.textContent).toContain('12,500 rows so far')
  expect(root.querySelector('progress')?.position).toBe(-1)
})

test('a lost connection says that it goes on by itself, and how far it is', async () => {
  const { root, actions } = draw(STATES['lost'] ?? { kind: 'idle' })
  expect(root.textContent).toContain(en.lostAdvice('12,500'))
  await page.getByRole('button', { name: en.goOn }).click()
  expect(actions.onGoOn).toHaveBeenCalledOnce()
})

test('signed out midway: sign in, and go on where it stopped', async () => {
  const { root, actions } = draw(STATES['signedOut'] ?? { kind: 'idle' })
  expect(root.textContent).toContain(en.blocked('12,500'))
  await page.getByRole('button', { name: en.signIn }).click()
  expect(actions.onSignIn).toHaveBeenCalledOnce()
})

test.each([
  ['without the right to save', { access: { ...access, export: false, missing, contacts } }, en.noRight],
  [
    'without a ledger',
    { features: { entries: false, usage: false, events: false, alerts: 'none', exports: false } },
    en.noLedger,
  ],
] as const)('%s there is no button, but words', (_what, overrides, text) => {
  const credit = { kind: 'ready', account: account(overrides), fetchedAt: NOON } as const
  const { root } = draw({ kind: 'idle' }, { credit })
  expect(root.textContent).toContain(text)
  expect([...root.querySelectorAll('button')].some(({ textContent }) => textContent === en.start)).toBe(false)
})

test.each([
  ['failed', 'bad'],
  ['unwritten', 'bad'],
  ['canceled', 'neutral'],
] as const)('%s stands in the %s tone, and what failed has its mark', (name, tone) => {
  const { root } = draw(STATES[name] ?? { kind: 'idle' })
  expect(root.querySelector(`.cg-note-${tone}`)).not.toBeNull()
  expect(root.querySelector('.cg-note .cg-icon') !== null).toBe(tone === 'bad')
})

test('dates in the wrong order are refused beside the fields', () => {
  const filter = { ...EVERYTHING, period: 'own', fromDay: '2026-06-02', toDay: '2026-06-01' } as const
  const { root } = draw({ kind: 'idle' }, { choice: { kind: 'chosen', filter } })
  expect(root.textContent).toContain(en.reversed)
  expect(root.querySelector<HTMLButtonElement>('.cg-button-primary')?.disabled).toBe(true)
})

test('nobody connected: leads to where one connects', async () => {
  const { actions } = draw({ kind: 'idle' }, { connection: undefined, connections: [] })
  await page.getByRole('button', { name: en.connect }).click()
  expect(actions.onConnect).toHaveBeenCalledOnce()
})
