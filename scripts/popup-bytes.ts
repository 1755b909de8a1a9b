/** What the popup of the built extension loads, in bytes as they lie in the package: nothing in it is compressed. */
import { globSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

const EXTENSION = 'dist/chrome'
const POPUP = 'extension/popup/index.html'
const ASSETS = join(EXTENSION, 'assets')

/** `painted`: until its last known state stands. `live`: until it is drawn anew from what is stored, and can be used. */
export function popupBytes(): { painted: number; live: number } {
  const html = readFileSync(join(EXTENSION, POPUP), 'utf8')
  const linked = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+)"/g)].map(([, file]) => file ?? '')
  const [app] = globSync(join(ASSETS, 'app-*.js'))
  if (linked.length === 0 || app === undefined) throw new Error('The built popup is not what this script knows.')
  const first = withImports(linked)
  const size = (files: Set<string>) => [...files].reduce((sum, file) => sum + statSync(join(ASSETS, file)).size, 0)
  const page = statSync(join(EXTENSION, POPUP)).size
  return { painted: page + size(first), live: page + size(withImports([basename(app)], first)) }
}

/** Those files, and all that they import at once. */
function withImports(files: readonly string[], known: ReadonlySet<string> = new Set()): Set<string> {
  const found = new Set(known)
  for (const file of files) {
    if (found.has(file)) continue
    found.add(file)
    const imports = file.endsWith('.js') ? findImports(readFileSync(join(ASSETS, file), 'utf8')) : []
    for (const one of withImports(imports, found)) found.add(one)
  }
  return found
}

function findImports(script: string): string[] {
  return [...script.matchAll(/(?:import|from)\s*"\.\/([\w.-]+\.js)"/g)].map(([, file]) => file ?? '')
}
