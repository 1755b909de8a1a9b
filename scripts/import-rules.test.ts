/** The linter holds the house's import rules: each forbidden import below must fail, each allowed one must pass. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let project = ''

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'import-rules-'))
  cpSync('.oxlintrc.json', join(project, '.oxlintrc.json'))
})

afterEach(() => rmSync(project, { recursive: true }))

function lint(files: Record<string, string>): { passes: boolean; output: string } {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
  }
  const { status, stdout } = spawnSync(process.execPath, [resolve('node_modules/oxlint/bin/oxlint')], {
    cwd: project,
    encoding: 'utf8',
  })
  return { passes: status === 0, output: stdout }
}

const importing = (from: string) => `import { thing } from '${from}'\n\nexport const other = thing\n`

test.each([
  ['the domain imports nothing outside itself', 'shared/credits/a.ts', '../billing/client.ts'],
  ['the domain imports no library', 'shared/credits/a.ts', 'valibot'],
  ['the billing client knows no screen', 'shared/billing/a.ts', '../ui/Meter.tsx'],
  ['words know no client', 'shared/format/a.ts', '../billing/client.ts'],
  ['components know no client', 'shared/ui/A.tsx', '../billing/client.ts'],
  ['components know no browser API of extensions', 'shared/ui/A.tsx', 'webextension-polyfill'],
  ['the widget does not know the extension', 'widget/a.ts', '../extension/browser.ts'],
  ['the widget does not know the mocks', 'widget/balance/a.ts', '../../mocks/scenarios.ts'],
  ['the widget does without a signal library', 'widget/a.ts', '@preact/signals-core'],
  ['the widget does without hooks', 'widget/balance/A.tsx', 'preact/hooks'],
  ['the extension does not know the widget', 'extension/popup/a.ts', '../../widget/index.ts'],
  ['shipped code does not know the mocks', 'extension/a.ts', '../mocks/handlers.ts'],
  ['the polyfill has one importer', 'extension/background/a.ts', 'webextension-polyfill'],
])('%s: %s may not import %s', (_rule, file, from) => {
  const { passes, output } = lint({ [file]: importing(from) })
  expect(passes).toBe(false)
  expect(output).toContain('no-restricted-imports')
})

test.each([
  ['shared/credits/a.ts', './amount.ts'],
  ['shared/billing/a.ts', '../credits/account.ts'],
  ['shared/ui/A.tsx', '../format/words.ts'],
  ['widget/balance/a.ts', '../../shared/billing/client.ts'],
  ['extension/background/a.ts', '../browser.ts'],
  ['extension/browser.ts', 'webextension-polyfill'],
])('%s may import %s', (file, from) => {
  expect(lint({ [file]: importing(from) }).output).not.toContain('no-restricted-imports')
})

test('a cycle of types alone fails too', () => {
  const { passes, output } = lint({
    'widget/a.ts': "import type { B } from './b.ts'\n\nexport type A = B | null\n",
    'widget/b.ts': "import type { A } from './a.ts'\n\nexport type B = A | undefined\n",
  })
  expect(passes).toBe(false)
  expect(output).toContain('no-cycle')
})

test('a cycle fails', () => {
  const { passes, output } = lint({
    'widget/a.ts': importing('./b.ts'),
    'widget/b.ts': importing('./a.ts').replaceAll('other', 'thing2'),
  })
  expect(passes).toBe(false)
  expect(output).toContain('no-cycle')
})

test.each([
  ['fetch', 'widget/a.ts', 'export const answer = fetch("/")\n'],
  ['localStorage', 'widget/balance/a.ts', 'export const kept = localStorage.length\n'],
  ['the clock', 'shared/credits/a.ts', 'export const now = Date.now()\n'],
  ['chance', 'shared/credits/a.ts', 'export const chance = Math.random()\n'],
])('%s belongs to its owners: not in %s', (_what, file, text) => {
  expect(lint({ [file]: text }).passes).toBe(false)
})
