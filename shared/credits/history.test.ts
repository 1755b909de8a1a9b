import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, NOON, entry } from './account.fixture.ts'
import { toCredits } from './amount.ts'
import type { Entry } from './entry.ts'
import { HistoryFolder, countNew, isNewSince, openRuns, runAmount } from './history.ts'
import type { HistoryRow } from './history.ts'

const run = { id: 'run-1', label: 'Résumé import', count: 40, credits: toCredits(-40) }

/** A row whose id says how many minutes before noon it was. */
function row(minutes: number, overrides: Partial<Entry> = {}): Entry {
  return entry({ id: `e${minutes}`, at: NOON - minutes * 60_000, ...overrides })
}

function fold(entries: Entry[]): readonly HistoryRow[] {
  return new HistoryFolder().fold(entries)
}

/** "day", ids of rows, "run-1(2)". */
function outline(rows: readonly HistoryRow[]): string[] {
  return rows.map((line) => {
    if (line.kind === 'day') return line.at === null ? 'undated' : 'day'
    return line.kind === 'entry' ? line.entry.id : `${line.group.id}(${line.entries.length})`
  })
}

const anyEntries = fc.array(
  fc.record({ minutes: fc.nat(5000), group: fc.option(fc.constantFrom('a', 'b')), id: fc.uuid() }),
)

describe('folding', () => {
  test('a bulk run is one line where its newest row stood', () => {
    const rows = fold([row(1), row(2, { group: run }), row(3), row(4, { group: run })])
    expect(outline(rows)).toEqual(['day', 'e1', 'run-1(2)', 'e3'])
  })

  test('a run of one row is a row', () => {
    expect(outline(fold([row(1, { group: { ...run, count: 1 } })]))).toEqual(['day', 'e1'])
  })

  test('what a run came to has the sign of its rows, whether the server gives it one or not', () => {
    const used = row(1, { amount: toCredits(-1) })
    expect(runAmount(run, used)).toBe(-40)
    expect(runAmount({ ...run, credits: toCredits(40) }, used)).toBe(-40)
    expect(runAmount({ ...run, credits: toCredits(40) }, row(1, { amount: toCredits(1) }))).toBe(40)
  })

  test('each day begins with a line of its own, by the viewer’s calendar', () => {
    const midnight = new Date(2027, 2, 28).getTime()
    const times = [midnight + 23 * HOUR_MS, midnight, midnight - 1, midnight - DAY_MS]
    const rows = fold(times.map((at, index) => entry({ id: `${index}`, at })))
    expect(outline(rows)).toEqual(['day', '0', '1', 'day', '2', '3'])
  })

  test('D15 rows of unknown date stand under a line of their own', () => {
    const rows = fold([row(1), entry({ id: 'x', at: null }), entry({ id: 'y', at: null })])
    expect(outline(rows)).toEqual(['day', 'e1', 'undated', 'x', 'y'])
  })

  test('loses no row and repeats none, and no two lines share a key', () => {
    fc.assert(
      fc.property(anyEntries, (list) => {
        const entries = list
          .toSorted((a, b) => a.minutes - b.minutes)
          .map(({ minutes, group, id }) => row(minutes, { id, group: group === null ? null : { ...run, id: group } }))
        const rows = fold(entries)
        const found = rows.flatMap((line) =>
          line.kind === 'entry' ? line.entry : line.kind === 'run' ? line.entries : [],
        )
        expect(found).toHaveLength(entries.length)
        expect(new Set(found)).toEqual(new Set(entries))
        const open = openRuns(rows, new Set(['a', 'b']))
        expect(new Set(open.map(({ key }) => key)).size).toBe(open.length)
      }),
    )
  })
})

describe('a list that grows', () => {
  test('folds to the same as all of it at once, wherever the pages end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 5 }), fc.nat(2), (sizes, each) => {
        const all = Array.from({ length: 40 }, (_, index) =>
          row(index * 300, { group: index % 5 <= each ? { ...run, id: `run-${index % 7}` } : null }),
        )
        const folder = new HistoryFolder()
        let end = 0
        for (const size of sizes) folder.fold(all.slice(0, (end += size)))
        expect(folder.fold(all)).toEqual(fold(all))
        expect(folder.sum).toMatchObject({ rows: 40, posted: -200 })
      }),
    )
  })

  test('keeps the lines that it had, and gives the same array for the same list', () => {
    const folder = new HistoryFolder()
    const all = [row(1), row(2), row(3)]
    const before = folder.fold(all.slice(0, 2))
    const after = folder.fold(all)
    expect(after).not.toBe(before)
    expect(before).toHaveLength(3)
    expect(after[1]).toBe(before[1])
    expect(folder.fold(all)).toBe(after)
  })

  test.each([
    ['a row in the middle changed', [row(1), row(2, { description: 'now posted' }), row(3)]],
    ['a row vanished', [row(1), row(3)]],
    ['a row came first', [row(0), row(1), row(2), row(3)]],
  ])('starts anew where %s', (_, changed) => {
    const folder = new HistoryFolder()
    folder.fold([row(1), row(2), row(3)])
    expect(folder.fold(changed)).toEqual(fold(changed))
    expect(folder.sum.rows).toBe(changed.length)
  })
})

describe('opening a run', () => {
  const rows = fold([row(1), row(2, { group: run }), row(3), row(4, { group: run })])

  test('puts its rows below its line', () => {
    expect(outline(openRuns(rows, new Set(['run-1'])))).toEqual(['day', 'e1', 'run-1(2)', 'e2', 'e4', 'e3'])
  })

  test('tells which rows are of another day than the heading above them', () => {
    const midnight = new Date(2027, 2, 28).getTime()
    const group = { ...run, id: 'over-midnight' }
    const times = [midnight + HOUR_MS, midnight, midnight - 1, null]
    const over = fold(times.map((at, index) => entry({ id: `${index}`, at, group })))
    const opened = openRuns(over, new Set([group.id])).filter((line) => line.kind === 'entry')
    expect(opened.map(({ isOfOtherDay }) => isOfOtherDay)).toEqual([false, false, true, true])
  })

  test('of none, or of one that is not there, changes nothing', () => {
    expect(openRuns(rows, new Set())).toBe(rows)
    expect(openRuns(rows, new Set(['gone']))).toEqual(rows)
  })
})

describe('the sum', () => {
  test('leaves out failed rows and holds pending ones apart', () => {
    const folder = new HistoryFolder()
    folder.fold([
      row(1, { amount: toCredits(-5) }),
      row(2, { amount: toCredits(100) }),
      row(3, { amount: toCredits(-3), status: 'pending' }),
      row(4, { amount: toCredits(-900), status: 'failed' }),
    ])
    expect(folder.sum).toEqual({ rows: 4, posted: 95, pending: -3 })
  })

  test('is unknown rather than rounded', () => {
    const folder = new HistoryFolder()
    folder.fold([1, 2, 3].map((minutes) => row(minutes, { amount: toCredits(Number.MAX_SAFE_INTEGER) })))
    expect(folder.sum).toEqual({ rows: 3, posted: null, pending: 0 })
  })
})

test('people are those who acted, each once', () => {
  const folder = new HistoryFolder()
  folder.fold([
    row(1),
    row(2),
    row(3, { actor: { kind: 'user', id: 'mei', name: null } }),
    row(4, { actor: { kind: 'system', id: 'system', name: 'Billing' } }),
  ])
  expect(folder.people).toEqual([
    { id: 'viewer-1', name: 'Ada Okafor' },
    { id: 'mei', name: 'mei' },
  ])
})

describe('new since the last look', () => {
  test('is what came after it, never what has no date', () => {
    expect(isNewSince(row(0), NOON - 1)).toBe(true)
    expect(isNewSince(row(0), NOON)).toBe(false)
    expect(isNewSince(entry({ at: null }), 0)).toBe(false)
    expect(isNewSince(undefined, 0)).toBe(false)
  })

  test('is nothing on the first look', () => {
    expect(countNew([row(0)], null)).toBe(0)
    expect(countNew([row(0), row(1), row(2)], NOON - 90_000)).toBe(2)
    expect(countNew([row(0)], 0)).toBe(1)
    expect(countNew([], 0)).toBe(0)
  })
})
