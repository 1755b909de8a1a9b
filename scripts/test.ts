/**
 * `npm test [-- STEP …]`: every check of the project, one after the other, then one line with the totals of all of
 * them. With names it runs only those steps; `npm test -- list` prints them.
 *
 * A busy machine can stall a real browser for seconds: a test in one that fails is tried once more. It counts as passed
 * then, and is named with its failure at the end, so that nobody mistakes it for a steady one.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './browsers.ts'
import { NOTHING, readPlaywrightTotals, readVitestTotals, type Totals } from './test-reports.ts'

interface Step {
  name: string
  what: string
  args: string[]
  /** Reads the totals of a runner that counts; a step without it counts as one check. */
  count?: (output: string) => Totals
}

const reports = mkdtempSync(join(tmpdir(), 'credit-gauge-'))
const bin = (path: string) => join('node_modules', path)
const RETRY = '--retry=1'
const vitest = (name: string, projects: string[], options: string[] = []): Pick<Step, 'args' | 'count'> => {
  const file = join(reports, `${name}.json`)
  const chosen = projects.flatMap((project) => ['--project', project])
  return {
    args: [
      bin('vitest/vitest.mjs'),
      'run',
      ...chosen,
      ...options,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    count: () => readVitestTotals(file),
  }
}

const STEPS: Step[] = [
  { name: 'types', what: 'TypeScript', args: [bin('typescript/bin/tsc'), '--noEmit'] },
  { name: 'lint', what: 'lint and import rules', args: [bin('oxlint/bin/oxlint'), '--type-aware'] },
  { name: 'format', what: 'formatting', args: [bin('oxfmt/bin/oxfmt'), '--check', '.'] },
  { name: 'build', what: 'all builds', args: ['--experimental-strip-types', 'scripts/build.ts'] },
  { name: 'size', what: 'size budgets', args: ['--experimental-strip-types', 'scripts/size.ts'], count: countLine },
  {
    name: 'addon',
    what: 'the extension, as Mozilla checks it',
    args: ['--experimental-strip-types', 'scripts/lint-extension.ts'],
  },
  { name: 'publint', what: 'npm package', args: [bin('publint/src/cli.js'), '--strict', 'dist/npm'] },
  {
    name: 'attw',
    what: 'types of the npm package',
    args: [bin('@arethetypeswrong/cli/dist/index.js'), '--pack', 'dist/npm', '--profile', 'esm-only'],
  },
  { name: 'unit', what: 'rules, client and mocks in Node', ...vitest('unit', ['unit']) },
  { name: 'browser', what: 'components and elements in Chromium', ...vitest('browser', ['browser'], [RETRY]) },
  { name: 'stories', what: 'every story, with accessibility', ...vitest('stories', ['stories'], [RETRY]) },
  {
    name: 'e2e',
    what: 'whole journeys in Chromium',
    args: [bin('@playwright/test/cli.js'), 'test', '--retries=1', '--reporter=list,json'],
    count: () => readPlaywrightTotals(join(reports, 'e2e.json')),
  },
  {
    name: 'both',
    what: 'journeys in Chromium and in Firefox alike',
    ...vitest('both', ['chromium', 'firefox'], [RETRY]),
  },
]

const named = process.argv.slice(2)
if (named.includes('list')) {
  for (const { name, what } of STEPS) console.log(`${name.padEnd(10)}${what}`)
  process.exit()
}
const unknown = named.filter((name) => !STEPS.some((step) => step.name === name))
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. The steps are ${STEPS.map((step) => step.name).join(', ')}.`)
  process.exit(2)
}

process.exitCode = await main(named.length > 0 ? STEPS.filter(({ name }) => named.includes(name)) : STEPS)

async function main(steps: Step[]): Promise<number> {
  process.env['CHROMIUM_PATH'] = await ensureBrowser('chromium')
  process.env['FIREFOX_PATH'] = await ensureBrowser('firefox')
  process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] = join(reports, 'e2e.json')
  const sum = { ...NOTHING, failures: new Array<string>(), retried: new Array<string>() }
  const lines: string[] = []
  for (const step of steps) {
    console.log(`\n── ${step.name}: ${step.what}`)
    const began = performance.now()
    const { passed, failed, skipped, failures, retried } = await run(step)
    sum.passed += passed
    sum.failed += failed
    sum.skipped += skipped
    sum.failures.push(...failures.map((failure) => `✗ ${step.name}: ${failure}`))
    sum.retried.push(...retried.map((failure) => `~ ${step.name}: ${failure}`))
    const seconds = `${((performance.now() - began) / 1000).toFixed(1)} s`
    lines.push(
      `${failed ? '✗' : '✓'} ${step.name.padEnd(10)}${seconds.padStart(8)}  ${passed} passed, ${failed} failed`,
    )
  }
  rmSync(reports, { recursive: true, force: true })
  console.log(`\n${lines.join('\n')}\n`)
  // At the very end, because whoever reads a long log reads its end.
  if (sum.retried.length > 0) console.log(`Passed at the second try only:\n${sum.retried.join('\n')}\n`)
  if (sum.failures.length > 0) console.log(`Failed:\n${sum.failures.join('\n')}\n`)
  if (sum.skipped) console.log(`${sum.skipped} skipped: they make no sense in one of the browsers`)
  console.log(`${sum.passed} passed, ${sum.failed} failed`)
  return sum.failed === 0 && sum.passed > 0 ? 0 : 1
}

/** A runner that breaks down without naming a failed test still counts as one failure. */
async function run({ args, count }: Step): Promise<Totals> {
  const { code, output } = await spawnNode(args)
  const totals = count ? count(output) : { ...NOTHING, passed: code === 0 ? 1 : 0 }
  return { ...totals, failed: totals.failed === 0 && code !== 0 ? 1 : totals.failed }
}

function spawnNode(args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    let output = ''
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      process.stdout.write(text)
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}

function countLine(output: string): Totals {
  const found = /(\d+) passed, (\d+) failed/.exec(output)
  return { ...NOTHING, passed: Number(found?.[1] ?? 0), failed: Number(found?.[2] ?? 0) }
}
