/**
 * What the person's organisation set up by policy. It is read anew each time: a policy may change while the extension
 * runs. Anything in it that makes no sense is left out, setting by setting. Chromium may not answer for minutes, or at
 * all, when it has started on a busy machine: nothing waits for it for long, and its last answer counts until then.
 */
import * as v from 'valibot'
import { browser } from './browser.ts'
import { parseApiBase } from './connection.ts'
import { OwnMark, settingsItem, type OwnSettings, type Settings } from './settings.ts'
import { storageItem } from './storage.ts'

/** What an administrator can keep people from changing. */
export const LOCKABLE = ['connections', 'marks', 'notify', 'quiet', 'badge', 'language', 'report'] as const
export type Lockable = (typeof LOCKABLE)[number]

export interface ManagedConnection {
  name: string
  /** Normalised. */
  apiBase: string
  /** `null`: by OAuth where the API offers it, else as the person chooses. */
  auth: 'oauth' | 'cookie' | null
  clientId: string | null
}

export interface Policy {
  connections: ManagedConnection[]
  /** `null`: not set by policy. */
  marks: Settings['marks']
  quiet: Settings['quiet']
  locked: Lockable[]
}

export const NO_POLICY: Policy = { connections: [], marks: null, quiet: null, locked: [] }

const TIME = /^([01]?\d|2[0-3]):([0-5]\d)$/

const ManagedConnection = v.object({
  name: v.optional(v.string(), ''),
  apiBase: v.string(),
  auth: v.optional(v.nullable(v.picklist(['oauth', 'cookie'])), null),
  clientId: v.optional(v.nullable(v.string()), null),
})
const Marks = v.pipe(v.array(OwnMark), v.minLength(1), v.maxLength(8))
const QuietTimes = v.object({ from: v.string(), to: v.string() })

const PATIENCE_MS = 2000

/** The browser's last answer, as it was. Written by the background only. */
export const lastPolicyItem = storageItem('local', 'last-policy', v.record(v.string(), v.unknown()), {})

/** A question that the browser let lie: who asks meanwhile does not wait as long again. */
let isOverdue = false

/** Managed storage as it is; `{}` where no policy is set, or a browser has no such storage. May take for ever. */
export async function askForPolicy(): Promise<Record<string, unknown>> {
  const stored: Record<string, unknown> = await browser.storage.managed.get(null).catch(() => ({}))
  isOverdue = false
  return stored
}

/** What holds now, within two seconds. Where no policy is set that is `NO_POLICY`. */
export async function readPolicy(): Promise<Policy> {
  const stored = await Promise.race([askForPolicy(), noAnswer(isOverdue ? 0 : PATIENCE_MS)])
  isOverdue = stored === null
  return toPolicy(stored ?? (await lastPolicyItem.get()))
}

/** After so long the browser is taken not to answer. */
export function noAnswer(ms = PATIENCE_MS): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms))
}

/** The settings in force: the policy's where it sets some, over the person's own. */
export async function readSettings(): Promise<Settings> {
  const [own, policy] = await Promise.all([settingsItem.get(), readPolicy()])
  return inForce(own, policy)
}

/** A policy comes first where it is locked; else it is what the person begins with, and may do without. */
export function inForce(own: OwnSettings, { marks, quiet, locked }: Policy): Settings {
  return {
    ...own,
    marks: locked.includes('marks') || own.marks === undefined ? marks : own.marks,
    quiet: locked.includes('quiet') || own.quiet === undefined ? quiet : own.quiet,
  }
}

/** Managed storage as it is, by schema. */
export function toPolicy(stored: Record<string, unknown>): Policy {
  const { connections, marks, quiet, locked } = stored
  return {
    connections: toList(connections).flatMap(toConnection),
    marks: v.is(Marks, marks) ? marks : null,
    quiet: toQuiet(quiet),
    locked: LOCKABLE.filter((name) => toList(locked).includes(name)),
  }
}

function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function toConnection(value: unknown): ManagedConnection[] {
  const parsed = v.safeParse(ManagedConnection, value)
  if (!parsed.success) return []
  const address = parseApiBase(parsed.output.apiBase)
  if ('problem' in address) return []
  const { name, auth, clientId } = parsed.output
  return [{ name: name || new URL(address.apiBase).hostname, apiBase: address.apiBase, auth, clientId }]
}

function toQuiet(value: unknown): Settings['quiet'] {
  const parsed = v.safeParse(QuietTimes, value)
  if (!parsed.success) return null
  const from = toMinutes(parsed.output.from)
  const to = toMinutes(parsed.output.to)
  return from === null || to === null ? null : { from, to }
}

/** "22:30" as minutes after midnight. */
function toMinutes(time: string): number | null {
  const found = TIME.exec(time)
  return found ? Number(found[1]) * 60 + Number(found[2]) : null
}
