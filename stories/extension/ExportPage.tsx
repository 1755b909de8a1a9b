import { useEffect, useState } from 'preact/hooks'
import { clientFor } from '../../extension/client-for.ts'
import type { Connection } from '../../extension/connection.ts'
import { creditItem, toCreditState } from '../../extension/credit-item.ts'
import { csvHeadings } from '../../extension/csv-headings.ts'
import { Export, type Choice } from '../../extension/export/Export.tsx'
import '../../extension/export/export.css'
import { createExporting, type ExportState } from '../../extension/export/exporting.ts'
import { en } from '../../extension/export/words.ts'
import { send } from '../../extension/messages.ts'
import { openWelcome } from '../../extension/open-page.ts'
import { saveBlob } from '../../shared/billing/save-blob.ts'
import type { Account } from '../../shared/credits/account.ts'
import { EVERYTHING, toHistoryQuery } from '../../shared/credits/history-filter.ts'
import { LOADING, type CreditState } from '../../shared/credits/state.ts'
import { PageFrame } from './PageFrame.tsx'
import { usePageLanguage } from './speech.ts'

const WORDS = { en: () => en, de: async () => (await import('../../extension/export/words-de.ts')).de }

export interface ExportPageProps {
  connections: readonly Connection[]
  /** How far it is; from here on its buttons work. */
  at?: ExportState
  choice?: Choice
}

/** The export page, over the profile's storage. */
export function ExportPage({ connections, at = { kind: 'idle' }, choice: chosen = LAST_DAYS }: ExportPageProps) {
  const spoken = usePageLanguage(WORDS)
  const [connectionId, setConnectionId] = useState(connections[0]?.id)
  const connection = connections.find(({ id }) => id === connectionId)
  const [choice, setChoice] = useState(chosen)
  const [state, setState] = useState(at)
  const [exporting] = useState(() => createExporting(() => csvHeadings.en, setState))
  const credit = useCredit(connection)

  const start = (account: Account) => {
    const filter = choice.kind === 'asked' ? choice.filter : toHistoryQuery(choice.filter, account.term, Date.now())
    if (connection) void exporting.start({ source: clientFor(connection), account, filter })
  }
  const signIn = () => void openWelcome(connection ? { kind: 'sign-in', connectionId: connection.id } : null)
  const goOn = () => {
    exporting.goOn()
    // One that only stands here has nothing to go on with.
    setState((now) => (now.kind === 'running' ? { ...now, waiting: null } : now))
  }
  const cancel = () => {
    exporting.cancel()
    setState({ kind: 'canceled' })
  }
  return (
    <PageFrame>
      {spoken && (
        <Export
          {...{ connections, connection, credit, choice, state }}
          words={spoken.words}
          reader={{ ...spoken, now: Date.now() }}
          onStart={start}
          onCancel={cancel}
          onGoOn={goOn}
          onAllow={goOn}
          onSignIn={signIn}
          onConnect={signIn}
          onReset={exporting.reset}
          onSaveAgain={saveBlob}
          onRetry={() => connection && void refresh(connection)}
          onConnection={setConnectionId}
          onFilter={(filter) => setChoice({ kind: 'chosen', filter })}
        />
      )}
    </PageFrame>
  )
}

const LAST_DAYS: Choice = { kind: 'chosen', filter: { ...EVERYTHING, period: '30' } }

/** What is stored of the connection, asked for once more. */
function useCredit(connection: Connection | undefined): CreditState {
  const [credit, setCredit] = useState(LOADING)
  useEffect(() => {
    if (!connection) return undefined
    const end = creditItem(connection.id).watch((stored) =>
      setCredit(toCreditState(stored, connection, { marks: null })),
    )
    void refresh(connection)
    return end
  }, [connection])
  return credit
}

function refresh({ id }: Connection): Promise<void> {
  return send({ command: 'refresh', id, maxAgeMs: 0 })
}
