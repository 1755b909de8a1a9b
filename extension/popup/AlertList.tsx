import { sortForReading, type AlertRecord } from '../../shared/credits/alert-log.ts'
import type { Alert } from '../../shared/credits/alert.ts'
import { alertWords } from '../../shared/format/alert-words.ts'
import { formatFull, formatMoment } from '../../shared/format/dates.ts'
import type { AlertMessages } from '../../shared/format/messages/en-alerts.ts'
import { Icon, type IconName } from '../../shared/ui/Icon.tsx'
import type { Reader } from '../../shared/ui/reader.ts'
import { moveFocus } from './move-focus.ts'
import type { PopupWords } from './words.ts'

interface Props {
  records: readonly AlertRecord[]
  /** Fraction digits of the account's unit. */
  scale: number
  reader: Reader
  alertMessages: AlertMessages
  words: PopupWords
  onRead: (ids: string[]) => void
}

/** What was raised, unread first, in words and with its time. */
export function AlertList({ records, onRead, ...rest }: Props) {
  if (records.length === 0)
    return (
      <div class="popup-nothing">
        <p class="cg-title">{rest.words.noAlerts.title}</p>
        <p class="cg-text cg-small">{rest.words.noAlerts.text}</p>
      </div>
    )
  return (
    // Keys only move the focus between what can be focused by Tab as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul class="popup-alerts" aria-label={rest.words.alerts} onKeyDown={onKeyDown}>
      {sortForReading(records).map((record) => (
        <AlertItem key={record.id} record={record} {...rest} onRead={() => onRead([record.id])} />
      ))}
    </ul>
  )
}

function onKeyDown(event: KeyboardEvent & { currentTarget: HTMLElement }) {
  moveFocus(event, [...event.currentTarget.querySelectorAll<HTMLElement>('.popup-alert')], 'vertical')
}

interface ItemProps extends Omit<Props, 'records' | 'onRead'> {
  record: AlertRecord
  onRead: () => void
}

function AlertItem({ record: { at, alert, isRead }, scale, reader, alertMessages, words, onRead }: ItemProps) {
  const { locale, messages, now } = reader
  const { title, text } = alertWords(alert, { scale, locale, messages: alertMessages, now })
  const { icon, tone } = lookOf(alert)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that arrow keys walk along
    <li class={`popup-alert popup-alert-${tone} ${isRead ? '' : 'popup-alert-unread'}`} tabIndex={0}>
      <Icon name={icon} />
      <div class="popup-alert-words">
        <p class="popup-alert-title">{title}</p>
        <p class="cg-text cg-small">{text}</p>
      </div>
      <div class="popup-alert-side">
        <time class="cg-small" dateTime={new Date(at).toISOString()} title={formatFull(at, locale, messages)}>
          {formatMoment(at, now, locale, messages)}
        </time>
        {!isRead && (
          <button type="button" class="popup-quiet" aria-label={`${words.markRead}: ${title}`} onClick={onRead}>
            {words.markRead}
          </button>
        )}
      </div>
    </li>
  )
}

type Look = { icon: IconName; tone: 'good' | 'attention' | 'bad' }

const WARNING: Look = { icon: 'low', tone: 'attention' }
const GOOD: Look = { icon: 'good', tone: 'good' }

/** Shape and colour beside the words. */
function lookOf(alert: Alert): Look {
  if (alert.kind === 'top-up') return alert.status === 'credited' ? GOOD : { icon: 'bad', tone: 'bad' }
  const looks: Record<typeof alert.kind, Look> = {
    low: WARNING,
    empty: { icon: 'empty', tone: 'bad' },
    recovered: GOOD,
    expiring: WARNING,
    'signed-out': WARNING,
  }
  return looks[alert.kind]
}
