import { signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import type { Deed } from './deeds.ts'
import type { Hiring } from './hiring.ts'
import type { Outcome, Spend } from './spend.ts'

export interface HiringStore {
  hiring: ReadonlySignal<Hiring>
  /** Pays for the deed, then does it. A refusal changes nothing. */
  perform: (deed: Deed) => Promise<Outcome>
}

export interface HiringStoreOptions {
  hiring: Hiring
  /** The name of whoever is signed in. */
  actor: string
  spend: Spend
  /** Told what was done, in words for the person who clicked. */
  say: (text: string) => void
  now: () => number
}

export function createHiringStore({ hiring, actor, spend, say, now }: HiringStoreOptions): HiringStore {
  const state = signal(hiring)
  return {
    hiring: state,
    async perform(deed) {
      const outcome = await spend(deed.order)
      if (outcome.kind === 'done') {
        state.value = deed.apply(state.value, { at: now(), by: actor })
        say(deed.said)
      }
      return outcome
    },
  }
}
