import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin'
import { preact } from '@preact/preset-vite'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
import { msw } from 'msw/vite'
import * as v from 'valibot'
import { build, type Plugin, type UserConfig } from 'vite'
import { defineConfig } from 'vitest/config'
import { extensionPages } from './.storybook/extension-pages.ts'
import { findBrowser, type BrowserName } from './scripts/browsers.ts'
import { filesFor, manifestFor, otherPagesFor, type ExtensionBrowser } from './scripts/extension-manifest.ts'

/** Browsers that the builds are made for. Chromium and Firefox are tested; Safari is not. */
const BROWSERS = ['chrome120', 'edge120', 'firefox128', 'safari17.4']

/** So long a test polls for what should come. */
const PATIENCE_MS = 15_000

/** Of previews that are tested, in CSS px. */
const WINDOW = { width: 1280, height: 900 }

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/** Vite leaves white space in library output unless told twice, and notes for bundlers that nothing follows here. */
const minified = { minify: true, comments: { annotation: false } } as const

/** JSON has no literal types, so the compiler cannot see that it is one. */
const Manifest = v.custom<ManifestV3Export>((json) => v.is(v.looseObject({ manifest_version: v.literal(3) }), json))

/** One configuration a `--mode`: `widget`, `loader`, `chrome`, `firefox` and `demo` are built, everything else is tests. */
export default defineConfig(({ mode }) => {
  if (mode === 'widget') return widget()
  if (mode === 'loader') return loader()
  if (mode === 'chrome' || mode === 'firefox') return extension(mode)
  if (mode === 'demo') return demo()
  return tests()
})

/** ES modules: `credit-gauge.js` registers every element, `index.js` and `define.js` leave that to the host. */
function widget(): UserConfig {
  return {
    plugins: [preact({ devToolsEnabled: false })],
    build: {
      target: BROWSERS,
      outDir: here('dist/widget'),
      manifest: 'manifest.json',
      modulePreload: false,
      lib: {
        entry: {
          'credit-gauge': here('widget/register.ts'),
          index: here('widget/index.ts'),
          define: here('widget/define.ts'),
        },
        formats: ['es'],
      },
      rolldownOptions: {
        output: {
          ...minified,
          entryFileNames: '[name].js',
          // Each name is written into the first script.
          chunkFileNames: 'chunks/[name]-[hash:6].js',
          // One file for all that is needed at once: it compresses better, and is one request.
          codeSplitting: { groups: [{ name: 'core', tags: ['$initial'], test: isWithoutEffect }] },
        },
      },
    },
  }
}

/** Registering is what `credit-gauge.js` adds: in the shared file it would happen to those who import `index.js` too. */
function isWithoutEffect(id: string): boolean {
  return !id.endsWith('widget/register.ts')
}

/** The classic script: a small loader of the modules beside it. */
function loader(): UserConfig {
  return {
    build: {
      target: BROWSERS,
      outDir: here('dist/widget'),
      emptyOutDir: false,
      lib: {
        entry: here('widget/loader.ts'),
        formats: ['iife'],
        name: 'CreditGauge',
        fileName: () => 'credit-gauge.iife.js',
      },
      rolldownOptions: { output: minified },
    },
  }
}

/** The extension for one browser. CRXJS builds the pages that the manifest names; the others are named here. */
function extension(browser: ExtensionBrowser): UserConfig {
  const manifest = v.parse(Manifest, manifestFor(browser))
  return {
    plugins: [preact({ devToolsEnabled: false }), crx({ manifest, browser }), asTheyAre(browser), popupFirst()],
    build: {
      target: BROWSERS,
      outDir: here(`dist/${browser}`),
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      // A policy without `data:` lets no picture be written into a style sheet.
      assetsInlineLimit: 0,
      rolldownOptions: { input: otherPagesFor(browser).map(here) },
    },
  }
}

/** Puts the extension's locales at the root of the build, where browsers look for them, and the policy's schema. */
function asTheyAre(browser: ExtensionBrowser): Plugin {
  return {
    name: 'extension-files',
    generateBundle() {
      for (const [fileName, path] of filesFor(browser))
        this.emitFile({ type: 'asset', fileName, source: readFileSync(here(path)) })
    },
  }
}

/** The popup's first script: in one file and no module, so that it runs while the page is read. */
function popupFirst(): Plugin {
  return {
    name: 'popup-first',
    buildStart() {
      for (const file of ['first.ts', 'mirror.ts']) this.addWatchFile(here(`extension/popup/${file}`))
    },
    async generateBundle() {
      const entry = { entry: here('extension/popup/first.ts'), formats: ['iife' as const], name: 'PopupFirst' }
      const built = await build({
        configFile: false,
        logLevel: 'warn',
        build: { target: BROWSERS, write: false, lib: entry, rolldownOptions: { output: minified } },
      })
      for (const made of [built].flat().flatMap((one) => ('output' in one ? one.output : [])))
        if (made.type === 'chunk')
          this.emitFile({ type: 'asset', fileName: 'assets/popup-first.js', source: made.code })
    },
  }
}

/** The demo ATS. `npm start` adds the simulated billing API on the same port; in a static build a worker answers. */
function demo(): UserConfig {
  return {
    root: here('mocks/ats'),
    base: './',
    plugins: [preact({ devToolsEnabled: false }), msw({ mode: 'worker-only' })],
    server: { fs: { allow: [here('.')] } },
    optimizeDeps: {
      include: [
        'preact',
        'preact/hooks',
        'preact/jsx-runtime',
        'preact/jsx-dev-runtime',
        '@preact/signals',
        'valibot',
        'eventsource-parser',
      ],
    },
    build: { target: BROWSERS, outDir: here('dist/demo'), emptyOutDir: true },
  }
}

function tests() {
  const chromium = findBrowser('chromium')
  const provider = playwright({
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      chromiumSandbox: false,
      args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'],
    },
  })
  const inChromium = { enabled: true, headless: true, screenshotFailures: false, provider }
  const built = ['node_modules/**', 'dist/**']
  return {
    plugins: [preact()],
    test: {
      // A busy machine takes its time. Who waits for something that never comes hears of it a little later.
      expect: { poll: { timeout: PATIENCE_MS } },
      setupFiles: [here('scripts/patience.setup.ts')],
      projects: [
        {
          extends: true as const,
          test: {
            name: 'unit',
            include: ['**/*.test.{ts,tsx}'],
            exclude: ['**/*.browser.test.{ts,tsx}', 'e2e/**', ...built],
          },
        },
        {
          extends: true as const,
          test: {
            name: 'browser',
            setupFiles: [here('scripts/front.setup.ts')],
            include: ['**/*.browser.test.{ts,tsx}'],
            exclude: built,
            browser: { ...inChromium, instances: [{ browser: 'chromium' as const }] },
          },
        },
        {
          extends: true as const,
          plugins: [storybookTest({ configDir: here('.storybook') }), msw({ mode: 'worker-only' }), extensionPages()],
          test: {
            name: 'stories',
            setupFiles: [here('scripts/stories.setup.ts')],
            // As wide as a designer's window: the panel lays itself out by its room.
            browser: { ...inChromium, instances: [{ browser: 'chromium' as const, viewport: WINDOW }] },
          },
        },
        inBrowser('chromium'),
        inBrowser('firefox'),
      ],
    },
  }
}

/** Journeys that hold in both browsers: a project for each. */
function inBrowser(name: BrowserName) {
  return {
    extends: true as const,
    test: {
      name,
      include: ['e2e/both/**/*.test.ts', `e2e/${name}/**/*.test.ts`],
      env: { BROWSER: name },
      testTimeout: 60_000,
      hookTimeout: 60_000,
      maxWorkers: 2,
    },
  }
}
