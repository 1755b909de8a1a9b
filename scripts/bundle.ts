/** Reads which files of the built widget load which: for the size budgets, and for the test that watches a real page. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

export const WIDGET = 'dist/widget'

const Chunk = v.object({
  file: v.string(),
  name: v.optional(v.string()),
  imports: v.optional(v.array(v.string()), []),
  dynamicImports: v.optional(v.array(v.string()), []),
})
const Manifest = v.record(v.string(), Chunk)
type Manifest = v.InferOutput<typeof Manifest>

/** The file of an entry and all that it imports at once, relative to `WIDGET`: the classic script begins with `index`. */
export function firstLoad(entry: 'credit-gauge' | 'index'): string[] {
  const manifest = readManifest()
  return withImports(manifest, keyOf(manifest, entry))
}

/** The files that a lazy chunk adds, by its name ("live"), to the first load and to a chunk that always comes before. */
export function lazyLoad(name: string, before?: string): string[] {
  const manifest = readManifest()
  const there = [
    ...firstLoad('credit-gauge'),
    ...(before === undefined ? [] : withImports(manifest, keyOf(manifest, before))),
  ]
  return withImports(manifest, keyOf(manifest, name)).filter((file) => !there.includes(file))
}

/** The same for several chunks together. */
export function lazyLoads(...names: string[]): string[] {
  return [...new Set(names.flatMap((name) => lazyLoad(name)))]
}

/** Names of all chunks that are loaded on demand. */
export function lazyChunks(): string[] {
  const manifest = readManifest()
  const keys = new Set(Object.values(manifest).flatMap((chunk) => chunk.dynamicImports))
  return [...keys].flatMap((key) => manifest[key]?.name ?? []).toSorted()
}

function readManifest(): Manifest {
  return v.parse(Manifest, JSON.parse(readFileSync(join(WIDGET, 'manifest.json'), 'utf8')))
}

/** Files that others share may have the name of an entry, and an underscore before their key: entries come first. */
function keyOf(manifest: Manifest, name: string): string {
  const keys = Object.keys(manifest).filter((key) => manifest[key]?.name === name)
  const found = keys.find((key) => !key.startsWith('_')) ?? keys[0]
  if (found === undefined) throw new Error(`The built widget has no chunk named "${name}".`)
  return found
}

function withImports(manifest: Manifest, key: string, seen = new Set<string>()): string[] {
  const chunk = manifest[key]
  if (!chunk || seen.has(key)) return []
  seen.add(key)
  return [chunk.file, ...chunk.imports.flatMap((next) => withImports(manifest, next, seen))]
}
