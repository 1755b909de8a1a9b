/**
 * A scenario that comes or goes must come or go on every surface. It reads the text of the story files, because some
 * of them run in a browser only. That each story says what it means is checked where they are drawn.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { scenarios } from '../mocks/scenarios.ts'

/** The files that show a surface in all scenarios. */
const SURFACES = ['credit-balance', 'credit-panel', 'credit-gate', 'pro-connect', 'extension/popup']
const STORY = /export const (\w+) = ofScenario\('([^']+)'/g

test.each(SURFACES)('stories/%s.stories.tsx has one story of each scenario in mocks/scenarios.ts', (surface) => {
  const shown = readStories(surface).map(({ scenario }) => scenario)
  const known = scenarios.map(({ name }) => name)
  const file = `stories/${surface}.stories.tsx`
  const missing = known.filter((name) => !shown.includes(name)).map((name) => `add to ${file}: ${toStory(name)}`)
  const leftOver = shown.filter((name) => !known.includes(name)).map((name) => `take out of ${file}: ${toStory(name)}`)
  expect([...missing, ...leftOver]).toEqual([])
  expect(shown).toHaveLength(known.length)
})

test.each(SURFACES)('addresses of stories in stories/%s.stories.tsx end with the name of the scenario', (surface) => {
  for (const { exported, scenario } of readStories(surface)) expect.soft(toAddress(exported)).toBe(scenario)
})

function readStories(surface: string): { exported: string; scenario: string }[] {
  const text = readFileSync(fileURLToPath(new URL(`${surface}.stories.tsx`, import.meta.url)), 'utf8')
  return [...text.matchAll(STORY)].map(([, exported = '', scenario = '']) => ({ exported, scenario }))
}

function toStory(scenario: string): string {
  const exported = scenario.replaceAll(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase())
  return `export const ${exported} = ofScenario('${scenario}')`
}

/** As Storybook makes addresses: `NewAccount` is at `…--new-account`. */
function toAddress(exported: string): string {
  return exported.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
}
