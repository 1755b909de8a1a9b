/** `node --experimental-strip-types bench/run.ts [name…]`: measures what the budgets are about. A command, never a test. */
import { formatResult, isWithin, type Result } from './result.ts'

interface Benchmark {
  run: () => Promise<Result[]>
}

const BENCHMARKS = new Map<string, () => Promise<Benchmark>>([
  ['background', () => import('./background.ts')],
  ['csv', () => import('./csv.ts')],
  ['history', () => import('./history.ts')],
  ['export', () => import('./export.ts')],
  ['popup', () => import('./popup.ts')],
])

const names = process.argv.length > 2 ? process.argv.slice(2) : [...BENCHMARKS.keys()]
const results: Result[] = []
for (const name of names) {
  const load = BENCHMARKS.get(name)
  if (!load) throw new Error(`No benchmark named ${name}. There are: ${[...BENCHMARKS.keys()].join(', ')}`)
  console.log(`\n${name}`)
  const { run } = await load()
  for (const result of await run()) {
    results.push(result)
    console.log(formatResult(result))
  }
}
const over = results.filter((result) => !isWithin(result)).length
console.log(`\n${results.length - over} within budget, ${over} over`)
process.exitCode = over === 0 ? 0 : 1
