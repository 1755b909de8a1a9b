import type { ComponentChild } from 'preact'
import type { EntryFilter } from '../../shared/billing/source.ts'
import { enCsv } from '../../shared/format/messages/en-csv.ts'
import { enHistory } from '../../shared/format/messages/en-history.ts'
import { CsvStatus } from '../../shared/ui/history/CsvStatus.tsx'
import { CsvDesk } from './csv-desk.ts'
import type { SectionHost } from './section.ts'

/** The history as a file: loaded when somebody asks for one. */
export interface CsvPart {
  readonly isRunning: boolean
  /** How the file is getting on; nothing while there is none. */
  draw(): ComponentChild
  /** Saves all rows that `filter` lets through. */
  save(filter: EntryFilter): void
  close(): void
}

export function createCsvPart(host: SectionHost): CsvPart {
  const desk = new CsvDesk(host.store.options.source, () => host.redraw())
  return {
    get isRunning() {
      return desk.state.kind === 'running'
    },
    draw() {
      const reader = host.reader()
      return (
        <CsvStatus
          state={desk.state}
          reader={{ ...reader, messages: { ...reader.messages, ...host.localize(enCsv) } }}
          onCancel={() => desk.dismiss()}
          onGoOn={() => desk.goOn()}
          onAgain={() => desk.again()}
          onDismiss={() => desk.dismiss()}
        />
      )
    },
    save(filter) {
      const { csvColumns } = host.localize(enHistory)
      void desk.start({ account: host.account(), filter, headings: csvColumns })
    },
    close: () => desk.close(),
  }
}
