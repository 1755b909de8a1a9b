import { settingsItem, type OwnSettings } from '../settings.ts'
import type { Status } from './Options.tsx'
import type { OptionsStore } from './options-store.ts'

/** Saves what was chosen at once, and says so quietly. */
export interface Saving {
  /** Is given the settings as they are stored then: another window may have changed others. */
  settings: (toChanges: (own: OwnSettings) => Partial<OwnSettings>) => void
  /** Anything else that is stored; `done` is said in the end. */
  work: (stored: Promise<unknown>, done?: Status) => void
}

const STATUS_MS = 2500

export function createSaving({ state, change }: OptionsStore): Saving {
  let clearing: ReturnType<typeof setTimeout> | undefined

  function say(status: Status): void {
    clearTimeout(clearing)
    change({ status })
    if (status.kind !== 'not-saved') clearing = setTimeout(() => change({ status: { kind: 'none' } }), STATUS_MS)
  }

  async function finish(stored: Promise<unknown>, done: Status, onFailed: () => void): Promise<void> {
    try {
      await stored
      say(done)
    } catch {
      onFailed()
      say({ kind: 'not-saved' })
    }
  }

  return {
    work: (stored, done = { kind: 'saved' }) => void finish(stored, done, () => {}),
    // Shown before it is stored; where that fails, what was there before is shown again.
    settings(toChanges) {
      const { settings } = state.value
      change({ settings: { ...settings, ...toChanges(settings) } })
      const stored = settingsItem.update((own) => ({ ...own, ...toChanges(own) }))
      void finish(stored, { kind: 'saved' }, () => change({ settings }))
    },
  }
}
