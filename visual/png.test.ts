import { describe, expect, test } from 'vitest'
import { findDifference } from './difference.ts'
import { paint, plain } from './pixels.fixture.ts'
import { readPng, toPng } from './png.ts'

/** So many colours, each well apart from the next, in rows of which none ends with a whole byte. */
function colorful(count: number) {
  return plain(13, Math.ceil(count / 13), 0, (pixels) => {
    for (let index = 0; index < count; index += 1)
      paint(
        pixels,
        index % 13,
        Math.floor(index / 13),
        (index % 8) * 0x20_00_00 + ((index >> 3) % 8) * 0x20_00 + (index >> 6) * 0x20,
      )
  })
}

/** As the head of the file says them. */
function bitDepthAndType(count: number): number[] {
  return [...toPng(colorful(count)).subarray(24, 26)]
}

describe('a picture as a file', () => {
  test.each([1, 2, 3, 4, 5, 16, 17, 256, 300])('%i colours come back as they were', (count) => {
    const pixels = colorful(count)
    expect(readPng(toPng(pixels))).toEqual(pixels)
  })

  test('up to 256 colours take a byte a pixel', () => {
    expect(bitDepthAndType(2)).toEqual([1, 3])
    expect(bitDepthAndType(16)).toEqual([4, 3])
    expect(bitDepthAndType(256)).toEqual([8, 3])
    expect(bitDepthAndType(300)).toEqual([8, 2])
  })

  test('a shade beside the colour of an area becomes that colour, which no comparison sees', () => {
    const pixels = plain(20, 20, 0x2f66d9, (all) => paint(all, 3, 3, 0x3067da))
    const read = readPng(toPng(pixels))
    expect(read).toEqual(plain(20, 20, 0x2f66d9))
    expect(findDifference(read, pixels)).toBeUndefined()
  })
})
