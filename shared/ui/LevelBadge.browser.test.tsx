import { expect, test } from 'vitest'
import { LevelBadge } from './LevelBadge.tsx'
import { mount, reader } from './mount.fixture.tsx'
import { accounts } from './samples.fixture.tsx'

function draw(name: keyof typeof accounts) {
  return mount(<LevelBadge account={accounts[name]} messages={reader.messages} />)
}

test.each([
  ['low', 'Low'],
  ['empty', 'Out of credits'],
  ['overdrawn', 'Overdrawn'],
  ['paused', 'Paused'],
] as const)('an account that is %s says "%s"', (name, word) => {
  expect(draw(name).textContent).toBe(word)
})

test('each level has a shape of its own, for those who see no colour', () => {
  const shapes = (['low', 'empty', 'overdrawn', 'paused'] as const).map((name) =>
    draw(name).querySelector('path')?.getAttribute('d'),
  )
  expect(new Set(shapes).size).toBe(4)
})

test.each(['healthy', 'unlimited', 'unknown'] as const)('an account that is %s is left in peace', (name) => {
  expect(draw(name).textContent).toBe('')
})
