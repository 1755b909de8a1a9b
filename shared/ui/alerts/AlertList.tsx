import type { Unit } from '../../credits/account.ts'
import { inAlertOrder } from '../../credits/alert-setting.ts'
import type { AlertSetting } from '../../credits/alert-setting.ts'
import { channelWords, triggerWords } from '../../format/alert-setting-words.ts'
import type { AlertsReader } from './alerts-reader.ts'

interface Props {
  alerts: readonly AlertSetting[]
  unit: Unit
  reader: AlertsReader
}

/** When the billing system warns, and where to: to be read, not changed. */
export function AlertList({ alerts, unit, reader: { locale, messages } }: Props) {
  return (
    <ul class="cg-list">
      {inAlertOrder(alerts).map((alert) => (
        <li key={alert.id}>
          <bdi>{triggerWords(alert.trigger, unit, locale, messages)}</bdi>
          <bdi class="cg-small">{channelWords(alert, messages)}</bdi>
        </li>
      ))}
    </ul>
  )
}
