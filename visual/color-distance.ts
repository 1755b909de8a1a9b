/** How different two colours look. */

/** Colours no further apart than this are one shade: a step or two of 255 in each channel, which no eye tells apart. */
export const SAME_SHADE = 0.01

/**
 * From 0 for the same to 1 for black and white, as 0xRRGGBB: in YIQ, as pixelmatch measures it. Kotsarenko and Ramos,
 * “Measuring perceived color difference using YIQ NTSC transmission color space in mobile applications” (2010).
 */
export function colorDistance(a: number, b: number): number {
  const red = (a >> 16) - (b >> 16)
  const green = ((a >> 8) & 255) - ((b >> 8) & 255)
  const blue = (a & 255) - (b & 255)
  const y = red * 0.298_895_31 + green * 0.586_622_47 + blue * 0.114_482_23
  const i = red * 0.595_977_99 - green * 0.274_176_1 - blue * 0.321_801_89
  const q = red * 0.211_470_17 - green * 0.522_617_11 + blue * 0.311_146_94
  return Math.sqrt((0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q) / 35_215)
}
