/** What differs between two pictures. */
import pixelmatch from 'pixelmatch'
import { SAME_SHADE } from './color-distance.ts'
import type { Pixels } from './png.ts'

/**
 * How far a colour may be off before its pixel counts. One browser on one machine draws the same every time, so this is
 * no room for noise: a baseline may be off by one shade, and as much again is what no eye sees.
 */
const THRESHOLD = 2 * SAME_SHADE

const RED = [217, 0, 64] as const

export interface Difference {
  /** How many pixels differ; those that only one of the two has, differ. */
  count: number
  /** Around all of them, in pixels. */
  area: { x: number; y: number; width: number; height: number }
  /** The new picture, pale, with the differing pixels in red. */
  picture: Pixels
}

/** `undefined` where they look the same. Smoothed edges count like everything else. */
export function findDifference(before: Pixels, after: Pixels): Difference | undefined {
  const hasSameSize = before.width === after.width && before.height === after.height
  if (hasSameSize && before.data.equals(after.data)) return undefined
  const width = Math.max(before.width, after.width)
  const height = Math.max(before.height, after.height)
  const data = Buffer.alloc(width * height * 4)
  const count = pixelmatch(spread(before, width, height), spread(after, width, height), data, width, height, {
    threshold: THRESHOLD,
    includeAA: true,
    alpha: 0.25,
    diffColor: [...RED],
  })
  return count > 0 ? { count, area: findArea(width, data), picture: { width, height, data } } : undefined
}

/** On a larger ground of a colour that no screen has, so that what is beyond the edge differs from everything. */
function spread(pixels: Pixels, width: number, height: number): Buffer {
  const ground = Buffer.alloc(width * height * 4, Buffer.from([255, 0, 255, 255]))
  for (let row = 0; row < pixels.height; row += 1)
    pixels.data.copy(ground, row * width * 4, row * pixels.width * 4, (row + 1) * pixels.width * 4)
  return ground
}

function findArea(width: number, data: Buffer): Difference['area'] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let pixel = 0; pixel * 4 < data.length; pixel += 1) {
    if (RED.some((value, channel) => data[pixel * 4 + channel] !== value)) continue
    const [x, y] = [pixel % width, Math.floor(pixel / width)]
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }
}
