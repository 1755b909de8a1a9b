import type { Assessment, Candidate, Happening, Note, Position, Referee, Stage } from '../hiring.ts'

const HOUR_MS = 3_600_000

/** A candidate as written down in this folder: times are hours before the demo was opened. */
export interface Applicant {
  name: string
  headline: string
  place: string
  stage: Stage
  source: string
  appliedHoursAgo: number
  parsed: boolean
  assessment: Assessment
  /** Name and relation, and since when their answer is here. */
  referees: [name: string, relation: string, receivedHoursAgo?: number][]
  experience: Position[]
  skills: string[]
  notes?: { by: string; hoursAgo: number; text: string }[]
  timeline?: (Omit<Happening, 'at'> & { hoursAgo: number })[]
}

/** Places an applicant in time and in a job. */
export function toCandidate(jobId: string, applicant: Applicant, now: number): Candidate {
  const { parsed, appliedHoursAgo, referees, notes = [], timeline = [], ...rest } = applicant
  const ago = (hours: number) => now - hours * HOUR_MS
  const id = slug(applicant.name)
  const applied: Happening = {
    at: ago(appliedHoursAgo),
    icon: 'applied',
    text: `Applied through ${applicant.source}`,
    by: applicant.name,
  }
  return {
    ...rest,
    id,
    jobId,
    email: `${id.replaceAll('-', '.')}@example.com`,
    appliedAt: ago(appliedHoursAgo),
    resumeParsed: parsed,
    referees: referees.map(([name, relation, received]): Referee => ({
      name,
      relation,
      status: received === undefined ? { kind: 'not-asked' } : { kind: 'received', at: ago(received) },
    })),
    notes: notes.map(({ hoursAgo, ...note }): Note => ({ ...note, at: ago(hoursAgo) })),
    timeline: [...timeline.map(({ hoursAgo, ...line }): Happening => ({ ...line, at: ago(hoursAgo) })), applied],
  }
}

function slug(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll(/[^A-Za-z]+/g, '-')
    .toLowerCase()
}
