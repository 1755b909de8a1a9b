/** How a story shows one scenario of the simulated API. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { playEvent, toSteps } from '../.storybook/simulated-account.ts'
import { findScenario } from '../mocks/scenarios.ts'

/** What a designer changes about the account itself. */
export interface ScenarioArgs {
  scenario: string
  /** Credits left; as the scenario has it where it is not set. */
  balance?: number
  /** What a full gauge stands for; likewise. */
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

interface Outcome {
  wish: string
  isPossible: boolean
}

const UNTOUCHED: Outcome = { wish: '{}', isPossible: true }
/** What became of each account. Storybook draws a story anew when its controls are reset; its account goes on. */
const outcomes = new Map<string, Outcome>()

/** Draws its children once the simulated account is as the designer wants it. */
export function Steered({ instance, children, ...numbers }: SteeredProps) {
  const wish = JSON.stringify(numbers)
  const [outcome, setOutcome] = useState(outcomes.get(instance) ?? UNTOUCHED)
  useEffect(() => {
    if (outcome.wish === wish) return undefined
    let isOver = false
    const follow = async () => {
      const next = { wish, isPossible: await steer(instance, numbers) }
      outcomes.set(instance, next)
      if (!isOver) setOutcome(next)
    }
    void follow()
    return () => void (isOver = true)
  }, [instance, wish, outcome])
  if (outcome.wish !== wish) return null
  return (
    <>
      {!outcome.isPossible && <p class="preview-refused">Balance and allowance cannot be set in this state.</p>}
      {children}
    </>
  )
}

/** Begins with the scenario, so a number that was cleared is the scenario's again. Whether it could be done. */
async function steer(instance: string, { balance, allowance }: Numbers): Promise<boolean> {
  await playEvent(instance, { do: 'reset' })
  return playEvent(instance, {
    do: 'set',
    ...(balance !== undefined && { balance: toSteps(instance, balance) }),
    ...(allowance !== undefined && { account: { allowance: toSteps(instance, allowance) } }),
  })
}

type Numbers = Omit<ScenarioArgs, 'scenario'>

interface SteeredProps extends Numbers {
  instance: string
  children: ComponentChildren
}
