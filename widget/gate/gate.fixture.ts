/** For tests: gates around a host's own nodes, with a backend in the page. */
import { userEvent } from 'vitest/browser'
import { fakeSource } from '../source.fixture.ts'
import type { FakeAccount, FakeSource } from '../source.fixture.ts'
import type { CreditGate } from './CreditGate.ts'

/** Two actions with a price, one that is free, one that is not there yet. */
export const ACTIONS = [
  { key: 'check', name: 'Reference check', cost: { kind: 'fixed', credits: 5 } },
  { key: 'parse', name: 'Résumé parsing', cost: { kind: 'fixed', credits: 1 } },
  { key: 'record', name: 'Record a reference', cost: { kind: 'free' } },
  { key: 'video', name: 'Video interview', cost: { kind: 'unknown' }, status: 'coming-soon' },
]

export function pricedSource(facts: Partial<FakeAccount> = {}): FakeSource {
  return fakeSource({ available: 240, actions: ACTIONS, ...facts })
}

/** A gate around what `html` says, in the page. */
export function placeGate(source: FakeSource, attributes: Record<string, string>, html: string): CreditGate {
  const gate = document.createElement('credit-gate')
  gate.source = source
  for (const [name, value] of Object.entries({ locale: 'en', ...attributes })) gate.setAttribute(name, value)
  gate.innerHTML = html
  document.body.append(gate)
  return gate
}

/** A part of the gate's own, whatever its element. */
export function within(gate: Element, selector: string): HTMLElement | null {
  return gate.shadowRoot?.querySelector<HTMLElement>(selector) ?? null
}

/** What stands at the button. */
export const said = (gate: Element) => () => within(gate, '[part=reason]')?.textContent ?? null

/** Is what stands in it out of reach? */
export const isInert = (gate: Element) => () => within(gate, '.cg-gated')?.inert ?? false

/** A part of the host's page. */
export function find<E extends HTMLElement>(selector: string, kind: new () => E): E {
  const found = document.querySelector(selector)
  if (!(found instanceof kind)) throw new Error(`the page has no ${selector}`)
  return found
}

/** A real click where an element stands, on whatever lies on top. */
export async function clickAt(element: Element): Promise<void> {
  const { left, top } = element.getBoundingClientRect()
  await userEvent.click(document.documentElement, { position: { x: left + 8, y: top + 8 }, force: true })
}
