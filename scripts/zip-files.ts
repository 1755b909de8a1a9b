/** Zips that depend on nothing but what is in them: no times, no order of a file system, no time zone. */
import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { zipSync } from 'fflate'

/** The earliest that a zip can say. In local time, as zips keep it, so that every time zone writes the same. */
const EARLIEST = new Date(1980, 0, 1)

/** Packs files of a folder. Names are relative to it, with slashes on every system. */
export function zipFiles(folder: string, names: string[]): Uint8Array {
  const files = names
    .map((name) => name.split(sep).join('/'))
    .toSorted()
    .map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))] as const)
  return zipSync(Object.fromEntries(files), { level: 9, mtime: EARLIEST })
}

/** Every file below a folder, relative to it. */
export function filesIn(folder: string): string[] {
  return globSync('**/*', { cwd: folder }).filter((name) => statSync(join(folder, name)).isFile())
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
