/** Reads what the test runners wrote: how many tests passed, which failed and which passed only when tried again, why. */
import { existsSync, readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import * as v from 'valibot'

export interface Totals {
  passed: number
  failed: number
  skipped: number
  /** Names of the failed tests, each with the first line of its message, as far as the runner named them. */
  failures: string[]
  /** Tests that passed, but not at once, with the message of the failure before. */
  retried: string[]
}

export const NOTHING: Totals = { passed: 0, failed: 0, skipped: 0, failures: [], retried: [] }

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
  const all = report.testResults.flatMap(({ assertionResults }) => assertionResults)
  const namesOf = (wanted: string) =>
    all
      .filter(({ status, failureMessages }) => status === wanted && failureMessages?.length)
      .map(({ fullName, failureMessages }) => describe(fullName, failureMessages?.[0]))
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: namesOf('failed'),
    retried: namesOf('passed'),
  }
}

/** `file` is Playwright's JSON report. */
export function readPlaywrightTotals(file: string): Totals {
  const report = findReport(PlaywrightReport, file)
  if (!report) return NOTHING
  const { expected, unexpected, flaky, skipped } = report.stats
  const all = report.suites.flatMap(specsOf)
  const namesOf = (wanted: string) =>
    all
      .filter(({ tests }) => tests.some(({ status }) => status === wanted))
      .map(({ title, file: source, tests }) =>
        describe(
          `${source}: ${title}`,
          tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors))[0]?.message,
        ),
      )
  return {
    passed: expected + flaky,
    failed: unexpected,
    skipped,
    failures: namesOf('unexpected'),
    retried: namesOf('flaky'),
  }
}

function specsOf({ specs, suites }: PlaywrightSuite): PlaywrightSuite['specs'] {
  return [...specs, ...suites.flatMap(specsOf)]
}

function describe(name: string, message = ''): string {
  const [first = ''] = stripVTControlCharacters(message).split('\n')
  return first === '' ? name : `${name}\n    ${first}`
}

function findReport<T extends v.GenericSchema>(schema: T, file: string): v.InferOutput<T> | undefined {
  if (!existsSync(file)) return undefined
  return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')))
}
