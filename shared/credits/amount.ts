declare const credits: unique symbol

/**
 * An amount of credits: a safe integer in the smallest step of the account's unit. `unit.scale` says how many
 * fraction digits that step has, so 1250 at scale 2 reads "12.50 credits". Signed where a ledger is signed.
 */
export type Credits = number & { readonly [credits]: true }

/** The number of fraction digits a unit may have. */
export const MAX_SCALE = 6

/** Is `value` a whole number that JavaScript holds exactly? */
export function isCredits(value: unknown): value is Credits {
  return Number.isSafeInteger(value)
}

/** Brands an exact whole number; -0 becomes 0. Throws `RangeError` for anything that would be rounded. */
export function toCredits(value: number): Credits {
  const exact = value + 0
  if (!isCredits(exact)) throw new RangeError(`not an exact amount of credits: ${value}`)
  return exact
}

export const NO_CREDITS = toCredits(0)

/** Throws `RangeError` when the sum is no longer exact. */
export function add(a: Credits, b: Credits): Credits {
  return toCredits(a + b)
}

/** Throws `RangeError` when the difference is no longer exact. */
export function subtract(a: Credits, b: Credits): Credits {
  return toCredits(a - b)
}

/** `amount` for each of `count` units. Throws `RangeError` when `count` is no whole number or the product is not exact. */
export function multiply(amount: Credits, count: number): Credits {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole number of units: ${count}`)
  return toCredits(amount * count)
}

/** Exact whatever the order; an empty list is 0. Throws `RangeError` when the sum is no longer exact. */
export function sum(amounts: Iterable<Credits>): Credits {
  let total = 0n
  for (const amount of amounts) total += BigInt(amount)
  return toCredits(Number(total))
}

/**
 * How many percent of `whole` `part` is, not rounded and not clamped. `null` where the question has no answer:
 * no whole, or a whole of nothing.
 */
export function percentOf(part: Credits, whole: Credits | null): number | null {
  return whole === null || whole <= 0 ? null : (part / whole) * 100
}
