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
  alerts: string
  exports: string
  /** `{id}` stands for the id of the scheduled report. */
  export: string
}

/** Those that are not called what they are. */
const PATHS: Partial<Paths> = {
  topUps: 'top-ups',
  topUp: 'top-ups/{id}',
  cancelTopUp: 'top-ups/{id}/cancel',
  export: 'exports/{id}',
}

/** The path of a call: the host's own, or the contract's. */
export function pathOf(call: keyof Paths, { paths }: { paths?: Partial<Paths> }): string {
  return paths?.[call] ?? PATHS[call] ?? call
}
