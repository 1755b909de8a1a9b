/** What can be chosen on the options page. */
import * as v from 'valibot'
import type { Account, Mark } from '../shared/credits/account.ts'
import { isCredits } from '../shared/credits/amount.ts'
import { storageItem } from './storage.ts'

/** What can be notified of; see `shared/credits/alert.ts`. */
export const NOTICES = ['low', 'empty', 'recovered', 'expiring', 'top-up', 'signed-out'] as const
export type Notice = (typeof NOTICES)[number]

/** `auto` follows the browser. */
export const LANGUAGES = ['auto', 'en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** A CSV of the last week or month, saved to the downloads folder by itself. */
export interface ReportPlan {
  connectionId: string
  every: 'week' | 'month'
  /** Day of the week, 1 (Monday) to 7, or of the month, 1 to 28. */
  on: number
  /** Epoch milliseconds of the moment it was set up: reports begin with the period after it. */
  since: number
}

/** A low mark of the person's own. `credits` are whole ones, for accounts of any scale. */
export type OwnMark = { percent: number } | { credits: number }

/** What is in force. */
export interface Settings extends OwnSettings {
  marks: OwnMark[] | null
  quiet: { from: number; to: number } | null
}

/** What the person chose. Where they never did, `undefined`, their organisation may have set something. */
export interface OwnSettings {
  /** The person's own low marks; `null` for those of the account. */
  marks?: OwnMark[] | null | undefined
  notify: Record<Notice, boolean>
  /** Minutes after local midnight; may wrap it. `null` for none. */
  quiet?: { from: number; to: number } | null | undefined
  /** The number on the toolbar button. */
  badge: boolean
  language: Language
  report: ReportPlan | null
}

export const DEFAULT_SETTINGS: OwnSettings = {
  marks: undefined,
  notify: { low: true, empty: true, recovered: true, expiring: true, 'top-up': true, 'signed-out': true },
  quiet: undefined,
  badge: true,
  language: 'auto',
  report: null,
}

const Minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1439))
const Percent = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))
const Amount = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

export const OwnMark = v.union([v.strictObject({ percent: Percent }), v.strictObject({ credits: Amount })])
export const Quiet = v.object({ from: Minutes, to: Minutes })

const Report = v.object({
  connectionId: v.string(),
  every: v.picklist(['week', 'month']),
  on: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(28)),
  since: v.number(),
})

const { notify } = DEFAULT_SETTINGS

/** Also of an exported file. A setting that is missing, as in an older version, is the default. */
export const OwnSettings = v.object({
  marks: v.optional(v.nullable(v.pipe(v.array(OwnMark), v.minLength(1), v.maxLength(8)))),
  notify: v.optional(
    v.object({
      low: v.optional(v.boolean(), notify.low),
      empty: v.optional(v.boolean(), notify.empty),
      recovered: v.optional(v.boolean(), notify.recovered),
      expiring: v.optional(v.boolean(), notify.expiring),
      'top-up': v.optional(v.boolean(), notify['top-up']),
      'signed-out': v.optional(v.boolean(), notify['signed-out']),
    }),
    notify,
  ),
  quiet: v.optional(v.nullable(Quiet)),
  badge: v.optional(v.boolean(), DEFAULT_SETTINGS.badge),
  language: v.optional(v.picklist(LANGUAGES), DEFAULT_SETTINGS.language),
  report: v.optional(v.nullable(Report), DEFAULT_SETTINGS.report),
})

/** As the person left them. What is in force may be another thing: see `readSettings` in `managed.ts`. */
export const settingsItem = storageItem<OwnSettings>('local', 'settings', OwnSettings, DEFAULT_SETTINGS)

/** The account as this person sees it: with marks of their own where they set some. */
export function withOwnMarks(account: Account, marks: OwnSettings['marks']): Account {
  if (!marks) return account
  const own = marks.flatMap((mark): Mark[] => {
    if ('percent' in mark) return [mark]
    const credits = mark.credits * 10 ** account.unit.scale
    return isCredits(credits) ? [{ credits }] : []
  })
  return { ...account, marks: own }
}
