/** Which words say what the billing system's own alerts are. */
import type { Unit } from '../credits/account.ts'
import { ALERT_CHANNELS } from '../credits/alert-setting.ts'
import type { AlertKind, AlertSetting, AlertTrigger } from '../credits/alert-setting.ts'
import { formatWithUnit, unitLabel } from './credits.ts'
import { numberFormat } from './intl.ts'
import type { AlertSettingMessages } from './messages/en-alert-settings.ts'
import type { Messages } from './messages/messages.ts'

/** When it is sent: "25% of the allowance left". A word that nobody here knows is shown as it is. */
export function triggerWords(
  trigger: AlertTrigger,
  unit: Unit,
  locale: string,
  messages: Messages & AlertSettingMessages,
): string {
  const { alertWhen } = messages
  const { kind, value } = trigger
  switch (kind) {
    case 'percent':
    case 'expiry':
      return alertWhen[kind](numberFormat(locale).format(value))
    case 'credits':
      return alertWhen.credits(formatWithUnit(value, unit, locale, messages))
    case 'other':
      return value
    case 'empty':
    case 'recovered':
  }
  return alertWhen[kind]
}

/** Is there a number to set? */
export function hasNumber<Kind extends AlertKind>(kind: Kind): kind is Kind & ('percent' | 'credits' | 'expiry') {
  return kind === 'percent' || kind === 'credits' || kind === 'expiry'
}

/** Stands where a number will be. */
const MARK = '\0'

/** The words before and behind the field of its number; all of them where it has none. */
export function alertField(
  kind: Exclude<AlertKind, 'other'>,
  unit: Unit,
  locale: string,
  messages: Messages & AlertSettingMessages,
): string[] {
  const { alertWhen } = messages
  if (!hasNumber(kind)) return [alertWhen[kind]]
  return alertWhen[kind](kind === 'credits' ? `${MARK} ${unitLabel(null, unit, locale, messages)}` : MARK).split(MARK)
}

/** Where it is sent: "Email, In the app", or that it is off. */
export function channelWords({ channels, isEnabled }: AlertSetting, messages: AlertSettingMessages): string {
  if (!isEnabled || channels.length === 0) return messages.alertOff
  return channels.map((channel) => channelName(channel, messages)).join(', ')
}

export function channelName(channel: string, messages: AlertSettingMessages): string {
  const known = ALERT_CHANNELS.find((name) => name === channel)
  return known ? messages.alertChannel[known] : channel
}
