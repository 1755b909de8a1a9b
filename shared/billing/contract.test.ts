/**
 * Holds `wire.ts` to `openapi.yaml`. Whatever the contract allows is understood. Whatever it forbids is refused, with
 * three exceptions where the client is kinder than the contract: words, dates that may be missing, and links. There
 * any text will do, and becomes the neutral word or unknown.
 */
import { describe, expect, test } from 'vitest'
import { account } from '../credits/account.fixture.ts'
import { ENTRY_TYPES } from '../credits/entry.ts'
import { USAGE_KEYS } from '../credits/usage.ts'
import { findHint } from './wire-hints.ts'
import { operations, schemaNames, validatorFor } from './openapi.fixture.ts'
import { toAlerts, toAlertsOrder } from './wire-alerts.ts'
import { toEntryPage, toUsage } from './wire-entries.ts'
import { toExportOrder, toReport, toReports } from './wire-exports.ts'
import { toProblem } from './wire-problem.ts'
import { toAccount, toTopUp } from './wire.ts'
import * as wire from './wire.fixture.ts'

const asked = account({ unit: { scale: 2, label: null } })

const documents = [
  { schema: 'Account', sample: wire.wireAccount(), read: toAccount },
  { schema: 'EntryPage', sample: wire.wireEntryPage(), read: (json: unknown) => toEntryPage(json, asked) },
  { schema: 'Usage', sample: wire.wireUsage(), read: (json: unknown) => toUsage(json, asked) },
  { schema: 'Alerts', sample: wire.wireAlerts(), read: (json: unknown) => toAlerts(json, asked) },
  { schema: 'Exports', sample: wire.wireExports(), read: (json: unknown) => toReports(json, asked) },
  {
    schema: 'ExportAnswer',
    sample: wire.wireExport({ accountId: 'acct-1' }),
    read: (json: unknown) => toReport(json, asked),
  },
  { schema: 'TopUp', sample: wire.wireTopUp(), read: (json: unknown) => toTopUp(json, 2) },
]

describe.each(documents)('$schema', ({ schema, sample, read }) => {
  const isAllowed = validatorFor(schema)
  const paths = [...pathsOf(sample)]
  const disagreements = (changes: { path: string; value: unknown }[]) =>
    changes.filter(({ path, value }) => {
      const changed = replaceAt(sample, path, value)
      return isUnderstood(read, changed) !== isAllowed(changed)
    })

  test('the sample is allowed, and understood', () => {
    isAllowed(sample)
    expect(isAllowed.errors).toBeNull()
    expect(isUnderstood(read, sample)).toBe(true)
  })

  test('D2 a field may be left out, or null, only where the contract says so', () => {
    const changes = paths.flatMap((path) => [undefined, null].map((value) => ({ path, value })))
    expect(disagreements(changes)).toEqual([])
  })

  test('D2 a field may not be of another type', () => {
    const types = paths.flatMap((path) => [7.5, true, [], {}].map((value) => ({ path, value })))
    expect(disagreements(types)).toEqual([])
  })

  test('D4 a field may not be in quotes', () => {
    const numbersAndFlags = paths.filter((path) => ['number', 'boolean'].includes(typeof valueAt(sample, path)))
    const quoted = numbersAndFlags.map((path) => ({ path, value: String(valueAt(sample, path)) }))
    expect(disagreements(quoted)).toEqual([])
  })

  test('any text is understood where the contract allows it', () => {
    const texts = paths.filter((path) => typeof valueAt(sample, path) === 'string' && path !== '/accountId')
    const changed = texts.map((path) => replaceAt(sample, path, 'made-up-later'))
    expect(changed.filter((json) => isAllowed(json) && !isUnderstood(read, json))).toEqual([])
  })
})

describe('other parts of the contract', () => {
  test('every schema compiles', () => {
    expect(schemaNames.map((name) => typeof validatorFor(name))).toEqual(schemaNames.map(() => 'function'))
  })

  test('the least that a server may say is allowed', () => {
    expect(validatorFor('Account')(wire.MINIMAL_ACCOUNT)).toBe(true)
  })

  test('a top-up on its own is a top-up that says whose it is', () => {
    const isAllowed = validatorFor('TopUpAnswer')
    expect(isAllowed(wire.wireTopUp({ accountId: 'acct-1', scale: 2 }))).toBe(true)
    expect(isAllowed(wire.wireTopUp())).toBe(false)
  })

  test('an order names either a pack or an amount', () => {
    const isAllowed = validatorFor('TopUpOrder')
    const order = { kind: 'checkout', scale: 0 }
    expect(
      [{ packId: 'p' }, { credits: 5 }, { packId: 'p', credits: 5 }, {}].map((what) =>
        isAllowed({ ...order, ...what }),
      ),
    ).toEqual([true, true, false, false])
  })

  test('alerts are sent back as they came', () => {
    const sent = toAlertsOrder(toAlerts(wire.wireAlerts(), asked), asked)
    expect(sent).toEqual(wire.wireAlerts())
    expect(validatorFor('Alerts')(sent)).toBe(true)
  })

  test('a report is ordered as the contract says, with only the filters that hold something back', () => {
    const isAllowed = validatorFor('ExportOrder')
    const report = toReport(wire.wireExport({ accountId: 'acct-1' }), asked)
    const filter = { type: ['debit'], action: [], actor: [], account: [], q: '' }
    const order = toExportOrder({ ...report, every: 'month', filter })
    expect(order.filters).toEqual({ type: ['debit'] })
    expect(
      [order, { ...order, recipients: [] }, { ...order, recipients: ['nobody'] }].map((one) => isAllowed(one)),
    ).toEqual([true, false, false])
  })

  test('a problem is allowed, and every code of the contract is understood', () => {
    const problem = wire.wireProblem()
    expect(validatorFor('Problem')(problem)).toBe(true)
    expect(toProblem(problem)).toMatchObject({ code: 'permission-required', retryAfter: 30 })
  })

  test.each(['account.changed', 'entries.changed', 'top-up.changed', 'alerts.changed', 'resync'])(
    '%s is a hint',
    (event) => {
      expect(validatorFor('HintData')({ n: 8, id: 'topup-1' })).toBe(true)
      expect(findHint(event, '{"n":8,"id":"topup-1"}')).toMatchObject({ kind: event })
    },
  )

  test('known words are words of the contract', () => {
    const entries = wire.wireEntryPage({ data: ENTRY_TYPES.map((type) => wire.wireEntry({ type })) })
    expect(validatorFor('EntryPage')(entries)).toBe(true)
    const rows = USAGE_KEYS.map((key) => ({ keys: { [key]: 'x' }, credits: 1, count: 1 }))
    expect(toUsage(wire.wireUsage({ data: rows }), asked).map(({ keys }) => Object.keys(keys))).toEqual(
      USAGE_KEYS.map((key) => [key]),
    )
  })

  test('the calls of the client are calls of the contract', () => {
    expect(operations().map(({ method, path }) => `${method} ${path}`)).toEqual(
      expect.arrayContaining([
        'GET /account',
        'GET /entries',
        'GET /usage',
        'POST /top-ups',
        'GET /top-ups/{id}',
        'POST /top-ups/{id}/cancel',
        'GET /events',
        'GET /alerts',
        'PUT /alerts',
        'GET /exports',
        'POST /exports',
        'DELETE /exports/{id}',
      ]),
    )
  })
})

function isUnderstood(read: (json: unknown) => unknown, json: unknown): boolean {
  try {
    read(json)
    return true
  } catch {
    return false
  }
}

/** JSON pointers of everything in `json`. */
function* pathsOf(json: unknown, path = ''): Generator<string> {
  if (typeof json !== 'object' || json === null) return
  for (const [name, value] of Object.entries(json)) {
    yield `${path}/${name}`
    yield* pathsOf(value, `${path}/${name}`)
  }
}

function valueAt(json: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce<unknown>((value, name) => Reflect.get(Object(value), name), json)
}

function replaceAt(json: unknown, path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(json)
  const parent = path.slice(0, path.lastIndexOf('/'))
  Reflect.set(Object(valueAt(copy, parent)), path.slice(path.lastIndexOf('/') + 1), value)
  return JSON.parse(JSON.stringify(copy))
}
