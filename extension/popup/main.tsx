/** The popup: wires what the background stored to the screen. */
import { signal } from '@preact/signals'
import { render } from 'preact'
import { en } from '../../shared/format/messages/en.ts'
import { enDetails } from '../../shared/format/messages/en-details.ts'
import '../../shared/ui/tokens.css'
import '../../shared/ui/ui.css'
import '../../shared/ui/afterwards.css'
import '../../shared/ui/details.css'
import './popup.css'
import { browser } from '../browser.ts'
import { connectionItem, originPattern } from '../connection.ts'
import { creditItem, toCreditState } from '../credit-item.ts'
import { send } from '../messages.ts'
import type { ConnectProblem } from '../words.ts'
import { ConnectForm } from './ConnectForm.tsx'
import { Popup } from './Popup.tsx'

const messages = { ...en, ...enDetails }
const connection = signal(await connectionItem.get())
const credit = signal(await creditItem.get())
const isRefreshing = signal(false)

connectionItem.watch((value) => (connection.value = value))
creditItem.watch((value) => (credit.value = value))

async function refresh(): Promise<void> {
  isRefreshing.value = true
  try {
    await send({ command: 'refresh' })
  } finally {
    isRefreshing.value = false
  }
}

/** Within the click: the browser asks for a permission only then. */
async function connect(apiBase: string, token: string): Promise<ConnectProblem | null> {
  try {
    const isGranted = await browser.permissions.request({ origins: [originPattern(apiBase)] })
    if (!isGranted) return 'permission-refused'
  } catch {
    return 'permission-unavailable'
  }
  await send({ command: 'connect', apiBase, token: token || null })
  return null
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
      state={toCreditState(credit.value, connection.value.apiBase)}
      reader={{ locale: browser.i18n.getUILanguage(), messages, now: Date.now() }}
      isRefreshing={isRefreshing.value}
      onRefresh={() => void refresh()}
      onDisconnect={() => void send({ command: 'disconnect' })}
    />
  )
}

document.body.classList.add('cg-root')
render(<Screen />, document.body)
if (connection.value) void refresh()
