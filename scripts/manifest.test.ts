/** What the extension asks people for: the manifest of each browser, the page that explains it, what was published. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Ajv } from 'ajv'
import { PNG } from 'pngjs'
import * as v from 'valibot'
import { describe, expect, test, vi } from 'vitest'
import { LOCKABLE, toPolicy } from '../extension/managed.ts'
import policySchema from '../extension/managed-schema.json' with { type: 'json' }
import source from '../manifest.json' with { type: 'json' }
import workspace from '../package.json' with { type: 'json' }
import published from '../store/permissions.json' with { type: 'json' }
import { EXTENSION_BROWSERS, filesFor, manifestFor, otherPagesFor } from './extension-manifest.ts'

vi.mock('../extension/browser.ts', () => import('../extension/browser.fixture.ts'))

const chrome = manifestFor('chrome')
const firefox = manifestFor('firefox')
/** The first cells of the table in it. */
const justified = [...readFileSync('store/justifications.md', 'utf8').matchAll(/^\| ([^|]+)/gm)].join(' ')
const page = readFileSync('docs/PERMISSIONS.md', 'utf8')

/** The first cells of the table under a heading, with the browsers of the second. */
function explained(heading: string, browser: 'chrome' | 'firefox'): string[] {
  const section = page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return [...section.matchAll(/^\| `([^`]+)`\s*\| (all|chromium|firefox)\s*\|/gm)]
    .filter(([, , browsers]) => browsers === 'all' || (browsers === 'chromium') === (browser === 'chrome'))
    .map(([, name]) => name ?? '')
}

describe.each(EXTENSION_BROWSERS)('for %s', (browser) => {
  const manifest = manifestFor(browser)

  test('X16 it asks for exactly what the published version asked for', () => {
    const { permissions, optional_permissions, optional_host_permissions } = manifest
    expect({ permissions, optional_permissions, optional_host_permissions }).toEqual(published[browser])
    expect(manifest).not.toHaveProperty('host_permissions')
  })

  test('every permission is explained, and nothing else is', () => {
    expect(explained('From the start', browser)).toEqual(manifest.permissions)
    expect(explained('When you ask for it', browser)).toEqual([
      ...manifest.optional_permissions,
      ...manifest.optional_host_permissions,
    ])
  })

  test('every permission is justified to the stores', () => {
    const { permissions, optional_permissions, optional_host_permissions } = manifest
    for (const name of [...permissions, ...optional_permissions, ...optional_host_permissions])
      expect(justified).toContain(`\`${name}\``)
  })

  test('X4 X6 X13 nothing of it is in pages, and nobody else can reach it', () => {
    for (const key of ['content_scripts', 'web_accessible_resources', 'externally_connectable'])
      expect(manifest).not.toHaveProperty(key)
  })

  test('X14 its pages run their own scripts only', () => {
    expect(manifest.content_security_policy.extension_pages.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      'connect-src https: http://localhost:* http://127.0.0.1:*',
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ])
  })

  test('it has a page for whatever it names, and a build for every page', () => {
    const named = [manifest.action.default_popup, manifest.options_ui.page]
    expect(named.filter((path) => !existsSync(path))).toEqual([])
    const others = globSync('extension/*/index.html').filter((path) => !named.includes(path))
    expect(otherPagesFor(browser)).toEqual(
      others.filter((path) => browser === 'chrome' || dirname(path) !== 'extension/offscreen').toSorted(),
    )
  })

  test('it has words in every locale, short enough for the stores', () => {
    const locales = filesFor(browser)
      .map(([, from]) => from)
      .filter((from) => from.includes('_locales'))
    expect(locales.map((path) => dirname(path).slice(-2))).toEqual(['de', 'en'])
    const used = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key ?? '')
    for (const path of locales) {
      const words = readWords(path)
      expect(Object.keys(words).toSorted()).toEqual([...new Set(used)].toSorted())
      expect(words['name']?.message.length).toBeLessThanOrEqual(45)
      expect(words['description']?.message.length).toBeLessThanOrEqual(132)
    }
  })
})

const Words = v.record(v.string(), v.object({ message: v.string() }))

function readWords(path: string): v.InferOutput<typeof Words> {
  return v.parse(Words, JSON.parse(readFileSync(path, 'utf8')))
}

test('the version is that of the project', () => {
  expect(chrome.version).toBe(workspace.version)
})

test('only Chromium is told of what only Chromium knows', () => {
  expect(firefox).not.toHaveProperty('minimum_chrome_version')
  expect(firefox).not.toHaveProperty('storage')
  expect(chrome).not.toHaveProperty('browser_specific_settings')
})

const Policy = v.record(v.string(), v.unknown())

describe('the schema of policies', () => {
  const isValid = new Ajv().compile(policySchema)
  const policy = {
    connections: [{ name: 'Halden', apiBase: 'https://billing.halden.example/v1', auth: 'oauth', clientId: 'gauge' }],
    marks: [{ percent: 25 }, { credits: 50 }],
    quiet: { from: '22:00', to: '07:30' },
    locked: [...LOCKABLE],
  }

  test('lets pass what the extension understands', () => {
    expect(isValid(policy)).toBe(true)
    expect(toPolicy(policy)).toEqual({ ...policy, quiet: { from: 1320, to: 450 } })
  })

  test('lets pass the examples of its page', () => {
    const examples = [...readFileSync('docs/managed-set-up.md', 'utf8').matchAll(/```json\n([\s\S]*?)```/g)]
    const [first, ...wrapped] = examples.map(([, json]) => v.parse(Policy, JSON.parse(json ?? '')))
    expect(isValid(first)).toBe(true)
    expect(Object.keys({ ...first })).toEqual(Object.keys(policySchema.properties))
    expect(JSON.stringify(wrapped)).toContain(source.browser_specific_settings.gecko.id)
  })

  test.each([
    { locked: ['everything'] },
    { quiet: { from: '25:00', to: '07:00' } },
    { marks: [{ percent: 0 }] },
    { connections: [{ name: 'without an address' }] },
  ])('stops %j', (wrong) => {
    expect(isValid(wrong)).toBe(false)
  })
})

describe('the icons', () => {
  const icons = Object.entries(chrome.icons)

  test.each(icons)(
    '%s px is drawn at its own size, on a plate that stands out on light and dark toolbars',
    (size, path) => {
      const png = PNG.sync.read(readFileSync(path))
      expect([png.width, png.height]).toEqual([Number(size), Number(size)])
      const plate = pixel(png, Math.round(png.width / 2), Math.round(png.height * 0.08))
      for (const toolbar of [WHITE, NEARLY_BLACK]) expect(contrast(plate, toolbar)).toBeGreaterThan(3)
    },
  )
})

const WHITE = [255, 255, 255]
/** The darkest toolbar of the browsers' own themes. */
const NEARLY_BLACK = [28, 27, 34]

function pixel(png: PNG, x: number, y: number): number[] {
  const at = (y * png.width + x) * 4
  return [...png.data.subarray(at, at + 3)]
}

/** The ratio of WCAG 2. */
function contrast(a: number[], b: number[]): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((byte) => {
    const part = byte / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
