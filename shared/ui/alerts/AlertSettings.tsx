import type { Account } from '../../credits/account.ts'
import type { AlertSetting, AlertsState } from '../../credits/alert-setting.ts'
import { findItems } from '../../credits/list-state.ts'
import { Notice } from '../Notice.tsx'
import { WhoCanHelp } from '../WhoCanHelp.tsx'
import { AlertForm } from './AlertForm.tsx'
import { AlertList } from './AlertList.tsx'
import type { AlertsReader } from './alerts-reader.ts'
import { ListFrame } from './ListFrame.tsx'

interface Props {
  account: Account
  state: AlertsState
  /** May this viewer change them? */
  mayChange: boolean
  reader: AlertsReader
  /** All of them, as they should be from now on. */
  onSave: (alerts: readonly AlertSetting[]) => void
  onRetry: () => void
}

/** When the billing system warns, and where to. */
export function AlertSettings({ account, state, mayChange, reader, onSave, onRetry }: Props) {
  const { messages } = reader
  const alerts = findItems(state)
  return (
    <ListFrame
      label={messages.alertSettings}
      head={<p class="cg-text cg-small">{messages.alertsIntro}</p>}
      state={state}
      rows={5}
      messages={messages}
      onRetry={onRetry}
    >
      {alerts && mayChange && (
        <AlertForm account={account} alerts={alerts} state={state} reader={reader} onSave={onSave} />
      )}
      {alerts && !mayChange && <AlertReading account={account} alerts={alerts} reader={reader} />}
    </ListFrame>
  )
}

/** For those who may look, and what they would need to change it. */
function AlertReading({
  account,
  alerts,
  reader,
}: Pick<Props, 'account' | 'reader'> & { alerts: readonly AlertSetting[] }) {
  const { messages } = reader
  return (
    <>
      {alerts.length > 0 ? (
        <AlertList alerts={alerts} unit={account.unit} reader={reader} />
      ) : (
        <Notice tone="neutral" title={messages.noAlerts.title} advice={null} />
      )}
      <div>
        <p class="cg-text cg-small">{messages.alertsReadOnly}</p>
        <WhoCanHelp missing={[]} contacts={account.access?.contacts ?? []} messages={messages} />
      </div>
    </>
  )
}
