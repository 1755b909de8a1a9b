/** The billing server as a test sees it: what arrived, and what can be done to an account behind the page's back. */
import type { Host } from '../host.ts'

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

/** Does something to a simulated account, as `mocks/api/control.ts` understands it, and answers where it stands then. */
export async function steer({ url }: Host, account: string, command: Record<string, unknown>): Promise<unknown> {
  const answer = await fetch(`${url}/mock/${account}/control`, { method: 'POST', body: JSON.stringify(command) })
  if (!answer.ok) throw new Error(`The control of the account answered ${answer.status}.`)
  return answer.json()
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
