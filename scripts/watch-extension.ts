/** Builds the extension for Chromium, and again after every change of its source. */
import type { CrxPlugin } from '@crxjs/vite-plugin'
import { build } from 'vite'

export interface ExtensionWatcher {
  /** Calls back after every build but the first, one call after the other. */
  onRebuilt(callback: () => Promise<void>): void
  close(): Promise<void>
}

/** Saves the click on Allow, which no script can make. */
const mayAskThisMachine: CrxPlugin = {
  name: 'may-ask-this-machine',
  renderCrxManifest: (manifest) => ({ ...manifest, host_permissions: ['http://127.0.0.1/*', 'http://localhost/*'] }),
}

/**
 * Resolves when the first build stands in `outDir`, and rejects when it fails. A later one that fails says so on the
 * console, and the one before it stays.
 */
export async function watchExtension(outDir: string): Promise<ExtensionWatcher> {
  // Vite leaves NODE_ENV alone when it is set, and what is tried out should be what is shipped.
  process.env['NODE_ENV'] = 'production'
  const watcher = await build({
    mode: 'chrome',
    logLevel: 'warn',
    plugins: [mayAskThisMachine],
    build: { outDir, watch: {} },
  })
  if (!('close' in watcher)) throw new Error('Vite did not stay to watch.')
  let rebuilt: (() => Promise<void>) | undefined
  let calls = Promise.resolve()
  await new Promise<void>((resolve, reject) => {
    let hasFailed = false
    watcher.on('event', (event) => {
      if (event.code === 'START') hasFailed = false
      if (event.code === 'ERROR') {
        hasFailed = true
        console.error(event.error.message)
        reject(event.error)
      }
      if (event.code !== 'END' || hasFailed) return
      resolve()
      calls = calls.then(() => rebuilt?.()).catch((error: unknown) => console.error(error))
    })
  })
  return { onRebuilt: (callback) => void (rebuilt = callback), close: () => watcher.close() }
}
