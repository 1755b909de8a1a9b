/** What a preview does to its simulated account from outside, beside what the surface itself asks. */
import type { Scenario } from '../mocks/scenario.ts'
import { findScenario } from '../mocks/scenarios.ts'

/** Pages of one browser share live news by account, but each page simulates its own. */
const PAGE = crypto.randomUUID().slice(0, 8)

/** `<scenario>@<instance>`: the account of the story with this id, on this page alone. */
export function instanceOf(scenario: string, storyId: string): string {
  return `${scenario}@${storyId}.${PAGE}`
}

/** Of `<scenario>@<instance>`. */
export function scenarioOf(instance: string): Scenario | undefined {
  return findScenario(instance.replace(/@.*/, ''))
}

/** As many of the unit's smallest steps as these credits are. */
export function toSteps(instance: string, credits: number): number {
  return Math.round(credits * 10 ** (scenarioOf(instance)?.unit.scale ?? 0))
}

/** Plays an event, and tells whether the account could take it. `path` is below `/mock/<instance>`. */
export async function playEvent(instance: string, body: object, path = '/control'): Promise<boolean> {
  const response = await fetch(`/mock/${instance}${path}`, { method: 'POST', body: JSON.stringify(body) })
  return response.ok
}
