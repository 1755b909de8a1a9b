import * as v from 'valibot'

/** What the ATS does for credits. The keys are the billing system's. */
export type ActionKey =
  | 'reference-check'
  | 'record-reference'
  | 'resume-parsing'
  | 'csv-import'
  | 'assessment-evaluation'
  | 'ai-questions'

export interface Order {
  action: ActionKey
  /** Billable units: one request however many referees, one per résumé. */
  quantity: number
  /** What it is for; a bulk run names each. */
  subject: Subject | Subject[]
}

interface Subject {
  type: string
  label: string
}

export type Outcome =
  /** The credits are taken, the action may run. */
  | { kind: 'done' }
  /** Nothing was taken; the words are for the person who clicked. */
  | { kind: 'refused'; title: string; detail: string }

export type Spend = (order: Order) => Promise<Outcome>

const Problem = v.object({ title: v.string(), detail: v.optional(v.string()) })

/** The ATS's own server, which asks the billing system for the credits. Never throws: every failure is an outcome. */
export function createSpend(url: string, actor: string): Spend {
  return async (order) => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...order, actor }),
      })
      return response.ok ? { kind: 'done' } : toRefusal(await response.json())
    } catch {
      return {
        kind: 'refused',
        title: 'No answer from the server',
        detail: 'Nothing was sent. Check the connection, then try again.',
      }
    }
  }
}

/** What a server's refusal says, or that it said nothing. */
export function toRefusal(wire: unknown): Outcome {
  const problem = v.safeParse(Problem, wire)
  return problem.success
    ? { kind: 'refused', title: problem.output.title, detail: problem.output.detail ?? '' }
    : { kind: 'refused', title: 'The server refused the action', detail: 'Nothing was sent. Try again in a minute.' }
}
