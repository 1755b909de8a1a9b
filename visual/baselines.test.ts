/** A scenario without its pictures, and a picture without its scenario, are named here. */
import { expect, test } from 'vitest'
import { scenarios } from '../mocks/scenarios.ts'
import { Baselines, MOST_BYTES } from './baselines.ts'
import { HARD_SCENARIOS, listPictures } from './pictures.ts'

const baselines = new Baselines()
const there = baselines.names
const asked = listPictures().map(({ name }) => name)

test('every picture that the scenarios ask for has its baseline, or `npm run visual -- --update` takes it', () => {
  expect(asked.filter((name) => !there.includes(name))).toEqual([])
})

test('no baseline is left over from a scenario or a look that is gone: `npm run visual -- --update` removes it', () => {
  expect(there.filter((name) => !asked.includes(name))).toEqual([])
})

test('the baselines say which machine took them', () => {
  expect(baselines.findMachine()?.browser).toMatch(/^chromium \d/)
})

test('the baselines are no burden to whoever clones the repository', () => {
  expect(baselines.bytes).toBeLessThan(MOST_BYTES)
})

test('a new scenario asks for six pictures', () => {
  const names = listPictures([{ name: 'brand-new', fault: null }]).map(({ name }) => name)
  expect(names).toEqual([
    'balance.brand-new.light',
    'balance.brand-new.dark',
    'panel.brand-new.light',
    'panel.brand-new.dark',
    'popup.brand-new.light',
    'popup.brand-new.dark',
  ])
})

test('what is hard to draw is a scenario', () => {
  const known = scenarios.map(({ name }) => name)
  expect(HARD_SCENARIOS.filter((name) => !known.includes(name))).toEqual([])
})
