/** Reads what the test runners wrote: how many tests passed, and which failed, why. */
import { existsSync, readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import * as v from 'valibot'

export interface Totals {
  passed: number
  failed: number
  skipped: number
  /** Names of the failed tests, each with the first line of its message, as far as the runner named them. */
  failures: string[]
}

export const NOTHING: Totals = { passed: 0, failed: 0, skipped: 0, failures: [] }

const VitestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  testResults: v.array(
    v.object({
      assertionResults: v.array(
        v.object({ fullName: v.string(), status: v.string(), failureMessages: v.nullish(v.array(v.string()), []) }),
      ),
    }),
  ),
})

const PlaywrightSpec = v.object({
  title: v.string(),
  file: v.string(),
  tests: v.array(
    v.object({
      status: v.string(),
      results: v.array(v.object({ errors: v.optional(v.array(v.object({ message: v.optional(v.string()) })), []) })),
    }),
  ),
})
interface PlaywrightSuite {
  specs: v.InferOutput<typeof PlaywrightSpec>[]
  suites: PlaywrightSuite[]
}
const PlaywrightSuite: v.GenericSchema<unknown, PlaywrightSuite> = v.object({
  specs: v.array(PlaywrightSpec),
  suites: v.optional(
    v.lazy(() => v.array(PlaywrightSuite)),
    [],
  ),
})
const PlaywrightReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number(), skipped: v.number() }),
  suites: v.array(PlaywrightSuite),
})

/** `file` is Vitest's JSON report. Where the runner broke down before it wrote one, `NOTHING`: its exit code counts. */
export function readVitestTotals(file: string): Totals {
  const report = findReport(VitestReport, file)
  if (!report) return NOTHING
  const failed = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: failed.map(({ fullName, failureMessages }) => describe(fullName, failureMessages?.[0])),
  }
}

/** `file` is Playwright's JSON report. A test that passes only at the second try counts as failed. */
export function readPlaywrightTotals(file: string): Totals {
  const report = findReport(PlaywrightReport, file)
  if (!report) return NOTHING
  const { expected, unexpected, flaky, skipped } = report.stats
  const failed = report.suites.flatMap(specsOf).filter(({ tests }) => tests.some(({ status }) => isBad(status)))
  return {
    passed: expected,
    failed: unexpected + flaky,
    skipped,
    failures: failed.map(({ title, file: source, tests }) =>
      describe(
        `${source}: ${title}`,
        tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors))[0]?.message,
      ),
    ),
  }
}

function specsOf({ specs, suites }: PlaywrightSuite): PlaywrightSuite['specs'] {
  return [...specs, ...suites.flatMap(specsOf)]
}

function isBad(status: string): boolean {
  return status === 'unexpected' || status === 'flaky'
}

function describe(name: string, message = ''): string {
  const [first = ''] = stripVTControlCharacters(message).split('\n')
  return first === '' ? name : `${name}\n    ${first}`
}

function findReport<T extends v.GenericSchema>(schema: T, file: string): v.InferOutput<T> | undefined {
  if (!existsSync(file)) return undefined
  return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')))
}
