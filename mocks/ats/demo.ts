/** What the page's address says about the demo: which simulated account it shows, and to whom. */

export type Theme = 'light' | 'dark' | 'auto'

export interface Demo {
  /** A name from `mocks/scenarios.ts`. */
  scenario: string
  /** Tabs with the same instance share one simulated account. */
  instance: string
  /** Who is signed in; `null` is the scenario's own viewer. */
  viewer: string | null
  theme: Theme
}

/** Reads `?scenario=&instance=&viewer=&theme=`. What is missing or no plain name falls back to the default. */
export function parseDemo(search: string): Demo {
  const params = new URLSearchParams(search)
  const theme = params.get('theme')
  return {
    scenario: plainName(params.get('scenario')) ?? 'healthy',
    instance: plainName(params.get('instance')) ?? 'demo',
    viewer: plainName(params.get('viewer')),
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
  }
}

/** The root of the simulated servers of this demo: billing is below `/v1`, the ATS's own actions below `/ats`. */
export function mockRoot({ scenario, instance }: Demo): string {
  return `/mock/${scenario}@${instance}`
}

/** The bearer token that the simulated billing API takes for this demo's viewer. */
export function demoToken({ viewer }: Demo): string {
  return viewer === null ? 'demo' : `demo-${viewer}`
}

function plainName(value: string | null): string | null {
  return value !== null && /^[a-z0-9][a-z0-9-]{0,63}$/i.test(value) ? value : null
}
