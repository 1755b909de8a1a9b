import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { START, canvasHeight, placeAt, scrollTo } from './scroll-place.ts'

const VIEW = 500
const LONG = 80_000_000

test('a list that fits is scrolled as it is', () => {
  expect(scrollTo(START, 1234, 5_000_000, VIEW)).toEqual({ top: 1234, shift: 0 })
  expect(placeAt(1234, 5_000_000, VIEW)).toEqual({ top: 1234, shift: 0 })
  expect(canvasHeight(5_000_000)).toBe(5_000_000)
})

test('nothing is scrolled beyond its ends', () => {
  expect(placeAt(-5, 2000, VIEW).top).toBe(0)
  expect(placeAt(9999, 2000, VIEW).top).toBe(1500)
  expect(placeAt(50, 100, VIEW).top).toBe(0)
})

describe('a list longer than browsers draw', () => {
  const canvas = canvasHeight(LONG)

  test('stands on a canvas that Firefox and Chromium draw', () => {
    expect(canvas).toBeLessThan(17_895_698)
  })

  test('is seen from its first row to its last', () => {
    expect(scrollTo(START, 0, LONG, VIEW)).toEqual({ top: 0, shift: 0 })
    const end = scrollTo(START, canvas - VIEW, LONG, VIEW)
    expect(end.top + end.shift).toBe(LONG - VIEW)
  })

  test('moves by the pixel that the finger moves, wherever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: canvas - VIEW }), fc.integer({ min: -VIEW, max: VIEW }), (top, step) => {
        const place = scrollTo(START, top, LONG, VIEW)
        const next = scrollTo(place, top + step, LONG, VIEW)
        const moved = next.top + next.shift - place.top - place.shift
        const isAtSeam = Math.abs(top - 1_000_000) <= VIEW || Math.abs(canvas - VIEW - 1_000_000 - top) <= VIEW
        expect(isAtSeam || Math.abs(moved - step) < 1e-6).toBe(true)
      }),
    )
  })

  test('any row can be brought into view, and scrolling from there agrees', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LONG - VIEW }), (offset) => {
        const place = placeAt(offset, LONG, VIEW)
        expect(place.top + place.shift).toBeCloseTo(offset, 3)
        expect(place.top).toBeGreaterThanOrEqual(0)
        expect(place.top).toBeLessThanOrEqual(canvas - VIEW)
        const jumped = scrollTo(START, place.top, LONG, VIEW)
        const isJump = place.top > 2 * VIEW
        expect(!isJump || Math.abs(jumped.shift - place.shift) < 0.1).toBe(true)
      }),
    )
  })
})
