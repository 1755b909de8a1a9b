/**
 * `npm run package`: builds the extension afresh and writes to `dist/packages/` what the stores take: a zip for each
 * browser, and one with the source that they were made from. The same source gives the same bytes, on any machine.
 */
import { spawnSync } from 'node:child_process'
import { lstatSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import workspace from '../package.json' with { type: 'json' }
import { EXTENSION_BROWSERS } from './extension-manifest.ts'
import { filesIn, sha256, zipFiles } from './zip-files.ts'

const OUT = 'dist/packages'

process.env['NODE_ENV'] = 'production'
rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT, { recursive: true })

const built = mkdtempSync(join(tmpdir(), 'credit-gauge-'))
for (const browser of EXTENSION_BROWSERS) {
  const outDir = join(built, browser)
  await build({ mode: browser, logLevel: 'warn', build: { outDir } })
  write(browser, zipFiles(outDir, filesIn(outDir)))
}
rmSync(built, { recursive: true })

const source = findSource()
if (source) write('source', zipFiles('.', source))
else console.log('This is no git checkout, so there is no telling what belongs to the source: its zip is left out.')

function write(name: string, zip: Uint8Array): void {
  const path = `${OUT}/credit-gauge-${workspace.version}-${name}.zip`
  writeFileSync(path, zip)
  console.log(`${path}  ${Math.ceil(zip.length / 1000)} kB  sha256 ${sha256(zip)}`)
}

/** The files of the working tree that git knows or would take, because the build is made from those. */
function findSource(): string[] | undefined {
  const git = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  if (git.status !== 0) return undefined
  return git.stdout.split('\0').filter(isFile)
}

/** Neither deleted since, nor a link. */
function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
