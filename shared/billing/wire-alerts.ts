/** The billing system's alerts as they travel: loaded where they are set. */
import type { AlertSetting, AlertTrigger } from '../credits/alert-setting.ts'
import type { AlertsOrder } from './source.ts'
import { checkOwner } from './wire-owner.ts'
import type { Asked } from './wire-entries.ts'
import {
  array,
  bool,
  exactly,
  given,
  maybe,
  maybeAmount,
  maybeCount,
  quantity,
  readJson,
  refuse,
  shape,
  text,
  wordOr,
  type Read,
} from './wire-schema.ts'

const marks = shape({ percent: maybe(quantity), credits: maybeAmount, expiresInDays: maybeCount })

/** Exactly one of the three. */
const mark: Read<AlertTrigger> = (json, path) => {
  const { percent, credits, expiresInDays } = marks(json, path)
  if ([percent, credits, expiresInDays].filter((told) => told !== null).length !== 1) return refuse(path)
  if (credits !== null) return { kind: 'credits', value: credits }
  if (expiresInDays !== null) return { kind: 'expiry', value: expiresInDays }
  return percent !== null && percent >= 0 && percent <= 100 ? { kind: 'percent', value: percent } : refuse(path)
}

/** All alerts go back when one of them is saved, so a word that nobody here knows is kept. */
const word: Read<AlertTrigger> = (json, path) => {
  const told = text(json, path)
  return told === 'empty' || told === 'recovered' ? { kind: told } : { kind: 'other', value: told }
}

const alert = shape({ id: text, at: wordOr(word, mark), channels: array(text), enabled: bool })

/** The answer of `GET /alerts` and `PUT /alerts`. Throws `malformed`, or `wrong-account` for one about another account. */
export function toAlerts(json: unknown, { id, unit }: Asked): AlertSetting[] {
  checkOwner(json, id)
  const { data } = readJson(shape({ scale: given(exactly(unit.scale), unit.scale), data: array(alert) }), json)
  return data.map(({ at, enabled, ...rest }) => ({ ...rest, trigger: at, isEnabled: enabled }))
}

/** An alert with whatever else is said of it. */
const whole: Read<[id: string, members: object]> = (json, path) => [
  alert(json, path).id,
  typeof json === 'object' ? { ...json } : {},
]

/**
 * What is sent for alerts: all of them, in this order. They replace those of `told`, the last answer, so what that says
 * of one of them and nobody here knows goes back as it came.
 */
export function toAlertsOrder(
  alerts: readonly AlertSetting[],
  { id, unit }: Asked,
  told: unknown = NOTHING_TOLD,
): AlertsOrder {
  const members = new Map(readJson(shape({ data: array(whole) }), told).data)
  const data = alerts.map(({ trigger, isEnabled: enabled, ...rest }) => ({
    ...members.get(rest.id),
    ...rest,
    at: toAt(trigger),
    enabled,
  }))
  return { accountId: id, scale: unit.scale, data }
}

const NOTHING_TOLD = { data: [] }

function toAt({ kind, value }: AlertTrigger): AlertsOrder['data'][number]['at'] {
  switch (kind) {
    case 'percent':
      return { percent: value }
    case 'credits':
      return { credits: value }
    case 'expiry':
      return { expiresInDays: value }
    case 'other':
      return value
    case 'empty':
    case 'recovered':
  }
  return kind
}
