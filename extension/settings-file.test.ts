import { expect, test, vi } from 'vitest'
import type { Connection } from './connection.ts'
import type { SettingsFile } from './settings-file.ts'
import type { Settings } from './settings.ts'

vi.mock('./browser.ts', () => import('./browser.fixture.ts'))
const { parseSettingsFile, planImport, toSettingsFile } = await import('./settings-file.ts')
const { DEFAULT_SETTINGS } = await import('./settings.ts')

const halden: Connection = {
  id: 'here',
  name: 'Halden',
  apiBase: 'https://billing.example/v1',
  auth: 'token',
  accountId: 'acc-1',
  clientId: null,
  isManaged: false,
}
const other: Connection = { ...halden, id: 'other', name: 'Other', apiBase: 'https://other.example/v1', auth: 'oauth' }
const own: Settings = {
  ...DEFAULT_SETTINGS,
  marks: [{ percent: 10 }, { credits: 30 }],
  quiet: { from: 1290, to: 420 },
  language: 'de',
  report: { connectionId: 'other', every: 'month', on: 3, since: 5 },
}

function read(text: string): SettingsFile {
  const parsed = parseSettingsFile(text)
  if ('problem' in parsed) throw new Error(parsed.problem)
  return parsed.file
}

/** An import into a browser that has these. */
function load(text: string, here: { settings?: Settings; connections?: Connection[] } = {}) {
  let made = 0
  const { settings = DEFAULT_SETTINGS, connections = [] } = here
  return planImport(read(text), { settings, connections }, [], () => `new-${(made += 1)}`)
}

test('what is saved comes back in another browser, signed out and under new ids', () => {
  const plan = load(toSettingsFile(own, [halden, other]))
  expect(plan.connections).toEqual([
    { ...halden, id: 'new-1' },
    { ...other, id: 'new-2' },
  ])
  expect(plan.settings).toEqual({ ...own, report: { ...own.report, connectionId: 'new-2' } })
})

test('nothing that is here is lost, and what is the same is no change', () => {
  const plan = load(toSettingsFile(own, [other]), { settings: own, connections: [halden, { ...other, name: 'Mine' }] })
  expect(plan.connections).toEqual([halden, { ...other, name: 'Mine' }])
  expect(plan.changes).toEqual([])
  expect(plan.settings).toEqual(own)
})

test('every change is announced', () => {
  const changes = load(toSettingsFile(own, [halden, other])).changes
  expect(changes).toEqual([
    { kind: 'connection', name: 'Halden', apiBase: 'https://billing.example/v1' },
    { kind: 'connection', name: 'Other', apiBase: 'https://other.example/v1' },
    { kind: 'setting', name: 'marks' },
    { kind: 'setting', name: 'quiet' },
    { kind: 'setting', name: 'language' },
    { kind: 'setting', name: 'report' },
  ])
})

test('a report of an account that is nowhere is none', () => {
  expect(load(toSettingsFile(own, [halden])).settings.report).toBeNull()
})

test('S11 what the organisation locked stays as it is, and that is said', () => {
  const file = read(toSettingsFile(own, [halden]))
  const plan = planImport(file, { settings: DEFAULT_SETTINGS, connections: [] }, ['connections', 'marks'], () => 'x')
  expect(plan.connections).toEqual([])
  expect(plan.settings.marks).toBeUndefined()
  expect(plan.settings.quiet).toEqual(own.quiet)
  expect(plan.kept).toEqual(['marks'])
})

test('managed connections stay with the organisation', () => {
  expect(read(toSettingsFile(own, [{ ...halden, isManaged: true }])).connections).toEqual([])
})

test.each([
  ['', 'foreign'],
  ['PK\u0003', 'foreign'],
  ['null', 'foreign'],
  ['{"settings": {}}', 'foreign'],
  ['{"creditGaugeSettings": 2, "settings": {}}', 'newer'],
  ['{"creditGaugeSettings": 1}', 'damaged'],
  ['{"creditGaugeSettings": 1, "settings": {"marks": [{"percent": 101}]}}', 'damaged'],
  ['{"creditGaugeSettings": 1, "settings": {"quiet": {"from": 1440, "to": 0}}}', 'damaged'],
])('U3 a file that cannot be used is refused whole: %s', (text, problem) => {
  expect(parseSettingsFile(text)).toEqual({ problem })
})

test.each(['http://billing.example', 'https://name:secret@billing.example', 'javascript:alert(1)', 'file:///etc'])(
  'U1 a file with the address %s is refused',
  (apiBase) => {
    expect(parseSettingsFile(toSettingsFile(own, [{ ...halden, apiBase }]))).toEqual({ problem: 'damaged' })
  },
)

test('D20 a file cannot reach into prototypes', () => {
  read('{"creditGaugeSettings": 1, "settings": {"__proto__": {"x": 1}}, "connections": [], "__proto__": {"x": 1}}')
  expect(Reflect.get({}, 'x')).toBeUndefined()
})

test('a setting that an older version did not know is the default', () => {
  expect(load('{"creditGaugeSettings": 1, "settings": {"badge": false}}').settings).toEqual({
    ...DEFAULT_SETTINGS,
    badge: false,
  })
})
