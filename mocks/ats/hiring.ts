/** What an ATS knows: jobs, the people who applied, and what was done about them. */

/** All of it, as it is shown. */
export interface Hiring {
  jobs: [Job, ...Job[]]
  candidates: Candidate[]
  /** What happened to a job as a whole, newest first, by the job's id. */
  activity: Record<string, Happening[]>
  /** How often questions were generated, by the job's id. */
  generatedSets: Record<string, number>
}

export const STAGES = ['New', 'Screening', 'Interview', 'References', 'Offer'] as const
export type Stage = (typeof STAGES)[number]

export interface Job {
  id: string
  title: string
  team: string
  place: string
  /** Epoch milliseconds. */
  openedAt: number
  hiringTeam: string[]
  assessment: string
  /** What the question generator will come up with, one set after the other. */
  questionSets: string[][]
}

export interface Candidate {
  id: string
  jobId: string
  name: string
  headline: string
  place: string
  email: string
  stage: Stage
  source: string
  appliedAt: number
  resumeParsed: boolean
  assessment: Assessment
  referees: Referee[]
  experience: Position[]
  skills: string[]
  notes: Note[]
  timeline: Happening[]
}

export type Assessment =
  | { kind: 'none' }
  /** Handed in, not yet evaluated; `result` is what the evaluation will find. */
  | { kind: 'waiting'; result: number }
  /** 0 to 100. */
  | { kind: 'evaluated'; score: number }

export interface Referee {
  name: string
  relation: string
  status: { kind: 'not-asked' } | { kind: 'asked'; at: number } | { kind: 'received'; at: number }
}

export interface Position {
  role: string
  company: string
  years: string
}

export interface Note {
  by: string
  at: number
  text: string
}

/** A line in the history of a candidate or a job. */
export interface Happening {
  at: number
  icon: 'applied' | 'stage' | 'mail' | 'note' | 'file' | 'spark' | 'check' | 'reference'
  text: string
  by: string
}

/** The newest set of generated questions; none before the first. */
export function currentQuestions({ generatedSets }: Hiring, job: Job): string[] {
  const sets = generatedSets[job.id] ?? 0
  return sets === 0 ? [] : (job.questionSets[(sets - 1) % job.questionSets.length] ?? [])
}
