/** The billing server as a test sees it: what arrived, and what can be done to an account behind the page's back. */
import * as v from 'valibot'
import type { Host } from './host.ts'

/** Where a simulated account stands. `available` is `null` where credits are unlimited. */
const Standing = v.object({
  available: v.nullable(v.number()),
  streams: v.number(),
  topUps: v.array(
    v.object({ id: v.string(), kind: v.string(), status: v.string(), credits: v.number(), viewerId: v.string() }),
  ),
})
export type Standing = v.InferOutput<typeof Standing>

/** For `expect.poll`: soon, on a machine that has much else to do. */
export const SOON = { timeout: 10_000 }

/** How often the balance of an account, `<scenario>@<instance>`, was asked for. */
export function readsOf({ requests }: Host, account: string): number {
  return requests.filter((line) => line === `GET /mock/${account}/v1/account`).length
}

/** Milliseconds of the test between requests whose line ends so, one after the other. */
export function gapsBetween({ seen }: Host, end: string): number[] {
  const times = seen.filter(({ line }) => line.endsWith(end)).map(({ at }) => at)
  return times.slice(1).map((at, index) => at - (times[index] ?? at))
}

/** Idempotency keys of the orders that arrived, one for each time that one was sent. */
export function keysOf({ seen }: Pick<Host, 'seen'>): string[] {
  return seen
    .filter(({ line }) => line.startsWith('POST') && line.endsWith('/top-ups'))
    .map(({ headers }) => String(headers['idempotency-key']))
}

/**
 * Does something to a simulated account, `<scenario>@<instance>`, as `mocks/api/control.ts` understands it, and answers
 * where it stands then. Without a command it only looks.
 */
export async function steer(
  { url }: Pick<Host, 'url'>,
  account: string,
  command: Record<string, unknown> = { do: 'set' },
): Promise<Standing> {
  const answer = await fetch(new URL(`/mock/${account}/control`, url), {
    method: 'POST',
    body: JSON.stringify(command),
  })
  if (!answer.ok) throw new Error(`The control of the account answered ${answer.status}: ${await answer.text()}`)
  return v.parse(Standing, await answer.json())
}

/** For `configure()`: a fast clock leaves a busy machine no time for an answer, unless a deadline is what the test is about. */
export const PATIENT = 'deadlineMs: 600_000'

/** An element of another account that polls once a minute: when it has asked again, time has passed for all of them. */
export function witness(instance: string): string {
  return `<credit-balance id="witness" api-base="/mock/minimal-server@${instance}/v1"></credit-balance>`
}

/** Requests of the witness so far. */
export function witnessed(host: Host, instance: string): number {
  return readsOf(host, `minimal-server@${instance}`)
}
