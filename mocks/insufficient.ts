import type { Credits } from '../shared/credits/amount.ts'

/** There is not enough for it. Amounts are in the smallest step. */
export class Insufficient extends Error {
  readonly needed: Credits
  readonly spendable: Credits
  constructor(needed: Credits, spendable: Credits) {
    super(`needs ${needed} credits, has ${spendable}`)
    this.name = 'Insufficient'
    this.needed = needed
    this.spendable = spendable
  }
}
