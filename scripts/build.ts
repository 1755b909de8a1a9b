/** `npm run build [-- widget chrome firefox demo npm storybook]`: writes `dist/`, all of it or the parts that are named. */
import { spawnSync } from 'node:child_process'
import { build } from 'vite'
import { packForNpm } from './pack-npm.ts'

const PARTS = {
  widget: async () => {
    await build({ mode: 'widget', logLevel: 'warn' })
    await build({ mode: 'loader', logLevel: 'warn' })
  },
  npm: packForNpm,
  chrome: () => build({ mode: 'chrome', logLevel: 'warn' }),
  firefox: () => build({ mode: 'firefox', logLevel: 'warn' }),
  demo: () => build({ mode: 'demo', logLevel: 'warn' }),
  storybook: buildStorybook,
}

const named = process.argv.slice(2)
const unknown = named.filter((name) => !(name in PARTS))
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. The parts are ${Object.keys(PARTS).join(', ')}.`)
  process.exit(2)
}
// Vite leaves NODE_ENV alone when it is set, and a test's "test" would bring development code into the output.
process.env['NODE_ENV'] = 'production'

for (const [name, make] of Object.entries(PARTS)) {
  if (named.length > 0 && !named.includes(name)) continue
  const began = performance.now()
  await make()
  console.log(`dist/${name}`.padEnd(16) + `${Math.round(performance.now() - began)} ms`)
}

/** It says a page of things, which matter only when it fails. */
function buildStorybook(): void {
  const command = ['node_modules/storybook/dist/bin/dispatcher.js', 'build', '--output-dir', 'dist/storybook']
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, '--disable-telemetry'], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`Storybook was not built.\n${stdout}${stderr}`)
}
