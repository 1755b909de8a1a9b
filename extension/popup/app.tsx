/** The popup itself: wires what is stored, what the server tells and what the person does to the screen. */
import { render } from 'preact'
import { findSnapshot } from '../../shared/credits/state.ts'
import { findUnreadable, isStorageFull } from '../storage.ts'
import { readKnown, readOwnSettings, watchKnown, type Known } from './known.ts'
import { dropMirror, keepMirror } from './mirror.ts'
import { Screen, type ScreenProps } from './Screen.tsx'
import { Session } from './session.ts'
import { findSpeech } from './speech.ts'

/** What was drawn is remembered once the drawing is done. */
const KEEP_AFTER_MS = 100

/** Draws into `root` what is stored, in place of what stands there, and keeps it up to date. */
export async function startPopup(root: HTMLElement): Promise<void> {
  const session = new Session({
    onRefreshing: (isRefreshing) => draw({ isRefreshing }),
    onReplaced: () => {
      stop()
      session.stop()
      draw({ isReplaced: true })
    },
    onEntries: () => draw({ news: shown.news + 1 }),
  })
  const known = await readKnown(readOwnSettings)
  const speech = await findSpeech(known.settings)
  let shown: ScreenProps = {
    known,
    speech,
    session,
    isRefreshing: false,
    isReplaced: false,
    hasSetAside: false,
    isStorageFull: false,
    news: 0,
    now: Date.now(),
  }
  let timer: ReturnType<typeof setTimeout> | undefined

  function draw(change: Partial<ScreenProps>): void {
    shown = { ...shown, ...change }
    document.documentElement.lang = shown.speech.language
    render(<Screen {...shown} />, root)
    clearTimeout(timer)
    if (isWorthKeeping(shown)) timer = setTimeout(() => keepMirror(root), KEEP_AFTER_MS)
    else dropMirror()
  }

  async function update(next: Known): Promise<void> {
    draw({ known: next, speech: await findSpeech(next.settings), now: Date.now() })
    session.follow(next)
  }

  root.replaceChildren()
  root.inert = false
  draw({})
  const stop = watchKnown((next) => void update(next))
  addEventListener('online', () => void session.ask())
  session.follow(known)
  draw({ hasSetAside: (await findUnreadable()).length > 0, isStorageFull: await isStorageFull() })
}

/** Nothing is remembered of an account that is signed out or gone. */
function isWorthKeeping({ known: { shown } }: ScreenProps): boolean {
  return shown !== null && findSnapshot(shown.state) !== undefined
}
