/** Alerts and scheduled reports for tests and pictures. */
import type { ComponentChildren, ComponentProps } from 'preact'
import { DAY_MS, NOON, account } from '../../credits/account.fixture.ts'
import type { Account } from '../../credits/account.ts'
import type { AlertSetting } from '../../credits/alert-setting.ts'
import { toCredits } from '../../credits/amount.ts'
import { EVERY_ROW } from '../../credits/report-schedule.ts'
import type { ReportOrder, ReportSchedule } from '../../credits/report-schedule.ts'
import { enAlertSettings } from '../../format/messages/en-alert-settings.ts'
import { enHistory } from '../../format/messages/en-history.ts'
import { enReports } from '../../format/messages/en-reports.ts'
import { reader as plainReader } from '../mount.fixture.tsx'
import { AlertSettings } from './AlertSettings.tsx'
import type { AlertsReader, ReportsReader } from './alerts-reader.ts'
import { ReportSchedules } from './ReportSchedules.tsx'
import '../lists.css'
import '../alert-settings.css'
import '../reports.css'

export const reader: AlertsReader & ReportsReader = {
  ...plainReader,
  messages: { ...plainReader.messages, ...enHistory, ...enAlertSettings, ...enReports },
}

/** One of each kind, in no order. */
export const alerts: AlertSetting[] = [
  { id: 'recovered', trigger: { kind: 'recovered' }, channels: ['in-app'], isEnabled: false },
  { id: 'low', trigger: { kind: 'percent', value: 25 }, channels: ['email', 'in-app'], isEnabled: true },
  { id: 'expiry', trigger: { kind: 'expiry', value: 30 }, channels: ['email'], isEnabled: true },
  { id: 'few', trigger: { kind: 'credits', value: toCredits(20) }, channels: ['email'], isEnabled: true },
  { id: 'empty', trigger: { kind: 'empty' }, channels: ['email', 'in-app'], isEnabled: true },
]

/** Words and ids that nobody here chose. */
const oddAlerts: AlertSetting[] = [
  { id: 'a "b" c', trigger: { kind: 'other', value: 'x'.repeat(120) }, channels: ['carrier-pigeon'], isEnabled: true },
  ...alerts,
]

export const order: ReportOrder = {
  every: 'week',
  on: 1,
  timeZone: 'Europe/Berlin',
  filter: EVERY_ROW,
  recipients: ['finance@halden.example', 'amara.okafor@halden.example'],
}

export const reports: ReportSchedule[] = [
  {
    ...order,
    id: 'monthly',
    every: 'month',
    on: 31,
    timeZone: 'America/Argentina/Buenos_Aires',
    filter: { type: ['debit', 'refund_v2'], action: ['reference-check'], actor: ['u-1'], account: [], q: 'Ana' },
    recipients: ['henrik@larkfield.example'],
    lastRunAt: null,
    nextRunAt: NOON + 30 * DAY_MS,
    lastStatus: null,
  },
  { ...order, id: 'weekly', lastRunAt: NOON - 7 * DAY_MS, nextRunAt: NOON + 7 * DAY_MS, lastStatus: 'sent' },
  {
    ...order,
    id: 'odd',
    every: 'other',
    recipients: [`${'x'.repeat(60)}@${'y'.repeat(60)}.example`],
    lastRunAt: NOON - 40 * DAY_MS,
    nextRunAt: null,
    lastStatus: 'mailbox <b>full</b>',
  },
]

const contacts = [{ name: 'Priya Raman', email: 'priya@example.com', url: null }]
const missing = [{ right: 'export', permission: 'Company: edit', where: 'Settings → User Roles', url: null }]
const rights = { entries: true, export: true, buy: true, request: true, missing: [], contacts: [] }

/** Nobody may do anything. */
export const lacking: Account = account({ access: { ...rights, export: false, buy: false, missing, contacts } })

export function Alerts(props: Partial<ComponentProps<typeof AlertSettings>>) {
  const state = { kind: 'ready', items: alerts } as const
  return (
    <AlertSettings
      {...{ account: account(), state, mayChange: true, reader, onSave: ignore, onRetry: ignore }}
      {...props}
    />
  )
}

export function Reports(props: Partial<ComponentProps<typeof ReportSchedules>>) {
  return (
    <ReportSchedules
      account={account()}
      state={{ kind: 'ready', items: reports }}
      filter={EVERY_ROW}
      people={[{ id: 'u-1', name: 'Amara Okafor' }]}
      reader={reader}
      onCreate={ignore}
      onDelete={ignore}
      onRetry={ignore}
      {...props}
    />
  )
}

export const alertSamples: [name: string, content: ComponentChildren][] = [
  ['alerts', <Alerts />],
  ['alerts, odd ones', <Alerts state={{ kind: 'ready', items: oddAlerts }} />],
  ['alerts, none', <Alerts state={{ kind: 'ready', items: [] }} />],
  ['alerts, loading', <Alerts state={{ kind: 'loading' }} />],
  ['alerts, saved', <Alerts state={{ kind: 'done', task: alerts, items: alerts }} />],
  ['alerts, failed', <Alerts state={{ kind: 'failed', failure: { kind: 'timeout' }, items: null }} />],
  ['alerts, failed later', <Alerts state={{ kind: 'failed', failure: { kind: 'offline' }, items: alerts }} />],
  [
    'alerts, refused',
    <Alerts
      state={{
        kind: 'refused',
        items: alerts,
        task: alerts,
        failure: {
          kind: 'validation-failed',
          errors: [
            { pointer: '/data/3/at/credits', detail: 'is more than the allowance' },
            { pointer: '/scale', detail: 'must be 2' },
          ],
        },
      }}
    />,
  ],
  ['alerts, to be read only', <Alerts account={lacking} mayChange={false} />],
  ['alerts, none and to be read only', <Alerts mayChange={false} state={{ kind: 'ready', items: [] }} />],
  ['reports', <Reports />],
  ['reports, none', <Reports state={{ kind: 'ready', items: [] }} />],
  ['reports, loading', <Reports state={{ kind: 'loading' }} />],
  ['reports, failed', <Reports state={{ kind: 'failed', failure: { kind: 'timeout' }, items: null }} />],
  ['reports, one more', <Reports state={{ kind: 'done', items: reports, task: { kind: 'create', order } }} />],
  [
    'reports, not stopped',
    <Reports
      state={{ kind: 'refused', items: reports, task: { kind: 'delete', id: 'weekly' }, failure: { kind: 'timeout' } }}
    />,
  ],
  ['reports, not allowed', <Reports account={lacking} state={{ kind: 'ready', items: [] }} />],
]

function ignore() {}
