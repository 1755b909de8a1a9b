/**
 * `npm run visual [-- --update] [-- --baselines FOLDER] [-- WORD …]`: builds the previews, takes a picture of every state
 * and holds it against its baseline. With words, only pictures with all of them in their names. `--update` makes what it
 * took the new baselines, and removes those that nobody asks for. Ends with 0 where all are the same, 1 where a person has
 * to look, 2 where none is called so, and 3, without a comparison, where this machine draws in another way.
 */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { startHost } from '../e2e/host.ts'
import { ensureBrowser } from '../scripts/browsers.ts'
import { Baselines, MOST_BYTES } from './baselines.ts'
import { inspectMachine, listDifferences, type Machine } from './machine.ts'
import { listPictures, type Picture } from './pictures.ts'
import { writeReport } from './report.ts'
import { takeAll } from './take-all.ts'
import { judge, remarkOn, type Verdict } from './verdict.ts'

const REPORT = 'test-results/visual/index.html'
const PREVIEWS = 'dist/storybook'

const began = performance.now()
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    update: { type: 'boolean', default: false },
    baselines: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log('npm run visual [-- --update] [-- --baselines FOLDER] [-- WORD …]')
  process.exit()
}
const baselines = new Baselines(values.baselines)
const all = listPictures()
const isChosen = (name: string) => positionals.every((word) => name.includes(word))
const chosen = all.filter(({ name }) => isChosen(name))

process.exitCode = chosen.length === 0 ? refuse() : await main()
console.log(`${((performance.now() - began) / 1000).toFixed(1)} s`)

function refuse(): number {
  console.error(`No picture has ${positionals.join(' and ')} in its name. They are called as ${all[0]?.name}.`)
  return 2
}

async function main(): Promise<number> {
  const { status } = spawnSync(process.execPath, ['--experimental-strip-types', 'scripts/build.ts', 'storybook'], {
    stdio: 'inherit',
  })
  if (status !== 0) return 1
  // The same files for every picture: the browser need not ask again.
  const host = await startHost(
    {},
    { withApi: false, files: PREVIEWS, fileHeaders: { 'cache-control': 'max-age=3600' } },
  )
  const browser = await chromium.launch({
    executablePath: await ensureBrowser('chromium'),
    chromiumSandbox: false,
    args: ['--disable-background-networking', '--font-render-hinting=none', '--disable-lcd-text'],
  })
  try {
    const machine = await inspectMachine(browser, host.url)
    return values.update ? await update(browser, host.url, machine) : await compare(browser, host.url, machine)
  } finally {
    await browser.close()
    await host.stop()
  }
}

async function compare(browser: Browser, origin: string, here: Machine): Promise<number> {
  const there = baselines.findMachine()
  const reasons = there ? listDifferences(there, here) : []
  if (reasons.length > 0) return explain(reasons)
  const verdicts = await takeVerdicts(browser, origin, chosen)
  const open = verdicts.filter(({ kind }) => kind !== 'same')
  for (const verdict of open) console.error(`${verdict.name}: ${remarkOn(verdict)}`)
  writeReport(REPORT, verdicts, verdicts.length)
  console.log(`${verdicts.length - open.length} of ${verdicts.length} pictures are the same. ${REPORT}`)
  return open.length === 0 ? 0 : 1
}

async function update(browser: Browser, origin: string, machine: Machine): Promise<number> {
  // What another machine took is no measure: all of it goes, or half would be from there and half from here.
  const there = baselines.findMachine()
  const isOther = !there || listDifferences(there, machine).length > 0
  const verdicts = await takeVerdicts(browser, origin, isOther ? all : chosen)
  const counts = { same: 0, different: 0, new: 0, 'left-over': 0, failed: 0 }
  for (const verdict of verdicts) {
    counts[verdict.kind] += 1
    if (verdict.kind === 'left-over') baselines.remove(verdict.name)
    if (verdict.kind === 'failed') console.error(`${verdict.name}: ${remarkOn(verdict)}`)
    if (verdict.kind === 'different' || verdict.kind === 'new') baselines.write(verdict.name, verdict.after)
  }
  baselines.noteMachine(machine)
  const { same, different, failed, new: added, 'left-over': removed } = counts
  console.log(`${different} changed, ${added} added, ${removed} removed, ${same} as they were, ${failed} failed.`)
  console.log(`${baselines.folder} has ${megabytes(baselines.bytes)} of at most ${megabytes(MOST_BYTES)}.`)
  return failed === 0 ? 0 : 1
}

async function takeVerdicts(browser: Browser, origin: string, pictures: readonly Picture[]): Promise<Verdict[]> {
  console.log(`Taking ${pictures.length} pictures.`)
  const taken = await takeAll(browser, origin, pictures, (name) => baselines.find(name))
  const asked = new Set(all.map(({ name }) => name))
  const leftOver = baselines.names.filter((name) => isChosen(name) && !asked.has(name))
  return [
    ...taken.map(judge),
    ...leftOver.flatMap((name): Verdict[] => {
      const before = baselines.find(name)
      return before ? [{ kind: 'left-over', name, before }] : []
    }),
  ]
}

function explain(reasons: string[]): number {
  console.error(
    [
      `The pictures in ${baselines.folder} are no measure for this machine.`,
      ...reasons.map((reason) => `  ${reason}`),
      'Nothing was compared. To review a change here, take pictures of your own before it and compare after it:',
      '  npm run visual -- --baselines ../my-baselines --update',
      '  npm run visual -- --baselines ../my-baselines',
    ].join('\n'),
  )
  return 3
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
