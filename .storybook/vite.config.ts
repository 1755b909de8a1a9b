/** The previews' bundle. The extension's one window on the browser is an in-memory one here. */
import { fileURLToPath } from 'node:url'
import { preact } from '@preact/preset-vite'
import { msw } from 'msw/vite'
import { defineConfig } from 'vite'
import { extensionPages } from './extension-pages.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  base: './',
  root: here('..'),
  plugins: [preact({ devToolsEnabled: false }), msw({ mode: 'worker-only' }), extensionPages()],
  // For older browsers `:dir(rtl)` would become a list of languages, and pseudo-languages are not in it.
  build: { target: ['chrome120', 'firefox128', 'safari17.4'] },
})
