/**
 * `npm run size`: what a stranger's page pays for the widget, in brotli bytes, and what the popup of the extension reads
 * from disk, as it is. Fails over budget.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import workspace from '../package.json' with { type: 'json' }
import { firstLoad, lazyChunks, lazyLoad, lazyLoads, WIDGET } from './bundle.ts'
import { popupBytes } from './popup-bytes.ts'

const brotli = (file: string) => brotliCompressSync(readFileSync(join(WIDGET, file))).length
const total = (files: string[]) => files.reduce((sum, file) => sum + brotli(file), 0)
const kB = (bytes: number) => `${(bytes / 1000).toFixed(2)} kB`.padStart(9)

/** What is there before the panel is: every page with a bar loads it, or does as soon as the details open. */
const BAR = ['afterwards', 'upkeep', 'details']
/** What the panel loads by itself: its frame, the balance above, and History, its first tab. */
const PANEL = ['others', 'panel', 'overview-desk', 'change-section', 'history-section']
const over = (before: string[], ...names: string[]) => {
  const there = [...firstLoad('credit-gauge'), ...lazyLoads(...before)]
  return total(lazyLoads(...names).filter((file) => !there.includes(file)))
}

const budgets = workspace.sizeBudgets
const popup = popupBytes()
const rows = [
  { name: 'module, until a balance stands', bytes: total(firstLoad('credit-gauge')), budget: budgets.firstLoad },
  {
    name: 'classic script, until a balance stands',
    bytes: total(['credit-gauge.iife.js', ...firstLoad('index')]),
    budget: budgets.firstLoad,
  },
  // `upkeep` is what asks for live updates: whatever they share is there.
  { name: 'live updates, loaded after it', bytes: total(lazyLoad('live', 'upkeep')), budget: budgets.live },
  { name: 'panel, until balance and history stand, over the bar', bytes: over(BAR, ...PANEL), budget: budgets.panel },
  { name: 'history with CSV, over the bar', bytes: over(BAR, 'history-section', 'csv-part'), budget: budgets.history },
  { name: 'popup, until its last known state stands', bytes: popup.painted, budget: budgets.popup },
]

let passed = 0
for (const { name, bytes, budget } of rows) {
  if (bytes <= budget) passed++
  console.log(`${bytes <= budget ? 'ok  ' : 'OVER'} ${kB(bytes)} of ${kB(budget)}  ${name}`)
}
for (const name of lazyChunks().filter((chunk) => chunk !== 'live'))
  console.log(
    `     ${kB(
      over(
        [...BAR, 'others', 'panel'].filter((known) => known !== name),
        name,
      ),
    )}               ${name}, on demand`,
  )
console.log(`     ${kB(popup.live)}               popup, until it is live`)
console.log(`${passed} passed, ${rows.length - passed} failed`)
process.exitCode = passed === rows.length ? 0 : 1
