import { describe, expect, test } from 'vitest'
import { demoToken, mockRoot, parseDemo } from './demo.ts'

describe('the address of the demo', () => {
  test('without parameters every tab shows the same healthy account', () => {
    expect(parseDemo('')).toEqual({ scenario: 'healthy', instance: 'demo', viewer: null, theme: 'auto' })
    expect(mockRoot(parseDemo(''))).toBe('/mock/healthy@demo')
    expect(demoToken(parseDemo(''))).toBe('demo')
  })

  test('names the scenario, the instance, the viewer and the theme', () => {
    const demo = parseDemo('?scenario=no-buy-permission&instance=t7&viewer=mina&theme=dark')
    expect(mockRoot(demo)).toBe('/mock/no-buy-permission@t7')
    expect(demoToken(demo)).toBe('demo-mina')
    expect(demo.theme).toBe('dark')
  })

  test.each(['?scenario=../../admin', '?scenario=%2F%2Fevil.example', '?scenario=', '?scenario=a%40b'])(
    'never lets %s leave the mock server',
    (search) => {
      expect(mockRoot(parseDemo(search))).toBe('/mock/healthy@demo')
    },
  )

  test('falls back from a theme that does not exist', () => {
    expect(parseDemo('?theme=sepia').theme).toBe('auto')
  })
})
