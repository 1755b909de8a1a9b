/**
 * The few kinds of value that the contract is made of. A schema is a function that reads one: small enough to load
 * before the first balance, where a schema library would be a tenth of all that is loaded.
 */
import { isCredits, toCredits, type Credits } from '../credits/amount.ts'
import { FailureError } from '../credits/failure.ts'
import { findUrl } from './address.ts'

/** Gives `json` its type, or throws `malformed`, naming `path` and never what was there. */
export type Read<T> = (json: unknown, path: string) => T

export function refuse(path: string): never {
  throw new FailureError({ kind: 'malformed', debug: path })
}

/** A whole answer. */
export function readJson<T>(read: Read<T>, json: unknown): T {
  return read(json, '$')
}

export const text: Read<string> = (json, path) => (typeof json === 'string' ? json : refuse(path))

/** A whole number that JavaScript holds exactly. A string is none, and nothing is rounded. */
export const amount: Read<Credits> = (json, path) => (isCredits(json) ? toCredits(json) : refuse(path))

/** A whole number of things: 0 or more. */
export const count: Read<number> = (json, path) => (isCredits(json) && json >= 0 ? json : refuse(path))

/** A number that is no infinity, which `1e999` would be. */
export const quantity: Read<number> = (json, path) =>
  typeof json === 'number' && Number.isFinite(json) ? json : refuse(path)

/** Absent or `null` is `fallback`. */
export function given<T>(read: Read<T>, fallback: unknown): Read<T> {
  return (json, path) => read(json ?? fallback, path)
}

/** Absent or `null` is unknown, and `null` from here on. */
export function maybe<T>(read: Read<T>): Read<T | null> {
  return (json, path) => (json === null || json === undefined ? null : read(json, path))
}

export const bool: Read<boolean> = (json, path) => (typeof json === 'boolean' ? json : refuse(path))

/** `false` unless the server says otherwise. */
export const flag = given(bool, false)

export const maybeFlag = maybe(bool)
export const maybeText = maybe(text)
export const maybeAmount = maybe(amount)
export const maybeCount = maybe(count)

/** This number and no other. */
export function exactly(number: number): Read<number> {
  return (json, path) => (json === number ? number : refuse(path))
}

/** A date that may be missing; one that cannot be read counts as missing. Epoch milliseconds. */
export const maybeTime = maybe((json, path) => findTime(text(json, path)))

/** A date without which the rest makes no sense. */
export const time: Read<number> = (json, path) => maybeTime(json, path) ?? refuse(path)

/** An address to show as a link; one that is not safe to follow counts as missing. */
export const maybeLink = maybe((json, path) => findUrl(text(json, path))?.href ?? null)

/** A text of this form. */
export function pattern(form: RegExp): Read<string> {
  return (json, path) => (form.test(text(json, path)) ? text(json, path) : refuse(path))
}

/** One of `words`. A word that a later server made up becomes `neutral`; something that is no word at all is refused. */
export function word<const Word extends string, const Neutral>(
  words: readonly Word[],
  neutral: Neutral,
): Read<Word | Neutral> {
  return (json, path) => {
    const told = text(json, path)
    return words.find((one) => one === told) ?? neutral
  }
}

/** The same, where the word may be missing. */
export function maybeWord<const Word extends string, const Neutral>(words: readonly Word[], neutral: Neutral) {
  return given(word(words, neutral), neutral)
}

/** What is either a word or something larger. */
export function wordOr<Word, T>(readWord: Read<Word>, read: Read<T>): Read<Word | T> {
  return (json, path) => (typeof json === 'string' ? readWord(json, path) : read(json, path))
}

export function array<T>(read: Read<T>): Read<T[]> {
  return (json, path) => {
    if (!Array.isArray(json)) return refuse(path)
    return json.map((item, index) => read(item, `${path}[${index}]`))
  }
}

/** An array; absent or `null` is an empty one. */
export function list<T>(read: Read<T>): Read<T[]> {
  return given(array(read), [])
}

/** An array without the items that nobody here knows. */
export function known<T>(read: Read<T | null>): Read<T[]> {
  const all = list(read)
  return (json, path) => all(json, path).filter((item): item is NonNullable<typeof item> => item !== null)
}

/** What a schema makes of its answers. */
export type Told<Schema> = Schema extends Read<infer T> ? T : never

/** An object with these fields of its own: what it inherits does not count, and further ones are ignored. */
export function shape<Fields extends Record<string, Read<unknown>>>(
  fields: Fields,
): Read<{ [Name in keyof Fields]: Told<Fields[Name]> }> {
  const entries = Object.entries(fields)
  return (json, path) => {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return refuse(path)
    const told = entries.map(([name, read]) => {
      const value: unknown = Object.hasOwn(json, name) ? Reflect.get(json, name) : undefined
      return [name, read(value, `${path}.${name}`)]
    })
    // Each field was read by its own reader; TypeScript cannot follow that through a list of pairs.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return Object.fromEntries(told) as { [Name in keyof Fields]: Told<Fields[Name]> }
  }
}

/** An object of texts; those that are unknown are left out. */
export function texts<const Name extends string>(names: readonly Name[]): Read<Partial<Record<Name, string>>> {
  const read = shape(Object.fromEntries(names.map((name) => [name, maybeText])))
  return (json, path) => {
    const all = read(json, path)
    const told: Partial<Record<Name, string>> = {}
    for (const name of names) {
      const value = all[name]
      if (value) told[name] = value
    }
    return told
  }
}

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** A date without a zone means another moment to every reader, so it is none. */
function findTime(told: string): number | null {
  const at = RFC_3339.test(told) ? Date.parse(told) : NaN
  return Number.isNaN(at) ? null : at
}
