import type { Hint } from './source.ts'
import { maybeCount, maybeText, readJson, shape, type Told } from './wire-schema.ts'

const hintData = shape({ n: maybeCount, id: maybeText })

/** The hint that an event of that name gives; `undefined` for one that a later server made up. */
export function findHint(event: string | undefined, data: string): Hint | undefined {
  if (event === 'account.changed') return { kind: event, n: parseData(data).n }
  if (event === 'top-up.changed') return { kind: event, id: parseData(data).id }
  if (event === 'entries.changed' || event === 'alerts.changed' || event === 'resync') return { kind: event }
  return undefined
}

/** Data that cannot be read is as good as none: a hint carries no news itself. */
function parseData(text: string): Told<typeof hintData> {
  try {
    return readJson(hintData, JSON.parse(text))
  } catch {
    return { n: null, id: null }
  }
}
