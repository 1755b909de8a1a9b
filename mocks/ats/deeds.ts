/** What costs credits in this ATS: what each deed asks of the billing system, and what it changes once it is paid. */
import { toCandidate } from './data/applicant.ts'
import type { Applicant } from './data/applicant.ts'
import type { Candidate, Happening, Hiring, Job, Referee } from './hiring.ts'
import type { Order } from './spend.ts'

export interface Deed {
  order: Order
  /** For the person who clicked, when it is done. */
  said: string
  apply(hiring: Hiring, stamp: Stamp): Hiring
}

/** When, and by whom. */
export interface Stamp {
  at: number
  by: string
}

/** One request, however many referees are asked. */
export function requestReferences({ id, name }: Candidate, names: string[]): Deed {
  const said = `Reference request sent to ${count(names.length, 'referee')}`
  return {
    order: { action: 'reference-check', quantity: 1, subject: { type: 'candidate', label: name } },
    said,
    apply: (hiring, stamp) =>
      changePeople(hiring, [id], { ...stamp, icon: 'reference', text: said }, ({ referees }) => ({
        referees: referees.map((referee) =>
          names.includes(referee.name) ? { ...referee, status: { kind: 'asked', at: stamp.at } } : referee,
        ),
      })),
  }
}

export interface Reference {
  name: string
  relation: string
  text: string
}

/** A reference that came by phone or letter. Costs nothing. */
export function recordReference({ id, name }: Candidate, reference: Reference): Deed {
  const said = `Reference by ${reference.name} recorded`
  return {
    order: { action: 'record-reference', quantity: 1, subject: { type: 'candidate', label: name } },
    said,
    apply: (hiring, stamp) =>
      changePeople(
        hiring,
        [id],
        { ...stamp, icon: 'reference', text: `${said}: “${reference.text}”` },
        (candidate) => ({
          referees: withReceived(candidate.referees, reference, stamp.at),
        }),
      ),
  }
}

export function parseResumes(job: Job, candidates: Candidate[]): Deed {
  const said = `${count(candidates.length, 'résumé')} parsed`
  const ids = candidates.map(({ id }) => id)
  const subject = candidates.map(({ name }) => ({ type: 'candidate', label: name }))
  return {
    order: { action: 'resume-parsing', quantity: candidates.length, subject },
    said,
    apply: (hiring, stamp) => {
      const line = { ...stamp, icon: 'file' as const, text: 'Résumé parsed' }
      return log(
        changePeople(hiring, ids, line, () => ({ resumeParsed: true })),
        job,
        { ...line, text: said },
      )
    },
  }
}

export function importCandidates(
  job: Job,
  { fileName, applicants }: { fileName: string; applicants: Applicant[] },
): Deed {
  const said = `${count(applicants.length, 'candidate')} imported from ${fileName}`
  return {
    order: { action: 'csv-import', quantity: 1, subject: { type: 'file', label: fileName } },
    said,
    apply: (hiring, stamp) => {
      const added = applicants.map((applicant) => unique(toCandidate(job.id, applicant, stamp.at), hiring.candidates))
      return log({ ...hiring, candidates: [...added, ...hiring.candidates] }, job, {
        ...stamp,
        icon: 'applied',
        text: said,
      })
    },
  }
}

/** `result` is what the evaluation finds, 0 to 100. */
export function evaluateAssessment(job: Job, { id, name }: Candidate, result: number): Deed {
  const text = `${job.assessment} evaluated: ${result} of 100`
  return {
    order: { action: 'assessment-evaluation', quantity: 1, subject: { type: 'candidate', label: name } },
    said: `${name} scored ${result} of 100`,
    apply: (hiring, stamp) =>
      log(
        changePeople(hiring, [id], { ...stamp, icon: 'check', text }, () => ({
          assessment: { kind: 'evaluated', score: result },
        })),
        job,
        { ...stamp, icon: 'check', text: `${name}: ${result} of 100` },
      ),
  }
}

export function generateQuestions(job: Job): Deed {
  const said = 'Interview questions generated'
  return {
    order: { action: 'ai-questions', quantity: 1, subject: { type: 'job', label: job.title } },
    said,
    apply: (hiring, stamp) => {
      const generatedSets = { ...hiring.generatedSets, [job.id]: (hiring.generatedSets[job.id] ?? 0) + 1 }
      return log({ ...hiring, generatedSets }, job, { ...stamp, icon: 'spark', text: said })
    },
  }
}

function changePeople(
  hiring: Hiring,
  ids: string[],
  line: Happening,
  change: (candidate: Candidate) => Partial<Candidate>,
): Hiring {
  const candidates = hiring.candidates.map((candidate) =>
    ids.includes(candidate.id)
      ? { ...candidate, ...change(candidate), timeline: [line, ...candidate.timeline] }
      : candidate,
  )
  return { ...hiring, candidates }
}

function log(hiring: Hiring, job: Job, line: Happening): Hiring {
  const lines = [line, ...(hiring.activity[job.id] ?? [])]
  return { ...hiring, activity: { ...hiring.activity, [job.id]: lines } }
}

function withReceived(referees: Referee[], { name, relation }: Reference, at: number): Referee[] {
  const others = referees.filter((referee) => referee.name !== name)
  return [...others, { name, relation, status: { kind: 'received', at } }]
}

/** The same file may be imported twice: the second time its people are other rows. */
function unique(candidate: Candidate, others: Candidate[]): Candidate {
  const twins = others.filter(({ name }) => name === candidate.name).length
  return twins === 0 ? candidate : { ...candidate, id: `${candidate.id}-${twins + 1}` }
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}
