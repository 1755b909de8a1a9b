/** The pictures that were agreed on, in one folder, with a note of the machine that took them. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Machine, readMachine } from './machine.ts'
import { type Pixels, readPng, toPng } from './png.ts'

/** What a clone of the repository may cost. */
export const MOST_BYTES = 15_000_000

const ENDING = '.png'
const MACHINE = 'machine.json'

export class Baselines {
  readonly folder: string

  constructor(folder = 'visual/baselines') {
    this.folder = folder
  }

  get names(): string[] {
    return this.#files()
      .filter((file) => file.endsWith(ENDING))
      .map((file) => file.slice(0, -ENDING.length))
  }

  get bytes(): number {
    return this.names.reduce((sum, name) => sum + statSync(this.#path(name)).size, 0)
  }

  /** `undefined` where nobody has taken any. Throws where the note is broken. */
  findMachine(): Machine | undefined {
    return this.#files().includes(MACHINE) ? readMachine(readFileSync(join(this.folder, MACHINE), 'utf8')) : undefined
  }

  noteMachine(machine: Machine): void {
    mkdirSync(this.folder, { recursive: true })
    writeFileSync(join(this.folder, MACHINE), `${JSON.stringify(machine, null, 2)}\n`)
  }

  find(name: string): Pixels | undefined {
    return this.names.includes(name) ? readPng(readFileSync(this.#path(name))) : undefined
  }

  write(name: string, pixels: Pixels): void {
    mkdirSync(this.folder, { recursive: true })
    writeFileSync(this.#path(name), toPng(pixels))
  }

  remove(name: string): void {
    rmSync(this.#path(name))
  }

  #files(): string[] {
    return existsSync(this.folder) ? readdirSync(this.folder) : []
  }

  #path(name: string): string {
    return join(this.folder, `${name}${ENDING}`)
  }
}
