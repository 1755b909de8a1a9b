const HUES = 8

/** First letters of the first and the last name, in capitals. */
export function toInitials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  const letters = words.length > 1 ? [words.at(0), words.at(-1)] : words
  return letters.map((word = '') => word.charAt(0).toUpperCase()).join('')
}

/** One of the eight tints, 0 to 7, the same for the same name. */
export function hueOf(name: string): number {
  let sum = 0
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 65_521
  return sum % HUES
}
