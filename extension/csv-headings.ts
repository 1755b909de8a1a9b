import type { CsvColumn } from '../shared/format/csv.ts'
import { deHistory } from '../shared/format/messages/de-history.ts'
import { enHistory } from '../shared/format/messages/en-history.ts'
import type { Spoken } from './language.ts'

/** Both languages at hand: the background makes reports too, and can load nothing later. */
export const csvHeadings: Record<Spoken, Record<CsvColumn, string>> = {
  en: enHistory.csvColumns,
  de: deHistory.csvColumns,
}
