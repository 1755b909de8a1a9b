/** Needed at the button of an action. Amounts and counts arrive formatted. */
export interface GateMessages {
  gateFree: string
  /** What it costs, and what will be left; `after` is `null` where that is not known. */
  gateCan: (cost: string, after: string | null) => string
  gateCostVaries: string
  gateCostUnknown: string
  gatePart: (canRun: string, quantity: string) => string
  gateCannot: (cost: string, available: string) => string
  /** Where an overdraft lets more be spent than is there. */
  gateCannotSpend: (cost: string, spendable: string) => string
  /** The server says no, and not why. */
  gateCannotNow: string
  gatePaused: (reason: string) => string
  gateComingSoon: string
  gateUnknownBalance: string
  /** Balance and price are known, but not whether the one pays for the other. */
  gateUnclear: string
  gateUnknownAction: string
  gateBadQuantity: string
  /** Follow one of the last ones, or the name of a failure, as the host chose: it may run all the same, or it may not. */
  gateRunsAnyway: string
  gateWaits: string
  gateRetry: string
}

/** English words at the button of an action. */
export const enGate: GateMessages = {
  gateFree: 'Free',
  gateCan: (cost, after) => (after === null ? cost : `${cost} · ${after} left after`),
  gateCostVaries: 'Price varies',
  gateCostUnknown: 'Price unknown',
  gatePart: (canRun, quantity) => `${canRun} of ${quantity} can run`,
  gateCannot: (cost, available) => `Needs ${cost}, you have ${available}`,
  gateCannotSpend: (cost, spendable) => `Needs ${cost}, ${spendable} can be spent`,
  gateCannotNow: 'Cannot run with the credits there are',
  gatePaused: (reason) => `Paused: ${reason}`,
  gateComingSoon: 'Coming soon',
  gateUnknownBalance: 'Balance unknown.',
  gateUnclear: 'It is not clear whether the credits suffice.',
  gateUnknownAction: 'No price is known for this.',
  gateBadQuantity: 'How many is not a whole number.',
  gateRunsAnyway: 'You can still try.',
  gateWaits: 'Not available until this is settled.',
  gateRetry: 'Try again',
}
