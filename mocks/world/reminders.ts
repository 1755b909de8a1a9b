/** What the server sends by itself in an ordinary account. */
import type { AlertSetting } from '../../shared/credits/alert-setting.ts'
import { toCredits } from '../../shared/credits/amount.ts'
import { EVERY_ROW } from '../../shared/credits/report-schedule.ts'
import type { ReportPlan } from '../scenario.ts'

/** One alert of each kind; `scale` is the unit's. */
export function alertsAt(scale: number): AlertSetting[] {
  return [
    { id: 'low', trigger: { kind: 'percent', value: 25 }, channels: ['email', 'in-app'], isEnabled: true },
    {
      id: 'nearly-empty',
      trigger: { kind: 'credits', value: toCredits(20 * 10 ** scale) },
      channels: ['email', 'in-app'],
      isEnabled: true,
    },
    { id: 'empty', trigger: { kind: 'empty' }, channels: ['email', 'in-app'], isEnabled: true },
    { id: 'expiry', trigger: { kind: 'expiry', value: 30 }, channels: ['email'], isEnabled: true },
    { id: 'recovered', trigger: { kind: 'recovered' }, channels: ['in-app'], isEnabled: false },
  ]
}

export const REPORTS: ReportPlan[] = [
  {
    every: 'week',
    on: 1,
    timeZone: 'Europe/Berlin',
    filter: EVERY_ROW,
    recipients: ['finance@halden.example', 'amara.okafor@halden.example'],
    lastSentDaysAgo: 4,
    lastStatus: 'sent',
  },
  {
    every: 'month',
    on: 31,
    timeZone: 'Europe/Berlin',
    filter: { ...EVERY_ROW, type: ['debit', 'refund'], action: ['reference-check'] },
    recipients: ['henrik@larkfield.example'],
    lastSentDaysAgo: 21,
    lastStatus: 'mailbox full',
  },
]
