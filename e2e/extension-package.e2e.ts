/** What goes to the stores: the zips that `npm run package` writes, read back. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { unzipSync } from 'fflate'
import workspace from '../package.json' with { type: 'json' }
import { EXTENSION_BROWSERS, manifestFor } from '../scripts/extension-manifest.ts'
import { filesIn, sha256, zipFiles } from '../scripts/zip-files.ts'

test.describe.configure({ mode: 'default' })

test.beforeAll(() => {
  execFileSync(process.execPath, ['--experimental-strip-types', 'scripts/package.ts'])
})

const readZip = (name: string) =>
  new Uint8Array(readFileSync(`dist/packages/credit-gauge-${workspace.version}-${name}.zip`))

/** Text of every file but the pictures. */
function readTexts(name: string): [path: string, text: string][] {
  const files = Object.entries(unzipSync(readZip(name))).filter(([path]) => !path.endsWith('.png'))
  return files.map(([path, bytes]) => [path, new TextDecoder().decode(bytes)])
}

/** As for the widget; Preact's own `innerHTML` is switched off by the policy of the pages. */
const FORBIDDEN = {
  'X14 text that becomes code':
    /\beval\(|\bnew Function\b|(?<![.\w])Function\(|set(?:Timeout|Interval)\(\s*['"`]|javascript:/,
  'X14 scripts that are made at run time':
    /createElement\(\s*['"`]script|importScripts|\.insertAdjacentHTML|\bdocument\.write\b/,
  'X14 code from elsewhere':
    /\b(?:import|from)\s*\(?\s*['"`](?:https?:)?\/\/|<script[^>]*src="(?!\/)|<script(?![^>]*src=)/,
  'X17 source maps': /sourceMappingURL|"mappings":/,
  'X17 mocks and their data': /\bmsw\b|mockServiceWorker|\/mock\/|acc-halden|Leila Haddad|Emergency 20/,
  'X17 the tools that build and test it': /\bvitest\b|playwright|fast-check|node_modules|\/home\//,
}

for (const browser of EXTENSION_BROWSERS) {
  for (const [what, pattern] of Object.entries(FORBIDDEN))
    test(`${what}: none in the package for ${browser}`, () => {
      const files = readTexts(browser)
      expect(files.length).toBeGreaterThan(10)
      for (const [path, text] of files) expect(pattern.exec(text)?.[0], path).toBeUndefined()
    })

  test(`X17 the package for ${browser} does not tell where it was built`, () => {
    for (const [path, text] of readTexts(browser)) expect(text, path).not.toContain(process.cwd())
  })

  test(`X17 the package for ${browser} holds nothing but what the extension is made of`, () => {
    const paths = Object.keys(unzipSync(readZip(browser)))
    const known =
      /^(manifest\.json|service-worker-loader\.js|assets\/[\w.-]+\.(js|css|svg)|_locales\/\w+\/messages\.json|extension\/managed-schema\.json|extension\/\w+\/index\.html|extension\/icons\/\d+\.png)$/
    expect(paths.filter((path) => !known.test(path))).toEqual([])
  })

  test(`X16 the built manifest for ${browser} asks for what it should, and no more`, () => {
    const built: unknown = JSON.parse(readTexts(browser).find(([path]) => path === 'manifest.json')?.[1] ?? '')
    const { background: source, ...rest } = manifestFor(browser)
    expect(source).toBeDefined()
    const loader = 'service-worker-loader.js'
    const background = browser === 'chrome' ? { service_worker: loader } : { scripts: [loader] }
    expect(built).toEqual({ ...rest, background: { ...background, type: 'module' } })
  })

  test(`building twice gives the same bytes for ${browser}`, () => {
    const folder = `dist/${browser}`
    expect(sha256(zipFiles(folder, filesIn(folder)))).toBe(sha256(readZip(browser)))
  })
}

test('the source has all that a reviewer needs to build the same', () => {
  const paths = Object.keys(unzipSync(readZip('source')))
  expect(paths).toEqual(
    expect.arrayContaining([
      'package.json',
      'package-lock.json',
      'manifest.json',
      'vite.config.ts',
      'store/BUILDING.md',
    ]),
  )
  expect(paths.filter((path) => /^(node_modules|dist|\.git)\//.test(path))).toEqual([])
})
