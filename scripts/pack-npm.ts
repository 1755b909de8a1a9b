/** Makes `dist/npm/`, the package that hosts install: the built widget, its types, and a package.json of its own. */
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import workspace from '../package.json' with { type: 'json' }

const OUT = 'dist/npm'

/** Needs `dist/widget`. Throws when the types do not compile. */
export function packForNpm(): void {
  rmSync(OUT, { recursive: true, force: true })
  mkdirSync(OUT, { recursive: true })
  cpSync('dist/widget', OUT, { recursive: true, filter: (path) => !path.endsWith('manifest.json') })
  cpSync('widget/README.md', join(OUT, 'README.md'))
  cpSync('LICENSE', join(OUT, 'LICENSE'))
  writeTypes()
  writeFileSync(join(OUT, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`)
}

function writeTypes(): void {
  const tsc = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'scripts/tsconfig.npm.json'], {
    stdio: 'inherit',
  })
  if (tsc.status !== 0) throw new Error('The types of the npm package do not compile.')
  for (const file of globSync(join(OUT, 'types/**/*.d.ts'))) {
    // Hosts that resolve as Node does find `./x.d.ts` by `./x.js` only.
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replaceAll(/(from '\.[^']*|import\("\.[^"]*|from "\.[^"]*)\.tsx?(['"])/g, '$1.js$2'),
    )
  }
}

const types = (name: string) => `./types/widget/${name}.d.ts`

function manifest() {
  return {
    name: 'credit-gauge',
    version: workspace.version,
    description: 'Custom elements that show a live balance of prepaid credits in any page, with a Buy Credits button.',
    keywords: ['credits', 'billing', 'balance', 'web-components', 'custom-elements', 'ats'],
    license: workspace.license,
    type: 'module',
    sideEffects: ['./credit-gauge.js', './credit-gauge.iife.js'],
    exports: {
      '.': { types: types('index'), default: './index.js' },
      './define': { types: types('define'), default: './define.js' },
      './credit-gauge.js': { types: types('register'), default: './credit-gauge.js' },
      './credit-gauge.iife.js': { types: types('loader'), default: './credit-gauge.iife.js' },
      './package.json': './package.json',
    },
    files: ['*.js', 'chunks', 'types'],
  }
}
