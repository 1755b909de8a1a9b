/** Alerts while somebody sets them: numbers are what is typed, which may be none yet. */
import { findAlertProblems, inAlertOrder, newAlertId } from '../../credits/alert-setting.ts'
import type { AlertKind, AlertProblem, AlertSetting, AlertTrigger } from '../../credits/alert-setting.ts'
import type { Credits } from '../../credits/amount.ts'
import { isDecimal, parseDecimal, toDecimal } from '../../format/decimal.ts'

/** `text` is what stands in the field of its number, or the billing system's own word; else ''. */
export interface AlertDraft extends Omit<AlertSetting, 'trigger'> {
  kind: AlertKind
  text: string
}

/** `scale` is the unit's. */
export function toDrafts(alerts: readonly AlertSetting[], scale: number): AlertDraft[] {
  return inAlertOrder(alerts).map(({ trigger, ...rest }) => ({
    ...rest,
    kind: trigger.kind,
    text: toText(trigger, scale),
  }))
}

/** One more of this kind, sent by email until somebody says otherwise. */
export function newDraft(kind: AlertKind, drafts: readonly AlertDraft[]): AlertDraft {
  return { id: newAlertId(drafts), kind, text: '', channels: ['email'], isEnabled: true }
}

/** The alerts as they would be saved; `null` for each whose number is none. */
export function readDrafts(drafts: readonly AlertDraft[], scale: number): (AlertSetting | null)[] {
  return drafts.map(({ kind, text, ...rest }) => {
    const trigger = readTrigger(kind, text, scale)
    return trigger && { ...rest, trigger }
  })
}

/** What is wrong with each draft, by id. `floor` is how far the balance may fall. */
export function findDraftProblems(
  drafts: readonly AlertDraft[],
  scale: number,
  floor: Credits,
): Map<string, AlertProblem> {
  const read = readDrafts(drafts, scale)
  const problems = findAlertProblems(read.filter(isRead), floor)
  drafts.forEach(({ id, kind }, index) => {
    if (!read[index]) problems.set(id, PROBLEMS[kind] ?? 'twice')
  })
  return problems
}

export function isRead(alert: AlertSetting | null): alert is AlertSetting {
  return alert !== null
}

const PROBLEMS: Partial<Record<AlertKind, AlertProblem>> = { percent: 'percent', credits: 'credits', expiry: 'days' }

function toText({ kind, value }: AlertTrigger, scale: number): string {
  return kind === 'credits' ? toDecimal(value, scale) : String(value ?? '')
}

function readTrigger(kind: AlertKind, text: string, scale: number): AlertTrigger | null {
  switch (kind) {
    case 'credits': {
      const value = parseDecimal(text, scale)
      return value === null ? null : { kind, value }
    }
    case 'percent':
    case 'expiry':
      return isDecimal(text) ? { kind, value: Number(text) } : null
    case 'other':
      return { kind, value: text }
    case 'empty':
    case 'recovered':
  }
  return { kind }
}
