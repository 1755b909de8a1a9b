import type { Rights } from './scenario.ts'
import { VIEWERS } from './world/cast.ts'
import type { Permission } from './world/permissions.ts'

/** Who may do what: what the scenario gives, less what the person's role lacks, until an administrator changes it. */
export class RoleBook {
  readonly #given: Rights
  readonly #changed = new Map<string, Map<keyof Rights, boolean>>()

  constructor(given: Rights) {
    this.#given = given
  }

  /** Anybody who is no known person has all the rights that the scenario gives. */
  rightsOf(personId: string): Rights {
    const lacks = VIEWERS.find(({ id }) => id === personId)?.lacks ?? []
    const changed = this.#changed.get(personId)
    const has = (right: keyof Rights) => changed?.get(right) ?? (this.#given[right] && !lacks.includes(right))
    return { entries: has('entries'), export: has('export'), buy: has('buy'), request: has('request') }
  }

  has(personId: string, { rights }: Permission): boolean {
    const held = this.rightsOf(personId)
    return rights.every((right) => held[right])
  }

  change(personId: string, { rights }: Permission, isGranted: boolean): void {
    const changed = this.#changed.get(personId) ?? new Map<keyof Rights, boolean>()
    for (const right of rights) changed.set(right, isGranted)
    this.#changed.set(personId, changed)
  }
}
