import { expect, test } from 'vitest'
import { listDifferences, readMachine } from './machine.ts'

const here = { browser: 'chromium 156.0.1', fonts: { 'Inter Variable': 'a1', 'Noto Emoji': 'b2' } }

test('pictures of the same browser and fonts can be compared', () => {
  expect(listDifferences({ ...here }, here)).toEqual([])
})

test('another browser, and each font that is drawn in another way, is said in words', () => {
  const there = { browser: 'chromium 155.0.9', fonts: { 'Inter Variable': 'a1', 'Noto Emoji': 'c3', Gone: 'd4' } }
  expect(listDifferences(there, here)).toEqual([
    'They were taken with chromium 155.0.9; this is chromium 156.0.1.',
    'Noto Emoji is drawn in another way here.',
    'Gone is drawn in another way here.',
  ])
})

test('a note that is none of a machine is refused', () => {
  expect(() => readMachine('{"browser":156}')).toThrow(/Expected string/)
})
