import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { NOTHING, readPlaywrightTotals, readVitestTotals } from './test-reports.ts'

const folder = mkdtempSync(join(tmpdir(), 'reports-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(report: unknown): string {
  const file = join(folder, `${crypto.randomUUID()}.json`)
  writeFileSync(file, JSON.stringify(report))
  return file
}

test('failed tests of Vitest are named, with what they expected, and those that passed at the second try', () => {
  const file = write({
    numPassedTests: 2,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 0,
    testResults: [
      {
        assertionResults: [
          { fullName: 'adds', status: 'passed', failureMessages: [] },
          { fullName: 'waits', status: 'passed', failureMessages: ['Error: Once'] },
          { fullName: 'level is low', status: 'failed', failureMessages: ['Error: expected 1 to be 2\n    at x.ts'] },
        ],
      },
    ],
  })
  const failures = ['level is low\n    Error: expected 1 to be 2']
  const retried = ['waits\n    Error: Once']
  expect(readVitestTotals(file)).toEqual({ passed: 2, failed: 1, skipped: 2, failures, retried })
})

const spec = (title: string, status: string, errors: { message: string }[]) => ({
  title,
  file: 'buying.e2e.ts',
  tests: [{ status, results: [{ errors }, { errors: [] }] }],
})

test('failed tests of Playwright and those that passed at the second try are named, however deep they are nested', () => {
  const file = write({
    stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 0 },
    suites: [
      {
        specs: [spec('pays', 'expected', [])],
        suites: [
          {
            specs: [
              spec('cancels', 'unexpected', [{ message: '\u001B[31mTimeout\u001B[39m\nCall log' }]),
              spec('waits', 'flaky', [{ message: 'Once' }]),
            ],
          },
        ],
      },
    ],
  })
  const failures = ['buying.e2e.ts: cancels\n    Timeout']
  const retried = ['buying.e2e.ts: waits\n    Once']
  expect(readPlaywrightTotals(file)).toEqual({ passed: 2, failed: 1, skipped: 0, failures, retried })
})

test('a runner that wrote no report counts nothing', () => {
  expect(readPlaywrightTotals(join(folder, 'none.json'))).toEqual(NOTHING)
})
