/**
 * Runs before `npm start` and `npm test`: installs the dependencies when they are absent, older than the lock file, or
 * were installed for another platform. Plain JavaScript, because it must run on whatever Node the machine has.
 *
 * `node scripts/install.mjs --stamp` records a finished installation; npm calls it after every install.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'

const STAMP = 'node_modules/.install-stamp'
/** The tests' tools need this; on 64-bit Linux it comes with the dependencies, elsewhere the machine must have it. */
const OLDEST_NODE = { major: 22, minor: 12 }
const bringsItsOwnNode = process.platform === 'linux' && process.arch === 'x64'

const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
const wanted = `${process.platform} ${process.arch} ${lock}`

if (process.argv.includes('--stamp')) {
  if (existsSync('node_modules')) writeFileSync(STAMP, wanted)
} else {
  if (!bringsItsOwnNode && isTooOld(process.versions.node)) {
    console.error(
      `Credit Gauge needs Node ${OLDEST_NODE.major}.${OLDEST_NODE.minor} or newer; this is ${process.versions.node}.`,
    )
    process.exit(1)
  }
  if (!isInstalled()) install()
}

function isInstalled() {
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== wanted) return false
  return !bringsItsOwnNode || spawnSync('node_modules/.bin/node', ['--version']).status === 0
}

function install() {
  console.log('Installing the dependencies (npm ci).')
  // npm's own Node, because `npm ci` deletes the one in node_modules.
  const node = process.env['npm_node_execpath'] ?? process.execPath
  const npm = process.env['npm_execpath']
  const done = npm
    ? spawnSync(node, [npm, 'ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional'], {
        stdio: 'inherit',
      })
    : spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional'], {
        stdio: 'inherit',
        shell: true,
      })
  if (done.status !== 0) {
    console.error('npm ci failed. Mend what it says above, then run the command again.')
    process.exit(done.status ?? 1)
  }
}

/** @param {string} version */
function isTooOld(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < OLDEST_NODE.major || (major === OLDEST_NODE.major && minor < OLDEST_NODE.minor)
}
