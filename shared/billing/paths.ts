/** Resolved against the base URL: "credits" lies below it, "/credits" at its origin. Never on another origin. */
export interface Paths {
  account: string
  entries: string
  usage: string
  topUps: string
  /** `{id}` stands for the top-up's id. */
  topUp: string
  cancelTopUp: string
  events: string
}

const PATHS: Paths = {
  account: 'account',
  entries: 'entries',
  usage: 'usage',
  topUps: 'top-ups',
  topUp: 'top-ups/{id}',
  cancelTopUp: 'top-ups/{id}/cancel',
  events: 'events',
}

/** The path of a call: the host's own, or the contract's. */
export function pathOf(call: keyof Paths, { paths }: { paths?: Partial<Paths> }): string {
  return paths?.[call] ?? PATHS[call]
}
