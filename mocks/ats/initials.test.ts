import { expect, test } from 'vitest'
import { hueOf, toInitials } from './initials.ts'

test.each([
  ['Inês Carvalho', 'IC'],
  ['Nguyễn Minh Anh', 'NA'],
  ['Siobhán Ní Riain', 'SR'],
  ['Óscar', 'Ó'],
  ['', ''],
])('the initials of %j are %j', (name, initials) => {
  expect(toInitials(name)).toBe(initials)
})

test('a name keeps its tint', () => {
  expect(hueOf('Amara Okafor')).toBe(hueOf('Amara Okafor'))
  expect(new Set(['Amara Okafor', 'Jonas Lindqvist', 'Mei Tanaka', 'Rafael Siqueira'].map(hueOf)).size).toBeGreaterThan(
    1,
  )
})
