import type { AlertSettingMessages } from '../../format/messages/en-alert-settings.ts'
import type { HistoryMessages } from '../../format/messages/en-history.ts'
import type { ListMessages } from '../../format/messages/en-lists.ts'
import type { ReportMessages } from '../../format/messages/en-reports.ts'
import type { Messages } from '../../format/messages/messages.ts'
import type { Reader } from '../reader.ts'

export type ListWords = Messages & ListMessages

/** Who sets alerts, with the words for it. */
export interface AlertsReader extends Reader {
  messages: Messages & AlertSettingMessages
}

/** Who schedules reports, with the words for it. */
export interface ReportsReader extends Reader {
  messages: Messages & Pick<HistoryMessages, 'entryType'> & ReportMessages
}

/** The words with other advice about some failures than a balance would give. */
export function withAdvice(messages: ListWords): Messages {
  return { ...messages, failureAdvice: { ...messages.failureAdvice, ...messages.listAdvice } }
}
