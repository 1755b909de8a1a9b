/**
 * The scheduled report: a CSV of the last week or month in the downloads folder. Nothing is kept in memory between two
 * events; a run that the browser stopped is begun again at the alarm that it set before.
 */
import { retryDelayMs } from '../../shared/billing/retry.ts'
import { toAccount } from '../../shared/billing/wire.ts'
import { FailureError, toFailure, type Failure } from '../../shared/credits/failure.ts'
import { csvFileName } from '../../shared/format/csv.ts'
import { browser } from '../browser.ts'
import { clientFor } from '../client-for.ts'
import { findConnection, type Connection } from '../connection.ts'
import { csvHeadings } from '../csv-headings.ts'
import { runExport } from '../export/run-export.ts'
import { chooseLanguage } from '../language.ts'
import { readSettings } from '../managed.ts'
import { findDueReport, nextReportAt, reportPeriod } from '../report.ts'
import { reportRunItem, type StoredReportRun } from '../report-item.ts'
import type { Language, ReportPlan } from '../settings.ts'
import { closeLeftDesk, openFileDesk } from './file-desk.ts'
import { saveDownload } from './save-download.ts'

const ALARM = 'report'
const LOCK = 'report'
/** When a run is looked after: by then it is over, or was stopped. */
const LOOK_AFTER_MINUTES = 5
/** A page that fails is asked for so often again before the run fails, and is tried again in an hour. */
const MAX_ATTEMPTS = 3

export function isReportAlarm(name: string): boolean {
  return name === ALARM
}

/** Makes the report if one is due, and sets the alarm for the next. Never rejects; runs once, whoever calls. */
export async function runDueReport(): Promise<void> {
  // First of all: whatever stops this run, it is looked after.
  await browser.alarms.create(ALARM, { delayInMinutes: LOOK_AFTER_MINUTES })
  await navigator.locks.request(LOCK, async () => {
    const planned = await findPlanned()
    const slotAt = planned && findDueReport(planned.plan, await reportRunItem.get(), Date.now())
    if (planned && slotAt !== undefined) await makeReport(planned, slotAt)
    else await closeLeftDesk()
    await setAlarm()
  })
}

/** Sets the alarm anew: the plan, the clock or the browser's memory of alarms may have changed. A run does so at its end. */
export async function scheduleReport(): Promise<void> {
  await navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? setAlarm() : undefined))
}

async function setAlarm(): Promise<void> {
  const planned = await findPlanned()
  if (!planned) return void (await browser.alarms.clear(ALARM))
  const when = nextReportAt(planned.plan, await reportRunItem.get(), Date.now())
  await browser.alarms.create(ALARM, { when })
}

interface Planned {
  plan: ReportPlan
  connection: Connection
  language: Language
}

/** What the person wants; of an account that was removed there is no report. */
async function findPlanned(): Promise<Planned | undefined> {
  const { report: plan, language } = await readSettings()
  const connection = plan && (await findConnection(plan.connectionId))
  return plan && connection ? { plan, connection, language } : undefined
}

/** Writes down how it went. */
async function makeReport(planned: Planned, slotAt: number): Promise<void> {
  const run: Omit<StoredReportRun, 'at'> = await saveReport(planned, slotAt).then(
    (saved) => ({ isDone: true, failure: null, ...saved }),
    (thrown: unknown) => ({ isDone: false, failure: toFailure(thrown), rows: 0, fileName: null }),
  )
  await reportRunItem.set({ at: Date.now(), ...run })
}

async function saveReport(
  { plan, connection, language }: Planned,
  slotAt: number,
): Promise<{ rows: number; fileName: string }> {
  if (!(await browser.permissions.contains({ permissions: ['downloads'] })))
    throw new FailureError({ kind: 'not-permitted' })
  const source = clientFor(connection)
  const account = toAccount(await source.account())
  if (connection.accountId !== null && connection.accountId !== account.id)
    throw new FailureError({ kind: 'wrong-account' })
  const filter = reportPeriod(plan.every, slotAt)
  const fileName = csvFileName(account, filter, slotAt)
  const headings = csvHeadings[chooseLanguage(language, browser.i18n.getUILanguage())]
  const desk = await openFileDesk()
  try {
    const { rows } = await runExport(
      { source, account, filter, headings },
      { write: desk.write, close: async () => {}, discard: async () => {} },
      { signal: new AbortController().signal, onProgress: () => {}, onTrouble: pauseOrGiveUp },
    )
    await saveDownload(await desk.finish(), fileName)
    return { rows, fileName }
  } finally {
    await desk.close()
  }
}

async function pauseOrGiveUp(failure: Failure, attempt: number): Promise<void> {
  const delayMs = retryDelayMs(failure, attempt, Math.random(), Date.now(), { capMs: 10_000 })
  if (delayMs === null || attempt >= MAX_ATTEMPTS) throw new FailureError(failure)
  await new Promise((resolve) => setTimeout(resolve, delayMs))
}
