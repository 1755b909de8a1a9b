/** The popup: wires what the background stored to the screen. */
import { signal } from '@preact/signals'
import { render } from 'preact'
import { LOADING } from '../../shared/credits/state.ts'
import { en } from '../../shared/format/messages/en.ts'
import { enDetails } from '../../shared/format/messages/en-details.ts'
import '../../shared/ui/tokens.css'
import '../../shared/ui/ui.css'
import '../../shared/ui/details.css'
import './popup.css'
import { browser } from '../browser.ts'
import { connectionItem, originPattern } from '../connection.ts'
import { creditItem, toCreditState } from '../credit-item.ts'
import { send } from '../messages.ts'
import { keepToken } from '../vault.ts'
import { ConnectForm } from './ConnectForm.tsx'
import { Popup } from './Popup.tsx'

const messages = { ...en, ...enDetails }
const connection = signal(await connectionItem.get())
const state = signal(toCreditState(await creditItem.get()))
const isRefreshing = signal(false)

connectionItem.watch((value) => (connection.value = value))
creditItem.watch((value) => (state.value = toCreditState(value)))

async function refresh(): Promise<void> {
  isRefreshing.value = true
  try {
    await send('refresh')
  } finally {
    isRefreshing.value = false
  }
}

async function connect(apiBase: string, token: string): Promise<string | null> {
  const isGranted = await browser.permissions.request({ origins: [originPattern(apiBase)] })
  if (!isGranted) return 'Without the permission the balance cannot be read. Connect again and allow it.'
  await keepToken(token || null)
  await connectionItem.set({ apiBase, auth: token ? 'token' : 'cookie' })
  await refresh()
  return null
}

async function disconnect(): Promise<void> {
  await keepToken(null)
  await creditItem.set({ answer: null, failure: null })
  await connectionItem.set(null)
  state.value = LOADING
}

function Screen() {
  if (!connection.value)
    return (
      <main class="popup">
        <ConnectForm onConnect={connect} />
      </main>
    )
  return (
    <Popup
      state={state.value}
      reader={{ locale: browser.i18n.getUILanguage(), messages, now: Date.now() }}
      isRefreshing={isRefreshing.value}
      onRefresh={() => void refresh()}
      onDisconnect={() => void disconnect()}
    />
  )
}

document.body.classList.add('cg-root')
render(<Screen />, document.body)
if (connection.value) void refresh()
