/** Compares pictures of a page. */
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'

/** How much of `b` differs from `a`, from 0 to 1. Another size is another picture: 1. */
export function shareOfDifferentPixels(a: Uint8Array, b: Uint8Array): number {
  const [one, other] = [PNG.sync.read(Buffer.from(a)), PNG.sync.read(Buffer.from(b))]
  const { width, height } = one
  if (width !== other.width || height !== other.height) return 1
  return pixelmatch(one.data, other.data, undefined, width, height, { threshold: 0.1 }) / (width * height)
}
