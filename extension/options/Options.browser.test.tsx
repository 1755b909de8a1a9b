import { page, userEvent } from 'vitest/browser'
import { render } from 'preact'
import { expect, test, vi } from 'vitest'
import { findViolations, mount, reader } from '../../shared/ui/mount.fixture.tsx'
import type { Connection } from '../connection.ts'
import '../page/page.css'
import './options.css'
import type { OptionsActions, OptionsState } from './Options.tsx'
import type { OwnSettings } from '../settings.ts'
import { de } from './words-de.ts'
import { en, type OptionsWords } from './words.ts'

vi.mock('../browser.ts', () => import('../browser.fixture.ts'))
const { Options } = await import('./Options.tsx')
const { NO_POLICY } = await import('../managed.ts')
const { DEFAULT_SETTINGS } = await import('../settings.ts')
const { planImport, toSettingsFile } = await import('../settings-file.ts')

const halden: Connection = {
  id: 'one',
  name: 'Halden',
  apiBase: 'https://billing.example/v1',
  auth: 'token',
  accountId: 'acc-1',
  clientId: null,
  isManaged: false,
}
const other: Connection = { ...halden, id: 'two', name: 'Other', apiBase: 'https://other.example/v1' }
const EMPTY: OptionsState = {
  settings: DEFAULT_SETTINGS,
  connections: [halden, other],
  policy: NO_POLICY,
  run: null,
  permission: 'granted',
  unreadable: [],
  status: { kind: 'none' },
}
const FULL: OptionsState = {
  ...EMPTY,
  settings: {
    ...DEFAULT_SETTINGS,
    marks: [{ percent: 25 }, { credits: 30 }],
    quiet: { from: 1290, to: 420 },
    report: { connectionId: 'one', every: 'month', on: 3, since: 0 },
  },
  run: { at: reader.now - 60_000, isDone: false, failure: { kind: 'timeout' }, rows: 0, fileName: null },
  permission: 'missing',
  unreadable: ['settings'],
  status: { kind: 'saved' },
}
const LOCKED: OptionsState = {
  ...FULL,
  policy: { ...NO_POLICY, locked: ['connections', 'marks', 'notify', 'quiet', 'badge', 'language', 'report'] },
}

interface Look {
  words?: OptionsWords
  width?: number
  scheme?: 'light' | 'dark'
}

/** Keeps the settings that are chosen, as the storage would. */
function draw(state: OptionsState, { words = en, width = 900, scheme = 'light' }: Look = {}) {
  const root = mount(null, { width, scheme })
  let now = state
  const settings = vi.fn<(settings: OwnSettings) => void>()
  const actions = {
    onAdd: vi.fn<OptionsActions['onAdd']>(),
    onRename: vi.fn<OptionsActions['onRename']>(),
    onMove: vi.fn<OptionsActions['onMove']>(),
    onTest: vi.fn<OptionsActions['onTest']>(),
    onSignIn: vi.fn<OptionsActions['onSignIn']>(),
    onAllow: vi.fn<OptionsActions['onAllow']>(),
    onRemove: vi.fn<OptionsActions['onRemove']>(),
    onReport: vi.fn<OptionsActions['onReport']>(),
    onAllowSaving: vi.fn<OptionsActions['onAllowSaving']>(),
    onSaveFile: vi.fn<OptionsActions['onSaveFile']>(),
    onPlan: vi.fn<OptionsActions['onPlan']>((file) => planImport(file, now, now.policy.locked, () => 'new')),
    onLoadFile: vi.fn<OptionsActions['onLoadFile']>(),
    onReset: vi.fn<OptionsActions['onReset']>(),
    onSaveUnreadable: vi.fn<OptionsActions['onSaveUnreadable']>(),
    onForgetUnreadable: vi.fn<OptionsActions['onForgetUnreadable']>(),
  }
  const show = (next: OptionsState) => {
    now = next
    render(<Options {...actions} onSettings={change} state={now} words={words} reader={reader} />, root)
  }
  const change: OptionsActions['onSettings'] = (toChanges) => {
    const chosen = { ...now.settings, ...toChanges(now.settings) }
    settings(chosen)
    show({ ...now, settings: chosen })
  }
  show(state)
  return { root, actions, settings, show }
}

test.each([
  ['at first', { ...EMPTY, connections: [] }],
  ['two accounts', EMPTY],
  ['everything in use', FULL],
  ['everything locked', LOCKED],
])('U9 %s: nothing for axe to find, nothing sticks out, in either language', async (_name, state) => {
  for (const words of [en, de])
    for (const scheme of ['light', 'dark'] as const) {
      const { root } = draw(state, { words, scheme, width: 320 })
      expect(await findViolations(root)).toEqual([])
      expect(root.scrollWidth).toBeLessThanOrEqual(320)
    }
})

test('U3 a mark is saved as soon as it is one, and words stand beside the field until then', async () => {
  const { root, settings } = draw(EMPTY)
  await page.getByRole('radio', { name: en.marks.own }).click()
  const field = page.getByRole('textbox', { name: en.marks.mark(1) })
  await field.fill('1,5')
  await expect.poll(() => root.textContent).toContain(en.marks.problems['not-percent'])
  await field.fill('２０')
  await expect.poll(() => root.textContent).not.toContain(en.marks.problems['not-percent'])
  expect(settings.mock.calls.map(([{ marks }]) => marks)).toEqual([[{ percent: 25 }], [{ percent: 20 }]])
})

test('several marks: none twice, and each can go', async () => {
  const { root, settings } = draw(FULL)
  await page.getByRole('textbox', { name: en.marks.mark(2) }).fill('25%')
  await expect.poll(() => root.textContent).toContain(en.marks.twice)
  expect(settings).not.toHaveBeenCalled()
  await page.getByRole('button', { name: en.marks.remove(1) }).click()
  expect(settings.mock.calls.map(([{ marks }]) => marks)).toEqual([[{ percent: 25 }]])
})

test('S6 marks that another window chose are shown', async () => {
  const { show } = draw(FULL)
  show({ ...FULL, settings: { ...FULL.settings, marks: [{ credits: 7 }] } })
  await expect.element(page.getByRole('textbox', { name: en.marks.mark(1) })).toHaveValue('7')
})

test('quiet hours wrap midnight, and are never from a time to the same', async () => {
  const { root, settings } = draw(FULL)
  expect(root.textContent).toContain(en.quiet.nextDay)
  expect(root.textContent).toContain(en.quiet.hint)
  await page.getByLabelText(en.quiet.to, { exact: true }).fill('21:30')
  await expect.poll(() => root.textContent).toContain(en.quiet.same)
  expect(settings).not.toHaveBeenCalled()
  await page.getByLabelText(en.quiet.to, { exact: true }).fill('23:00')
  expect(settings.mock.lastCall?.[0].quiet).toEqual({ from: 1290, to: 1380 })
})

test('S11 what the organisation set cannot be changed, and says so', () => {
  const { root } = draw(LOCKED)
  const places = root.querySelectorAll('.options-lock')
  expect([...places].map(({ textContent }) => textContent)).toEqual(Array(7).fill(en.byOrganisation))
  const fields = [...root.querySelectorAll<HTMLInputElement>('input:not([type=file]), select')]
  expect(fields.filter((field) => !field.matches(':disabled'))).toEqual([])
  expect(root.textContent).not.toContain(en.accounts.add)
})

test('an account is removed after one question, which says what it means', async () => {
  const { root, actions } = draw(EMPTY)
  await page.getByRole('button', { name: en.accounts.removeThat('Other') }).click()
  expect(root.textContent).toContain(en.accounts.removeMeans)
  await expect.element(page.getByRole('button', { name: en.accounts.keep })).toHaveFocus()
  await page.getByRole('button', { name: en.accounts.keep }).click()
  expect(actions.onRemove).not.toHaveBeenCalled()
  await page.getByRole('button', { name: en.accounts.removeThat('Other') }).click()
  await page.getByRole('button', { name: en.accounts.remove, exact: true }).click()
  expect(actions.onRemove.mock.calls).toEqual([['two']])
})

test('U7 accounts are put in order by keyboard, and the focus stays', async () => {
  const { actions, show } = draw(EMPTY)
  const down = page.getByRole('button', { name: en.accounts.down('Halden') })
  await expect
    .element(page.getByRole('button', { name: en.accounts.up('Halden') }))
    .toHaveAttribute('aria-disabled', 'true')
  down.element().focus()
  await userEvent.keyboard('{Enter}')
  expect(actions.onMove.mock.calls).toEqual([['one', 1]])
  show({ ...EMPTY, connections: [other, halden] })
  await expect.element(down).toHaveFocus()
})

test('a name is saved when it is left, and never empty', async () => {
  const { root, actions } = draw(EMPTY)
  const name = page.getByRole('textbox', { name: en.accounts.name }).first()
  await name.fill(' ')
  await userEvent.tab()
  expect(root.textContent).toContain(en.accounts.noName)
  expect(actions.onRename).not.toHaveBeenCalled()
  await name.fill('Northbeam')
  await userEvent.tab()
  expect(actions.onRename.mock.calls).toEqual([['one', 'Northbeam']])
})

test('a test says what is wrong, and offers what helps', async () => {
  const { root, actions } = draw(EMPTY)
  actions.onTest.mockResolvedValue({ kind: 'refused' })
  await page.getByRole('button', { name: en.accounts.test }).first().click()
  await expect.poll(() => root.textContent).toContain(en.accounts.words.notes.refused.title)
  await page.getByRole('button', { name: en.accounts.signIn }).click()
  expect(actions.onSignIn.mock.calls).toEqual([['one']])
})

test('U12 a permission that is refused again says so', async () => {
  const { root, actions } = draw(EMPTY)
  actions.onTest.mockResolvedValue({ kind: 'not-permitted' })
  actions.onAllow.mockResolvedValue(false)
  await page.getByRole('button', { name: en.accounts.test }).first().click()
  await page.getByRole('button', { name: en.accounts.allow }).click()
  await expect.poll(() => root.textContent).toContain(en.accounts.notAllowed)
})

test('the report says how the last one went and when the next is due', () => {
  const { root } = draw(FULL)
  const facts = root.querySelector('.options-facts')?.textContent
  expect(facts).toContain('No answer in time')
  expect(facts).toContain(en.report.nextRun)
  expect(root.textContent).toContain(en.report.notAllowed)
})

test('a file shows what it would change before it does', async () => {
  const { root, actions } = draw(EMPTY)
  const input = root.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) throw new Error('no field')
  const text = toSettingsFile({ ...DEFAULT_SETTINGS, badge: false }, [{ ...halden, apiBase: 'https://new.example' }])
  await userEvent.upload(input, new File([text], 'settings.json'))
  await expect.poll(() => root.textContent).toContain(en.file.addsAccount('Halden', 'https://new.example'))
  expect(root.textContent).toContain(en.file.replaces(en.file.settings.badge))
  expect(actions.onLoadFile).not.toHaveBeenCalled()
  await page.getByRole('button', { name: en.file.apply, exact: true }).click()
  expect(actions.onLoadFile).toHaveBeenCalledOnce()
  await userEvent.upload(input, new File(['{'], 'settings.json'))
  await expect.poll(() => root.textContent).toContain(en.file.problems.foreign)
})

test('S4 data that could not be read: a copy can be kept, and it can be forgotten', async () => {
  const { actions } = draw(FULL)
  await page.getByRole('button', { name: en.unreadable.save }).click()
  await page.getByRole('button', { name: en.unreadable.forget }).click()
  expect(actions.onSaveUnreadable).toHaveBeenCalledOnce()
  expect(actions.onForgetUnreadable).toHaveBeenCalledOnce()
})
