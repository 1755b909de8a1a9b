import { useEffect, useRef, useState } from 'preact/hooks'
import { connectionsItem, type Connection } from '../../extension/connection.ts'
import { browser } from '../../extension/browser.fixture.ts'
import { NO_POLICY, readPolicy } from '../../extension/managed.ts'
import { Connecting } from '../../extension/welcome/connecting.ts'
import type { WelcomeState } from '../../extension/welcome/welcome-state.ts'
import { Welcome } from '../../extension/welcome/Welcome.tsx'
import '../../extension/welcome/welcome.css'
import { en } from '../../extension/welcome/words.ts'
import { PageFrame } from './PageFrame.tsx'
import { usePageLanguage } from './speech.ts'

const WORDS = { en: () => en, de: async () => (await import('../../extension/welcome/words-de.ts')).de }

interface Props {
  /** Where somebody stands; from here on its buttons work. */
  at: WelcomeState
  /** What they do next. */
  then?: (connecting: Connecting) => Promise<void>
}

/** The welcome page in one of its states, over the profile's storage. */
export function WelcomePage({ at, then }: Props) {
  const spoken = usePageLanguage(WORDS)
  const { state, connecting } = useConnecting(at, then)
  const { prepared, isLocked } = usePrepared()
  return (
    <PageFrame>
      {spoken && (
        <Welcome
          state={state}
          words={spoken.words}
          reader={{ ...spoken, now: Date.now() }}
          connecting={connecting}
          prepared={prepared}
          isLocked={isLocked}
          browserKind="chromium"
          onOpenPopup={() => void browser.action.openPopup()}
          onOptions={() => void browser.runtime.openOptionsPage()}
        />
      )}
    </PageFrame>
  )
}

function useConnecting(at: WelcomeState, then: Props['then']) {
  const [state, setState] = useState(at)
  const now = useRef(at)
  const [connecting] = useState(
    () =>
      new Connecting(
        () => now.current,
        (next) => setState((now.current = next)),
      ),
  )
  useEffect(() => void then?.(connecting), [])
  return { state, connecting }
}

/** What the organisation set up, and whether anything else may be. */
function usePrepared() {
  const [found, setFound] = useState<{ prepared: Connection[]; isLocked: boolean }>({ prepared: [], isLocked: false })
  useEffect(() => {
    void Promise.all([connectionsItem.get(), readPolicy().catch(() => NO_POLICY)]).then(([connections, { locked }]) =>
      setFound({
        prepared: connections.filter(({ isManaged, accountId }) => isManaged && accountId === null),
        isLocked: locked.includes('connections'),
      }),
    )
  }, [])
  return found
}
