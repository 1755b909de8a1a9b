import type { Pixels } from './png.ts'

/** A picture of one colour, 0xRRGGBB, after which `change` may paint. */
export function plain(width: number, height: number, color: number, change?: (pixels: Pixels) => void): Pixels {
  const pixels = { width, height, data: Buffer.alloc(width * height * 4, 255) }
  for (let at = 0; at < pixels.data.length; at += 4) pixels.data.writeUIntBE(color, at, 3)
  change?.(pixels)
  return pixels
}

export function paint({ width, data }: Pixels, x: number, y: number, color: number): void {
  data.writeUIntBE(color, (y * width + x) * 4, 3)
}
