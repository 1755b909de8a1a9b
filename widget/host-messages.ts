import type { AlertSettingMessages } from '../shared/format/messages/en-alert-settings.ts'
import type { ChangeMessages } from '../shared/format/messages/en-change.ts'
import type { ConnectMessages } from '../shared/format/messages/en-connect.ts'
import type { CsvMessages } from '../shared/format/messages/en-csv.ts'
import type { GateMessages } from '../shared/format/messages/en-gate.ts'
import type { HistoryMessages } from '../shared/format/messages/en-history.ts'
import type { PanelMessages } from '../shared/format/messages/en-panel.ts'
import type { PlanMessages } from '../shared/format/messages/en-plan.ts'
import type { ReportMessages } from '../shared/format/messages/en-reports.ts'
import type { Messages } from '../shared/format/messages/messages.ts'

/** The strings that a host may replace: of the bar and its details, of the panel and its tabs, of gate and button. */
export type HostMessages = Partial<
  Messages &
    PanelMessages &
    HistoryMessages &
    CsvMessages &
    ChangeMessages &
    PlanMessages &
    AlertSettingMessages &
    ReportMessages &
    GateMessages &
    ConnectMessages
>
