import type { Candidate, Happening } from '../hiring.ts'
import { toCandidate } from './applicant.ts'
import { backendEngineers } from './backend-engineers.ts'
import { customerSuccessManagers } from './customer-success-managers.ts'
import { productDesigners } from './product-designers.ts'

/** Everybody who applied to the demo company, newest first. */
export function createCandidates(now: number): Candidate[] {
  return [
    ...productDesigners.map((applicant) => toCandidate('senior-product-designer', applicant, now)),
    ...backendEngineers.map((applicant) => toCandidate('backend-engineer-fleet', applicant, now)),
    ...customerSuccessManagers.map((applicant) => toCandidate('customer-success-manager', applicant, now)),
  ].toSorted((a, b) => b.appliedAt - a.appliedAt)
}

/** What the jobs' pages tell at first: who applied and who moved on, by the job's id, newest first. */
export function createActivity(candidates: Candidate[]): Record<string, Happening[]> {
  const jobIds = new Set(candidates.map(({ jobId }) => jobId))
  return Object.fromEntries(
    [...jobIds].map((jobId) => {
      const lines = candidates.filter((candidate) => candidate.jobId === jobId).flatMap(toJobLines)
      return [jobId, lines.toSorted((a, b) => b.at - a.at)]
    }),
  )
}

function toJobLines({ name, timeline }: Candidate): Happening[] {
  return timeline
    .filter(({ icon }) => icon === 'applied' || icon === 'stage')
    .map((line) => (line.icon === 'stage' ? { ...line, text: line.text.replace('Moved', `${name} moved`) } : line))
}
