/** Finds the browsers that the tests drive, and installs them where the machine allows it. */
import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export type BrowserName = 'chromium' | 'firefox'

interface Browser {
  /** Names an executable; wins over everything else. */
  env: string
  commands: string[]
  paths: string[]
  debianPackage: string
}

const BROWSERS: Record<BrowserName, Browser> = {
  chromium: {
    env: 'CHROMIUM_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'],
    paths: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ],
    debianPackage: 'chromium',
  },
  firefox: {
    env: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox'],
    paths: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
    debianPackage: 'firefox-esr',
  },
}

/** The executable to drive, or `undefined` when none is installed. Throws when the environment names one that is not there. */
export function findBrowser(name: BrowserName): string | undefined {
  const { env, commands, paths } = BROWSERS[name]
  const named = process.env[env]
  if (named) {
    if (!isExecutable(named))
      throw new Error(`${env} is ${named}, which is no program. Name the browser's executable, or unset ${env}.`)
    return named
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [...onPath, ...paths, ...downloaded(name)].find(isExecutable)
}

/** Finds the browser, or installs it: by the system's package manager, else by download. Throws, saying what to do. */
export async function ensureBrowser(name: BrowserName): Promise<string> {
  const found = findBrowser(name)
  if (found) return found
  console.log(`No ${name} on this machine: installing one.`)
  installFromDebian(name)
  const installed = findBrowser(name) ?? (await download(name))
  if (installed) return installed
  throw new Error(
    `No ${name} found, and none could be installed. Install one, or set ${BROWSERS[name].env} to its executable.`,
  )
}

function installFromDebian(name: BrowserName): void {
  if (!isExecutable('/usr/bin/apt-get')) return
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive']
  const apt = (...args: string[]) => {
    const [command = 'apt-get', ...rest] = [...asRoot, 'apt-get', ...args]
    return (
      spawnSync(command, rest, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
        .status === 0
    )
  }
  if (apt('update')) apt('install', '--yes', '--no-install-recommends', BROWSERS[name].debianPackage)
}

/** Playwright's own Chromium; Firefox as its makers ship it, since Playwright's build cannot be driven by standard BiDi. */
async function download(name: BrowserName): Promise<string | undefined> {
  if (name === 'chromium') {
    spawnSync(
      process.execPath,
      ['node_modules/@playwright/test/cli.js', 'install', '--with-deps', '--no-shell', 'chromium'],
      { stdio: 'inherit' },
    )
    return downloaded(name).find(isExecutable)
  }
  spawnSync(process.execPath, [...puppeteerBrowsers, 'install', 'firefox@stable', '--path', firefoxCache], {
    stdio: 'inherit',
  })
  return downloaded(name).find(isExecutable)
}

const firefoxCache = join('node_modules', '.cache', 'browsers')
const puppeteerBrowsers = ['node_modules/@puppeteer/browsers/lib/main-cli.js']

function downloaded(name: BrowserName): string[] {
  try {
    if (name === 'chromium') {
      const print = "import('playwright-core').then((p) => console.log(p.chromium.executablePath()))"
      return [execFileSync(process.execPath, ['--input-type=module', '-e', print], { encoding: 'utf8' }).trim()]
    }
    if (!existsSync(firefoxCache)) return []
    const list = execFileSync(process.execPath, [...puppeteerBrowsers, 'list', '--path', firefoxCache], {
      encoding: 'utf8',
    })
    return list.split('\n').flatMap((line) => /\) (.+)$/.exec(line)?.[1] ?? [])
  } catch {
    return []
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
