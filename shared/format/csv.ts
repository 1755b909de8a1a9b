/**
 * The ledger as CSV for spreadsheets: RFC 4180 with CRLF, UTF-8 with a byte order mark. Amounts and quantities are
 * numbers with a dot; text that a spreadsheet would run as a formula is made plain text by an apostrophe.
 */
import type { Account } from '../credits/account.ts'
import type { Credits } from '../credits/amount.ts'
import type { Entry } from '../credits/entry.ts'
import { toDecimal } from './decimal.ts'

/** In this order. Dates are RFC 3339 in UTC, types and status the words of the contract. */
export const CSV_COLUMNS = [
  'date',
  'type',
  'status',
  'action',
  'description',
  'quantity',
  'amount',
  'balanceAfter',
  'actor',
  'actorId',
  'subject',
  'subjectType',
  'subjectUrl',
  'account',
  'run',
  'runId',
  'entryId',
] as const
export type CsvColumn = (typeof CSV_COLUMNS)[number]

/** A piece of text this long is written before the next row: memory stays flat whatever the number of rows. */
const CHUNK_CHARS = 64 * 1024
const BYTE_ORDER_MARK = '\uFEFF'
const LINE_END = '\r\n'

/** Text of about 64 kB at a time, from pages of entries. Without any there is the line of headings alone. */
export async function* csvChunks(
  pages: AsyncIterable<readonly Entry[]> | Iterable<readonly Entry[]>,
  account: Pick<Account, 'actions' | 'unit'>,
  headings: Record<CsvColumn, string>,
): AsyncGenerator<string, void, undefined> {
  const names = new Map(account.actions.map(({ key, name }) => [key, name]))
  const { scale } = account.unit
  let chunk = BYTE_ORDER_MARK + CSV_COLUMNS.map((column) => textCell(headings[column])).join(',') + LINE_END
  for await (const page of pages)
    for (const entry of page) {
      chunk += csvRow(entry, names, scale)
      if (chunk.length < CHUNK_CHARS) continue
      yield chunk
      chunk = ''
    }
  if (chunk !== '') yield chunk
}

/** "credits-northbeam-2027-01-01-2027-03-31.csv". Days are the viewer's, `to` is exclusive as in a query. */
export function csvFileName(
  account: Pick<Account, 'id' | 'name'>,
  span: { from?: number; to?: number },
  now: number,
): string {
  const from = span.from === undefined ? 'start' : toDay(span.from)
  const until = span.to === undefined ? now : Math.min(span.to - 1, now)
  const name = toFileWord(account.name ?? '') || toFileWord(account.id) || 'account'
  return `credits-${name}-${from}-${toDay(until)}.csv`
}

/** By hand and in one expression: a million of them are due, and lists of cells would cost as much as all the rest. */
function csvRow(entry: Entry, names: ReadonlyMap<string, string>, scale: number): string {
  const { action, actor, subject, group, quantity } = entry
  return (
    `${dateCell(entry.at)},${textCell(entry.type)},${entry.status},` +
    `${action === null ? '' : textCell(names.get(action) ?? action)},${textCell(entry.description)},` +
    `${quantity ?? ''},${amountCell(entry.amount, scale)},${amountCell(entry.balanceAfter, scale)},` +
    `${maybeCell(actor.name)},${maybeCell(actor.id)},` +
    `${subject ? `${textCell(subject.label)},${textCell(subject.type)},${maybeCell(subject.url)}` : ',,'},` +
    `${entry.account ? textCell(entry.account.name ?? entry.account.id) : ''},` +
    `${group ? `${textCell(group.label)},${textCell(group.id)}` : ','},${textCell(entry.id)}${LINE_END}`
  )
}

function amountCell(amount: Credits | null, scale: number): string {
  if (amount === null) return ''
  return scale === 0 ? String(amount) : toDecimal(amount, scale)
}

function maybeCell(text: string | null): string {
  return text === null ? '' : textCell(text)
}

/** Anything that needs more than being written as it is: what separates, or the start of a formula. */
const SPECIAL = /["\r\n,;\t]|^[ \u00A0\u200B\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/
const NEEDS_QUOTES = /["\r\n,;\t]/
/**
 * What begins a formula, at the start of the cell or where a spreadsheet that takes other separators would begin one.
 * Full-width signs are signs to a spreadsheet too. https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /(^|[;\t\r\n])([ \u00A0\u200B\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g
const STARTS_BLANK = /^[\t\r\n]/

function textCell(text: string): string {
  if (!SPECIAL.test(text)) return text
  const harmless = text.replace(FORMULA, "$1'$2").replace(STARTS_BLANK, "'$&")
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

const DAY_MS = 86_400_000
const MAX_DATE = 8.64e15
let dayStart = Number.NaN
let dayText = ''

/** What `toISOString` says. That is half of all the work, and rows of one day come together: its date is kept. */
function dateCell(at: number | null): string {
  if (at === null || !(Math.abs(at) <= MAX_DATE)) return ''
  const ms = at - dayStart
  if (ms >= 0 && ms < DAY_MS) return `${dayText}${timeOf(ms)}`
  const text = new Date(at).toISOString()
  dayStart = Math.floor(at / DAY_MS) * DAY_MS
  dayText = text.slice(0, -'00:00:00.000Z'.length)
  return text
}

function timeOf(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  const rest = ms % 1000
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}.${rest < 10 ? '00' : rest < 100 ? '0' : ''}${rest}Z`
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}

function toDay(at: number): string {
  const day = new Date(at)
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}

/** Letters and digits of any script: no path, no blank, no sign that a file system or shell reads as its own. */
function toFileWord(text: string): string {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return words.join('-').slice(0, 40).replace(/-$/, '')
}
