import { expect, test } from 'vitest'
import { findDifference } from './difference.ts'
import { paint, plain } from './pixels.fixture.ts'
import type { Pixels } from './png.ts'

const white = plain(30, 20, 0xffffff)

/** White, then one column of this shade, then black. */
function edge(shade: number): Pixels {
  return plain(30, 20, 0xffffff, (pixels) => {
    for (let y = 0; y < 20; y += 1) {
      for (let x = 16; x < 30; x += 1) paint(pixels, x, y, 0)
      paint(pixels, 15, y, shade)
    }
  })
}

test('a picture does not differ from itself', () => {
  expect(findDifference(white, plain(30, 20, 0xffffff))).toBeUndefined()
})

test('one pixel is a difference, and the only red one in its picture', () => {
  const difference = findDifference(
    white,
    plain(30, 20, 0xffffff, (pixels) => paint(pixels, 4, 7, 0xe0e0e0)),
  )
  expect(difference?.count).toBe(1)
  const red = difference?.picture.data.indexOf(Buffer.from([217, 0, 64]))
  expect(red).toBe((7 * 30 + 4) * 4)
  expect(difference?.area).toEqual({ x: 4, y: 7, width: 1, height: 1 })
})

test('a smoothed edge that moves counts', () => {
  expect(findDifference(edge(0x808080), edge(0x909090))?.count).toBe(20)
})

test('what only one of two pictures has, differs', () => {
  const difference = findDifference(white, plain(30, 22, 0xffffff))
  expect(difference?.count).toBe(2 * 30)
  expect(difference?.area).toEqual({ x: 0, y: 20, width: 30, height: 2 })
  expect(difference?.picture).toMatchObject({ width: 30, height: 22 })
})
