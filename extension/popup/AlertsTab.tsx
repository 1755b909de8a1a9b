import type { Account } from '../../shared/credits/account.ts'
import { dateFormat } from '../../shared/format/intl.ts'
import type { AlertMessages } from '../../shared/format/messages/en-alerts.ts'
import type { Reader } from '../../shared/ui/reader.ts'
import type { StoredAlerts } from '../alert-item.ts'
import { AlertList } from './AlertList.tsx'
import { marksInWords } from './marks-in-words.ts'
import type { PopupWords } from './words.ts'
import './alerts.css'

const HOUR_MS = 3_600_000
const MORNING_HOUR = 8

export interface AlertActions {
  onRead: (ids: string[] | 'all') => void
  /** Epoch milliseconds; `null` ends it. */
  onSnooze: (until: number | null) => void
  onOptions: () => void
}

interface Props extends AlertActions {
  alerts: StoredAlerts
  account: Account
  reader: Reader
  alertMessages: AlertMessages
  words: PopupWords
}

/** What was raised, what will be, and how to be left alone for a while. */
export function AlertsTab({ alerts, account, reader, alertMessages, words, onRead, onSnooze, onOptions }: Props) {
  const unread = alerts.records.filter(({ isRead }) => !isRead).length
  return (
    <div class="popup-alerts-tab">
      {unread > 1 && (
        <button type="button" class="popup-quiet popup-all-read" onClick={() => onRead('all')}>
          {words.markAllRead}
        </button>
      )}
      <div class="popup-scroll">
        <AlertList
          records={alerts.records}
          scale={account.unit.scale}
          reader={reader}
          alertMessages={alertMessages}
          words={words}
          onRead={onRead}
        />
      </div>
      <div class="popup-alerts-foot cg-small">
        <p class="cg-text">
          {marksInWords(account, reader, words)}{' '}
          <button type="button" class="popup-quiet" onClick={onOptions}>
            {words.changeMarks}
          </button>
        </p>
        <Snooze snoozedUntil={alerts.snoozedUntil} reader={reader} words={words} onSnooze={onSnooze} />
      </div>
    </div>
  )
}

interface SnoozeProps extends Pick<Props, 'reader' | 'words' | 'onSnooze'> {
  snoozedUntil: number | null
}

function Snooze({ snoozedUntil, reader: { now, locale }, words, onSnooze }: SnoozeProps) {
  if (snoozedUntil !== null && snoozedUntil > now)
    return (
      <p class="cg-text">
        {words.snoozed(formatEnd(snoozedUntil, now, locale))}{' '}
        <button type="button" class="popup-quiet" onClick={() => onSnooze(null)}>
          {words.endSnooze}
        </button>
      </p>
    )
  return (
    <p class="cg-text" title={words.snoozeHint}>
      {words.snooze}:{' '}
      <button type="button" class="popup-quiet" onClick={() => onSnooze(Date.now() + HOUR_MS)}>
        {words.snoozeHour}
      </button>
      {' · '}
      <button type="button" class="popup-quiet" onClick={() => onSnooze(tomorrowMorning(new Date()))}>
        {words.snoozeMorning}
      </button>
    </p>
  )
}

/** "14:02", or "Mon 08:00" where it is another day. */
function formatEnd(at: number, now: number, locale: string): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString()
  return dateFormat(locale, { hour: 'numeric', minute: '2-digit', ...(!isToday && { weekday: 'short' }) }).format(at)
}

/** By the calendar: days of 23 and 25 hours exist. */
function tomorrowMorning(today: Date): number {
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1, MORNING_HOUR).getTime()
}
