import { useEffect, useState } from 'preact/hooks'
import { browser } from '../../extension/browser.fixture.ts'
import { connectionsItem, shownItem } from '../../extension/connection.ts'
import { readSettings } from '../../extension/managed.ts'
import { readKnownOf } from '../../extension/popup/known.ts'
import '../../extension/popup/popup.css'
import { Screen, type ScreenProps } from '../../extension/popup/Screen.tsx'
import { Session } from '../../extension/popup/session.ts'
import { useSpeech } from './speech.ts'
import './frame.css'

/** The popup as it opens for somebody with these connections, of all that the profile has. */
export function PopupFrame({ ids }: { ids: readonly string[] }) {
  const speech = useSpeech()
  const facts = useFacts(ids)
  return (
    <div class="preview-frame preview-body-popup" lang={speech?.language}>
      <div class="cg-root">{speech && facts && <Screen {...facts} speech={speech} />}</div>
    </div>
  )
}

type Facts = Omit<ScreenProps, 'speech'>

/** What the popup knows, from the profile's storage and the account's live stream, for as long as it stands. */
function useFacts(ids: readonly string[]): Facts | null {
  const [facts, setFacts] = useState<Facts | null>(null)
  useEffect(() => {
    let turn = 0
    const change = (toChanges: (facts: Facts) => Partial<Facts>) =>
      setFacts((before) => before && { ...before, ...toChanges(before) })
    const session = new Session({
      onRefreshing: (isRefreshing) => change(() => ({ isRefreshing })),
      onReplaced: () => change(() => ({ isReplaced: true })),
      onEntries: () => change(({ news }) => ({ news: news + 1 })),
    })
    const read = async () => {
      const own = (turn += 1)
      const [settings, connections, shownId] = await Promise.all([
        readSettings(),
        connectionsItem.get(),
        shownItem.get(),
      ])
      const ours = connections.filter(({ id }) => ids.includes(id))
      const known = await readKnownOf(ours, shownId, settings)
      if (own !== turn) return
      setFacts((before) => ({ ...AT_FIRST, ...before, session, known, now: Date.now() }))
      session.follow(known)
    }
    const onChanged = (changes: object) => {
      if (Object.keys(changes).some((key) => isAbout(key, ids))) void read()
    }
    browser.storage.onChanged.addListener(onChanged)
    void read()
    return () => {
      turn = Infinity
      browser.storage.onChanged.removeListener(onChanged)
      session.stop()
    }
  }, [ids.join()])
  return facts
}

const AT_FIRST = { isRefreshing: false, isReplaced: false, hasSetAside: false, isStorageFull: false, news: 0 }

/** What is stored of one connection has its id behind a colon. */
function isAbout(key: string, ids: readonly string[]): boolean {
  return !key.includes(':') || ids.some((id) => key.endsWith(`:${id}`))
}
