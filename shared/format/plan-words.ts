/** What was used and what is to be expected, in words. */
import type { Account, Action, Unit } from '../credits/account.ts'
import { NO_CREDITS, toCredits } from '../credits/amount.ts'
import { startOfDay, type CivilDay, type DayPeriod } from '../credits/civil-day.ts'
import type { Pace } from '../credits/daily-use.ts'
import type { Forecast, LotLapse } from '../credits/forecast.ts'
import { lastUsableDay } from '../credits/lots.ts'
import { MAX_PLANNED, type CountProblem, type CreditPlan, type PlanLine, type PlannedLine } from '../credits/plan.ts'
import type { Grain, UseBar } from '../credits/use-chart.ts'
import type { ShareKey, UseShare } from '../credits/use-shares.ts'
import { formatCredits, formatWithUnit } from './credits.ts'
import { formatDay } from './dates.ts'
import { formatDayHeading } from './history-dates.ts'
import { dateFormat, numberFormat } from './intl.ts'
import type { PlanMessages } from './messages/en-plan.ts'
import type { Messages, Note } from './messages/messages.ts'
import { UNKNOWN } from './plain.ts'

/** Who reads the plan: as for every screen, with the plan's own words. */
export interface PlanSpeech {
  locale: string
  messages: Messages & PlanMessages
  now: number
}

const SHORT_DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' }
const DAY: Intl.DateTimeFormatOptions = { ...SHORT_DAY, year: 'numeric' }
const MONTH: Intl.DateTimeFormatOptions = { month: 'long', year: 'numeric' }
const SHORT_MONTH: Intl.DateTimeFormatOptions = { month: 'short', year: '2-digit' }

/** "About 4.2 credits a day"; of a slow pace what it is in a week or a month. */
export function paceWords(pace: Pace | null, unit: Unit, speech: PlanSpeech): string {
  const { messages } = speech
  if (!pace) return messages.noPace
  const perDay = pace.perDay / 10 ** unit.scale
  const span = [
    ['day', perDay],
    ['week', perDay * 7],
    ['month', perDay * 30],
  ] as const
  const [name, amount] = span.find(([, number]) => number >= 1) ?? span[2]
  if (amount < 0.05) return messages.paceTiny
  return messages.paceOf[name](aboutCredits(amount, 1, unit, speech))
}

/** When credits run out, and what that is based on. */
export function forecastWords(forecast: Forecast, { now, locale, messages }: PlanSpeech): Note {
  const day = (at: number) => formatDay(at, now, locale, messages)
  switch (forecast.kind) {
    case 'runs-out': {
      const [from, to] = [day(forecast.earliestAt), day(forecast.latestAt)]
      const title = from === to ? messages.runsOutOn(from) : messages.runsOut(from, to)
      return { title, advice: messages.fromDays(forecast.historyDays) }
    }
    case 'lasts':
      return {
        title: messages.lastsUntil(day(forecast.atLeastUntilAt)),
        advice: messages.fromDays(forecast.historyDays),
      }
    case 'not-enough-data':
      if (forecast.why === 'days') return messages.fewDays(forecast.historyDays, forecast.neededDays)
      return messages.noForecast.use
    case 'unknown':
      return messages.noForecast[forecast.why]
    case 'out':
    case 'unlimited':
  }
  return messages.noForecast[forecast.kind]
}

/** "About 60 credits of Annual plan after 31 Mar"; `null` where nothing to speak of is lost. */
export function lapseWords({ lot, at, lost }: LotLapse, unit: Unit, speech: PlanSpeech): string | null {
  const { now, locale, messages } = speech
  const amount = lost ? lostWords(lost, unit, speech) : UNKNOWN
  if (amount === null) return null
  return messages.lapseOf(amount, lot.name ?? messages.unnamedLot, formatDay(lastUsableDay(at), now, locale, messages))
}

function lostWords(lost: NonNullable<LotLapse['lost']>, unit: Unit, speech: PlanSpeech): string | null {
  const { locale, messages } = speech
  const round = (amount: number) => roundAbout(amount / 10 ** unit.scale, 0)
  const [least, most] = [round(lost.least), round(lost.most)]
  if (most === 0) return null
  const words = aboutCredits(most, 0, unit, speech)
  if (least === most) return messages.lapseAbout(words)
  return least === 0
    ? messages.lapseUpTo(words)
    : messages.lapseRange(formatCredits(toCredits(least), 0, locale), words)
}

/** "2 Dec 2026 – 1 Mar 2027". */
export function periodWords({ fromDay, toDay }: DayPeriod, locale: string): string {
  return dateFormat(locale, DAY).formatRange(startOfDay(fromDay), startOfDay(toDay))
}

/** What one bar of the chart stands for: "Mon, 1 Mar", "1 – 7 Mar 2027", "March 2027". */
export function barWords(bar: UseBar, grain: Grain, { now, locale, messages }: PlanSpeech): string {
  const at = startOfDay(bar.fromDay)
  const name =
    grain === 'day'
      ? formatDayHeading(at, now, locale, messages)
      : grain === 'month'
        ? dateFormat(locale, MONTH).format(at)
        : periodWords(bar, locale)
  return bar.isOver ? name : messages.soFar(name)
}

/** The same below the chart, where room is narrow. */
export function barTick(day: CivilDay, grain: Grain, locale: string): string {
  return dateFormat(locale, grain === 'month' ? SHORT_MONTH : SHORT_DAY).format(startOfDay(day))
}

/** "62%"; below one percent with a digit more, so that what was used is not called nothing. */
export function shareWords(share: number, locale: string): string {
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: share < 0.01 ? 1 : 0 }).format(share)
}

/** What a line of the chart or of a table stands for: as the account calls it, else as the report does. */
export function shareName(
  { key, label, lines }: UseShare,
  by: ShareKey,
  account: Account,
  { messages }: PlanSpeech,
): string {
  if (key === null) return messages.otherLines(lines)
  const known = by === 'account' ? [account, ...account.sharedWith].find(({ id }) => id === key) : undefined
  const action = by === 'action' ? account.actions.find((one) => one.key === key) : undefined
  return action?.name ?? known?.name ?? label ?? (key || messages.unnamedUse)
}

/** What a line of the plan comes to: "40 requests, 200 credits"; `null` where something is wrong with it. */
export function plannedWords(
  planned: PlannedLine,
  action: Action | undefined,
  unit: Unit,
  { locale, messages }: PlanSpeech,
): string | null {
  if (planned.kind === 'problem') return null
  if (planned.kind !== 'counted' && planned.kind !== 'free') return messages.lineNotCounted[planned.kind]
  const { units } = planned
  const cost = formatWithUnit(planned.kind === 'free' ? NO_CREDITS : planned.cost, unit, locale, messages)
  if (!action?.per) return cost
  return `${numberFormat(locale).format(units)} ${units === 1 ? action.per.singular : action.per.plural}, ${cost}`
}

/** What is wrong with a number of the plan, and what to type. */
export function countProblemWords(problem: CountProblem, { locale, messages: { countProblem } }: PlanSpeech): string {
  if (problem !== 'too-many') return countProblem[problem]
  return countProblem[problem](numberFormat(locale).format(MAX_PLANNED))
}

/** "2 × Reference check for each of 20 hires, 1 × Résumé parsing for one hire": the lines that are counted. */
export function planWords(
  lines: readonly PlanLine[],
  plan: CreditPlan,
  { actions }: Pick<Account, 'actions'>,
  { messages }: PlanSpeech,
): string {
  const names = new Map(actions.map(({ key, name }) => [key, name]))
  return lines
    .filter((_, index) => plan.lines[index]?.kind === 'counted')
    .map(({ actionKey, times, perTime }) =>
      messages.planLine(times.trim(), perTime.trim(), names.get(actionKey) ?? actionKey),
    )
    .join(', ')
}

/** `amount` whole credits, as exact as something is that is only expected. */
function aboutCredits(amount: number, digits: 0 | 1, { label }: Unit, { locale, messages }: PlanSpeech): string {
  const about = roundAbout(amount, digits)
  // At scale 1 it has a digit behind the point, and the word behind it fits: "1 credit", "1.1 credits".
  const [steps, scale] = about >= 10 ? [about, 0] : [Math.round(about * 10), 1]
  return formatWithUnit(toCredits(steps), { label, scale }, locale, messages)
}

/** Two digits that count; below ten `digits` behind the point. */
function roundAbout(amount: number, digits: 0 | 1): number {
  return amount >= 10 ? Number(amount.toPrecision(2)) : Number(amount.toFixed(digits))
}
