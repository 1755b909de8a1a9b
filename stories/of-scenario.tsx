/** How a story shows one scenario of the simulated API. */
import { useEffect, useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import { findScenario } from '../mocks/scenarios.ts'

/** What a designer changes about the account itself. */
export interface ScenarioArgs {
  scenario: string
  /** Credits left, in the unit’s smallest step; as the scenario has it where it is not set. */
  balance?: number
  allowance?: number
}

export const scenarioArgTypes = {
  scenario: { table: { disable: true } },
  balance: { control: 'number', description: 'Credits left' },
  allowance: { control: 'number', description: 'What a full gauge stands for' },
} as const

/** A story of the scenario of this name, with its line on what it means. */
export function ofScenario(name: string) {
  const scenario = findScenario(name)
  if (!scenario) throw new Error(`No scenario is called ${name}.`)
  return {
    name: scenario.title,
    args: { scenario: name },
    parameters: { means: scenario.means },
  }
}

/** Draws its children once the simulated account is as the designer wants it. */
export function Steered({ instance, balance, allowance, children }: SteeredProps) {
  const wish = JSON.stringify({ balance, account: allowance === undefined ? undefined : { allowance } })
  const [done, setDone] = useState(wish === '{}' ? wish : '')
  useEffect(() => {
    if (done === wish) return
    void fetch(`/mock/${instance}/control`, { method: 'POST', body: `{"do":"set",${wish.slice(1)}` }).then(() =>
      setDone(wish),
    )
  }, [instance, wish, done])
  return <>{done === wish && children}</>
}

interface SteeredProps extends Omit<ScenarioArgs, 'scenario'> {
  instance: string
  children: ComponentChildren
}
