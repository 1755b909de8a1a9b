/** Pseudo-languages: the built-in words as a translator with longer words, or another script, would leave them. */

type Words = Record<string, unknown>

/** English with every word half as long again: `Buy Credits` becomes `Buuyy Creediits`. */
export function lengthen(words: Words): Words {
  return mapWords(words, (text) => text.replaceAll(/[aeiouy]/gi, (vowel) => vowel + vowel.toLowerCase()))
}

/**
 * English that runs from right to left: each word between the marks that make any text do so. The first of them is for
 * places that take their direction from what they begin with, which hear of no other.
 */
export function mirror(words: Words): Words {
  return mapWords(words, (text) => text.replaceAll(/[\p{L}\p{M}]+/gu, (word) => `\u200F\u202E${word}\u202C`))
}

/** Words with parameters are functions, and lists of words are lists. */
function mapWords(words: Words, change: (text: string) => string): Words {
  const map = (value: unknown): unknown => {
    if (typeof value === 'string') return change(value)
    if (typeof value === 'function')
      return (...parameters: unknown[]) => map(Reflect.apply(value, undefined, parameters))
    if (Array.isArray(value)) return value.map(map)
    return typeof value === 'object' && value !== null
      ? mapWords(Object.fromEntries(Object.entries(value)), change)
      : value
  }
  return Object.fromEntries(Object.entries(words).map(([name, value]) => [name, map(value)]))
}
