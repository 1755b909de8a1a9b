/** Lets pages of the extension stand in a preview: they find a browser in memory, and several fit on one page. */
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/** The style sheets that style a whole page, each with the class of the element that is its `body` here. */
const BODIES = new Map([
  [here('../extension/popup/popup.css'), '.preview-body-popup'],
  [here('../extension/page/page.css'), '.preview-body-page'],
])

export function extensionPages(): Plugin {
  return {
    name: 'extension-pages',
    enforce: 'pre',
    load: (id) =>
      id === here('../extension/browser.ts') ? `export { browser } from './browser.fixture.ts'` : undefined,
    transform(code, id) {
      const body = BODIES.get(id)
      return body === undefined ? undefined : { code: code.replaceAll(/^body\b/gm, body), map: null }
    },
  }
}
