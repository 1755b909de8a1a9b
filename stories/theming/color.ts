/** Colours as a browser paints them: in any CSS notation, one over another, and how far apart two are. */

/** sRGB, each from 0 to 1, not multiplied by `alpha`. */
export interface Rgba {
  red: number
  green: number
  blue: number
  alpha: number
}

const WHITE: Rgba = { red: 1, green: 1, blue: 1, alpha: 1 }
const CLEAR: Rgba = { red: 0, green: 0, blue: 0, alpha: 0 }
const known = new Map<string, Rgba>()
let canvas: CanvasRenderingContext2D | null = null

/** Of a computed colour, in whatever notation the browser computed it. Throws where it is no colour. */
export function readColor(text: string): Rgba {
  const color = known.get(text) ?? paint(text)
  known.set(text, color)
  return color
}

/** `upper` as it looks on `lower`. */
export function layOver(upper: Rgba, lower: Rgba): Rgba {
  const alpha = upper.alpha + lower.alpha * (1 - upper.alpha)
  if (alpha === 0) return CLEAR
  const mix = (one: number, other: number) => (one * upper.alpha + other * lower.alpha * (1 - upper.alpha)) / alpha
  return {
    red: mix(upper.red, lower.red),
    green: mix(upper.green, lower.green),
    blue: mix(upper.blue, lower.blue),
    alpha,
  }
}

/** As it looks on paper, which is what a page without a background of its own is. */
export function onPaper(color: Rgba): Rgba {
  return layOver(color, WHITE)
}

/** From 1 to 21, as WCAG 2 has it. Both opaque. */
export function contrastOf(one: Rgba, other: Rgba): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** `#rrggbb`, as a colour field wants it. */
export function toHex(color: Rgba): string {
  const { red, green, blue } = onPaper(color)
  const digits = [red, green, blue].map((channel) =>
    Math.round(channel * 255)
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${digits.join('')}`
}

function luminance({ red, green, blue }: Rgba): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}

function paint(text: string): Rgba {
  if (!CSS.supports('color', text)) throw new Error(`no colour: ${text}`)
  canvas ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
    willReadFrequently: true,
  })
  if (!canvas) throw new Error('This browser has no canvas.')
  canvas.clearRect(0, 0, 1, 1)
  canvas.fillStyle = text
  canvas.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data
  return { red: red / 255, green: green / 255, blue: blue / 255, alpha: alpha / 255 }
}
