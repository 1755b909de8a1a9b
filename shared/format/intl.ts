/**
 * One construction per (locale, options) and process: the first `Intl` object costs more than a whole render, a cached
 * one under a microsecond. A locale that no engine understands falls back to English instead of throwing at the host.
 */
const FALLBACK = 'en'

const numberFormats = new Map<string, Intl.NumberFormat>()
const dateFormats = new Map<string, Intl.DateTimeFormat>()
const relativeFormats = new Map<string, Intl.RelativeTimeFormat>()
const plurals = new Map<string, Intl.PluralRules>()

/** Throws `RangeError` only for options that no locale accepts. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return cached(numberFormats, locale, options, (tag) => new Intl.NumberFormat(tag, options))
}

/** In the viewer's time zone unless the options name one. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return cached(dateFormats, locale, options, (tag) => new Intl.DateTimeFormat(tag, options))
}

/** Says "today" and "yesterday" where the language has such words. */
export function relativeFormat(locale: string): Intl.RelativeTimeFormat {
  return cached(relativeFormats, locale, {}, (tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }))
}

export function pluralRules(locale: string, options: Intl.PluralRulesOptions = {}): Intl.PluralRules {
  return cached(plurals, locale, options, (tag) => new Intl.PluralRules(tag, options))
}

function cached<T>(cache: Map<string, T>, locale: string, options: object, construct: (tag: string) => T): T {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = cache.get(key)
  if (known) return known
  const made = construct(isLocale(locale) ? toTag(locale) : FALLBACK)
  cache.set(key, made)
  return made
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(toTag(locale)).length > 0
  } catch {
    return false
  }
}

/** Extensions and POSIX write `pt_BR`. */
function toTag(locale: string): string {
  return locale.replaceAll('_', '-')
}
