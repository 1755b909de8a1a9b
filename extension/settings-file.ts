/** Settings and connections as a file, to keep or to take to another browser. Never with a token in it. */
import * as v from 'valibot'
import { Connection, parseApiBase } from './connection.ts'
import { LOCKABLE, type Lockable } from './managed.ts'
import { OwnSettings } from './settings.ts'

const VERSION = 1
/** A real one has some kilobytes. */
export const MAX_FILE_BYTES = 256 * 1024

/** Its id names it within the file: the report says by it of which account it is. */
const Kept = v.omit(Connection, ['isManaged'])
const File = v.object({
  creditGaugeSettings: v.literal(VERSION),
  settings: OwnSettings,
  connections: v.optional(v.array(Kept), []),
})
export type SettingsFile = v.InferOutput<typeof File>

/** Why a file cannot be used. */
export type FileProblem =
  /** Not JSON, or not written by this extension. */
  | 'foreign'
  /** Written by a later version, which may mean other things by the same names. */
  | 'newer'
  /** Ours, but a value in it is none that can be set. */
  | 'damaged'

/** What an import would change; words and order are the page's. */
export type ImportChange =
  | { kind: 'setting'; name: Exclude<Lockable, 'connections'> }
  | { kind: 'connection'; name: string; apiBase: string }

export interface Import {
  settings: OwnSettings
  /** All of them: those that are here stay as they are, in their order. */
  connections: Connection[]
  changes: ImportChange[]
  /** Settings of the file that the person's organisation does not let be changed. */
  kept: Lockable[]
}

/** The text of the file. Connections that the organisation set up come from it, not from a file. */
export function toSettingsFile(settings: OwnSettings, connections: readonly Connection[]): string {
  const kept = connections.filter(({ isManaged }) => !isManaged)
  const file: SettingsFile = {
    creditGaugeSettings: VERSION,
    settings,
    connections: kept.map(({ id, name, apiBase, auth, accountId, clientId }) => ({
      id,
      name,
      apiBase,
      auth,
      accountId,
      clientId,
    })),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

export function parseSettingsFile(text: string): { file: SettingsFile } | { problem: FileProblem } {
  const json = findJson(text)
  const head = v.safeParse(v.object({ creditGaugeSettings: v.number() }), json)
  if (!head.success) return { problem: 'foreign' }
  if (head.output.creditGaugeSettings > VERSION) return { problem: 'newer' }
  const parsed = v.safeParse(File, json)
  if (!parsed.success || parsed.output.connections.some(isUnsafe)) return { problem: 'damaged' }
  return { file: parsed.output }
}

/** What would be after an import. Nothing that is here goes: settings are replaced, connections only added. */
export function planImport(
  file: SettingsFile,
  here: { settings: OwnSettings; connections: readonly Connection[] },
  locked: readonly Lockable[],
  newId: () => string,
): Import {
  const added = new Map<string, Connection>()
  const idsHere = new Map<string, string>()
  for (const kept of file.connections) {
    const known = here.connections.find((connection) => isSame(connection, kept))
    if (known) idsHere.set(kept.id, known.id)
    else if (!locked.includes('connections')) {
      const apiBase = normalised(kept.apiBase)
      added.set(kept.id, { ...kept, apiBase, id: newId(), isManaged: false })
    }
  }
  const report = withConnection(file.settings.report, (id) => idsHere.get(id) ?? added.get(id)?.id)
  const wanted: OwnSettings = { ...file.settings, report }
  const names = LOCKABLE.filter((name) => name !== 'connections')
  const different = names.filter((name) => JSON.stringify(wanted[name]) !== JSON.stringify(here.settings[name]))
  const changed = different.filter((name) => !locked.includes(name))
  return {
    settings: { ...here.settings, ...Object.fromEntries(changed.map((name) => [name, wanted[name]])) },
    connections: [...here.connections, ...added.values()],
    changes: [
      ...[...added.values()].map(({ name, apiBase }) => ({ kind: 'connection' as const, name, apiBase })),
      ...changed.map((name) => ({ kind: 'setting' as const, name })),
    ],
    kept: different.filter((name) => locked.includes(name)),
  }
}

/** A report of an account that is not here is none. */
function withConnection(
  report: OwnSettings['report'],
  find: (id: string) => string | undefined,
): OwnSettings['report'] {
  const connectionId = report && find(report.connectionId)
  return report && connectionId !== undefined && connectionId !== null ? { ...report, connectionId } : null
}

function isSame(connection: Connection, { apiBase, accountId }: v.InferOutput<typeof Kept>): boolean {
  const isSameAccount = accountId === null || connection.accountId === null || accountId === connection.accountId
  return connection.apiBase === normalised(apiBase) && isSameAccount
}

function isUnsafe({ apiBase }: v.InferOutput<typeof Kept>): boolean {
  return 'problem' in parseApiBase(apiBase)
}

function normalised(apiBase: string): string {
  const parsed = parseApiBase(apiBase)
  return 'problem' in parsed ? apiBase : parsed.apiBase
}

function findJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
