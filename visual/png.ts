/** Pictures as files: true to what the comparison sees, and as small as plain PNG gets them. */
import { crc32, deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'
import { colorDistance, SAME_SHADE } from './color-distance.ts'

/** Opaque pixels, four bytes each: red, green, blue, 255. */
export interface Pixels {
  width: number
  height: number
  data: Buffer
}

/** Throws where it is no PNG. */
export function readPng(file: Uint8Array): Pixels {
  const { width, height, data } = PNG.sync.read(Buffer.from(file))
  return { width, height, data }
}

/**
 * A byte a pixel where 256 colours will do. Shades that the comparison takes for one are one in the file: smoothed
 * letters have hundreds, and would make it four times as large. The colours of areas stay as they are.
 */
export function toPng(pixels: Pixels): Buffer {
  const palette = findPalette(pixels)
  if (palette) return toIndexedPng(pixels, palette)
  const png = new PNG({ width: pixels.width, height: pixels.height })
  png.data = pixels.data
  return PNG.sync.write(png, { colorType: 2, filterType: 0, deflateLevel: 9 })
}

interface Palette {
  colors: number[]
  /** Of every colour in the picture, its place in `colors`. */
  places: Map<number, number>
}

/** The most frequent colours and what is near them; `undefined` where a byte cannot number what that leaves. */
function findPalette({ data }: Pixels): Palette | undefined {
  const counts = new Map<number, number>()
  for (let at = 0; at < data.length; at += 4) {
    const color = data.readUIntBE(at, 3)
    counts.set(color, (counts.get(color) ?? 0) + 1)
  }
  const palette: Palette = { colors: [], places: new Map() }
  for (const [color] of [...counts].toSorted(([, a], [, b]) => b - a)) {
    const near = palette.colors.findIndex((known) => colorDistance(known, color) <= SAME_SHADE)
    palette.places.set(color, near < 0 ? palette.colors.push(color) - 1 : near)
    if (palette.colors.length > 256) return undefined
  }
  return palette
}

/** https://www.w3.org/TR/png-3/#11Chunks: pngjs reads such files and does not write them. */
function toIndexedPng({ width, height, data }: Pixels, { colors, places }: Palette): Buffer {
  const bits = [1, 2, 4, 8].find((depth) => 2 ** depth >= colors.length) ?? 8
  const rowBytes = Math.ceil((width * bits) / 8)
  // Each row begins with its filter: none, since the numbers of colours mean nothing to their neighbours.
  const rows = Buffer.alloc((rowBytes + 1) * height)
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const bit = (pixel % width) * bits
    const at = Math.floor(pixel / width) * (rowBytes + 1) + 1 + (bit >> 3)
    const index = places.get(data.readUIntBE(pixel * 4, 3)) ?? 0
    rows.writeUInt8(rows.readUInt8(at) | (index << (8 - bits - (bit & 7))), at)
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([bits, 3], 8)
  const table = Buffer.alloc(colors.length * 3)
  for (const [index, color] of colors.entries()) table.writeUIntBE(color, index * 3, 3)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
