/** The export page. It outlives the popup, so that a long history can be saved to its end. */
import { computed, effect, signal } from '@preact/signals'
import { render } from 'preact'
import { EVERYTHING, toHistoryQuery, type HistoryFilter } from '../../shared/credits/history-filter.ts'
import { findSnapshot, LOADING } from '../../shared/credits/state.ts'
import { numberFormat } from '../../shared/format/intl.ts'
import '../page/page.css'
import './export.css'
import { browser } from '../browser.ts'
import { clientFor } from '../client-for.ts'
import { connectionsItem, findShown, originPattern, shownItem } from '../connection.ts'
import { creditItem, toCreditState, type StoredCredit } from '../credit-item.ts'
import { csvHeadings } from '../csv-headings.ts'
import { settingsItem } from '../settings.ts'
import { exportRequestItem } from '../export-request.ts'
import { chooseLanguage } from '../language.ts'
import { inForce, NO_POLICY } from '../managed.ts'
import { send } from '../messages.ts'
import { loadLanguage } from '../page/page-language.ts'
import { saveBlob } from '../../shared/billing/save-blob.ts'
import { openWelcome } from '../open-page.ts'
import { Export, type Choice } from './Export.tsx'
import { createExporting, type ExportState } from './exporting.ts'
import { en } from './words.ts'

// No policy says anything of a file, and browsers take seconds to read one for the first time.
const settings = inForce(await settingsItem.get(), NO_POLICY)
const { words, messages, locale } = await loadLanguage(settings.language, {
  en: () => en,
  de: async () => (await import('./words-de.ts')).de,
})
const request = await exportRequestItem(location.hash.slice(1)).get()

const connections = signal(await connectionsItem.get())
const chosenId = signal(await shownItem.get())
/** What was asked for one account is never saved of another. */
const connection = computed(() =>
  request
    ? connections.value.find(({ id }) => id === request.connectionId)
    : findShown(connections.value, chosenId.value),
)
const stored = signal<StoredCredit | null>(null)
const choice = signal<Choice>(
  request ? { kind: 'asked', filter: request.filter } : { kind: 'chosen', filter: { ...EVERYTHING, period: '30' } },
)
const state = signal<ExportState>({ kind: 'idle' })
const language = chooseLanguage(settings.language, browser.i18n.getUILanguage())
const exporting = createExporting(
  () => csvHeadings[language],
  (next) => (state.value = next),
)
const credit = computed(() => (connection.value ? toCreditState(stored.value, connection.value, settings) : LOADING))

connectionsItem.watch((value) => (connections.value = value))
// The stored answer of the connection that is chosen, and every newer one.
effect(() => {
  const id = connection.value?.id
  if (id === undefined) return undefined
  stored.value = null
  const item = creditItem(id)
  const end = item.watch((value) => (stored.value = value))
  void item.get().then((value) => (stored.value = value))
  void refresh(id)
  return end
})
addEventListener('online', () => exporting.goOn())
addEventListener('beforeunload', (event) => {
  if (state.value.kind === 'running') event.preventDefault()
})

async function refresh(id: string): Promise<void> {
  await send({ command: 'refresh', id, maxAgeMs: 60_000 }).catch(() => {})
}

/** Within the click. */
async function allow(apiBase: string): Promise<void> {
  if (await browser.permissions.request({ origins: [originPattern(apiBase)] }).catch(() => false)) exporting.goOn()
}

function start(): void {
  const account = findSnapshot(credit.value)?.account
  if (!connection.value || !account) return
  const { filter, kind } = choice.value
  const query = kind === 'asked' ? filter : toHistoryQuery(filter, account.term, Date.now())
  void exporting.start({ source: clientFor(connection.value), account, filter: query })
}

function toProgress(now: ExportState): string {
  if (now.kind === 'done') return '✓ '
  if (now.kind !== 'running' || !now.progress.total) return ''
  return `${numberFormat(locale, { style: 'percent' }).format(now.progress.rows / now.progress.total)} · `
}

function Page() {
  const shown = connection.value
  return (
    <Export
      connections={connections.value}
      connection={shown}
      credit={credit.value}
      choice={choice.value}
      state={state.value}
      words={words}
      reader={{ locale, messages, now: Date.now() }}
      onStart={start}
      onCancel={exporting.cancel}
      onGoOn={exporting.goOn}
      onReset={exporting.reset}
      onSaveAgain={saveBlob}
      onConnect={() => void openWelcome(null)}
      onSignIn={() => void openWelcome(shown ? { kind: 'sign-in', connectionId: shown.id } : null)}
      onAllow={() => void (shown && allow(shown.apiBase))}
      onRetry={() => void (shown && refresh(shown.id))}
      onConnection={(id) => (chosenId.value = id)}
      onFilter={(filter: HistoryFilter) => (choice.value = { kind: 'chosen', filter })}
    />
  )
}

// Who works in other tabs sees there how far it is.
effect(() => void (document.title = `${toProgress(state.value)}${words.title}`))
document.body.classList.add('cg-root')
render(
  <main>
    <Page />
  </main>,
  document.body,
)
