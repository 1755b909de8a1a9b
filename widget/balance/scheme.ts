/**
 * Is the host's page light or dark around an element? Told by its text colour, which is what readers see: a page may
 * be dark without saying so in `color-scheme`.
 */
export function schemeAround(element: Element): 'light' | 'dark' {
  return lightness(getComputedStyle(element).color) > 0.5 ? 'dark' : 'light'
}

/** 0 for black to 1 for white, of any computed CSS colour. An unknown notation counts as black, as most text is. */
export function lightness(color: string): number {
  const [, notation = '', body = ''] = /^([a-z]+)\((.*)\)$/.exec(color) ?? []
  const [first = 0, second = 0, third = 0] = (body.match(/-?\d*\.?\d+(e-?\d+)?/g) ?? []).map(Number)
  switch (notation) {
    case 'rgb':
    case 'rgba':
      return luma(first / 255, second / 255, third / 255)
    case 'color':
      return luma(first, second, third)
    case 'lab':
    case 'lch':
      return first / 100
    case 'oklab':
    case 'oklch':
      return first
    default:
      return 0
  }
}

function luma(red: number, green: number, blue: number): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
