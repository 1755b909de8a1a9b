import { describe, expect, test } from 'vitest'
import { findViolations, mount } from './mount.fixture.tsx'
import { samples } from './samples.fixture.tsx'

describe.each(['light', 'dark'] as const)('on a %s page', (scheme) => {
  test.each(samples)('axe finds nothing in: %s', async (_, content) => {
    expect(await findViolations(mount(content, { scheme }))).toEqual([])
  })
})

describe.each(['ltr', 'rtl'] as const)('U9 U10 in 280 px, %s', (dir) => {
  test.each(samples)('nothing sticks out of: %s', (_, content) => {
    const root = mount(content, { dir, width: 280 })
    expect(root.scrollWidth).toBe(280)
  })
})

test.each(samples)('every button and field is at least 24 px high: %s', (_, content) => {
  const targets = [...mount(content).querySelectorAll('button, .cg-button, input:not([type=radio]), textarea')]
  expect(targets.filter((target) => target.getBoundingClientRect().height < 24)).toEqual([])
})
