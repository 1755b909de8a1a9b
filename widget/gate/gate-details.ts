import { findBlocked } from '../../shared/credits/blocked-action.ts'
import { readTheme } from '../attributes.ts'
import { afterwards } from '../balance/afterwards.ts'
import type { Details, DetailsHost } from '../balance/details.tsx'
import type { GateHost, Reading } from './reading.ts'

/** What Buy opens at a gate: the details that a bar opens, which know what was to be run. Rejects where they cannot be loaded. */
export async function loadDetails(
  root: ShadowRoot,
  view: DetailsHost['view'],
  { element, findStore, localize, redraw }: GateHost,
  reading: Reading,
): Promise<Details> {
  const { Details } = await import('../balance/details.tsx').catch(afterwards.importAgain)
  return new Details({
    root,
    view,
    read() {
      const { wish, account, locale } = reading
      const blocked = wish && account && findBlocked(reading.check(wish), wish, account)
      return { store: findStore(), locale, theme: readTheme(element), localize, blocked }
    },
    onChoose(choice) {
      const store = findStore()
      if (store) afterwards.pressChoice(element, store, choice)
    },
    redraw,
  })
}
