import { toDayText } from '../when.ts'
import { useAts } from '../ats.ts'
import type { Candidate, Job } from '../hiring.ts'
import { formatRoute } from '../route.ts'
import { Avatar } from './Avatar.tsx'
import { ResumeStatus, Score, StageBadge } from './Badges.tsx'

interface Props {
  label: string
  candidates: Candidate[]
  /** Names the job in its own column. */
  jobs?: Job[]
  /** Puts a box before each row. */
  selection?: { ids: ReadonlySet<string>; change: (ids: ReadonlySet<string>) => void }
}

/** People and where they stand. On phones only the name and the stage are left. */
export function CandidateTable({ label, candidates, jobs, selection }: Props) {
  return (
    <table class="table" aria-label={label}>
      <thead>
        <tr>
          {selection && (
            <th class="cell-check">
              <SelectAll candidates={candidates} {...selection} />
            </th>
          )}
          <th>Candidate</th>
          {jobs && <th class="from-tablet">Job</th>}
          <th>Stage</th>
          <th class="cell-number from-tablet">Score</th>
          <th class="from-tablet">Source</th>
          <th class="from-desktop">Résumé</th>
          <th class="from-tablet cell-end">Applied</th>
        </tr>
      </thead>
      <tbody>
        {candidates.map((candidate) => (
          <CandidateRow
            key={candidate.id}
            candidate={candidate}
            jobTitle={jobs && (jobs.find(({ id }) => id === candidate.jobId)?.title ?? '—')}
            selection={selection}
          />
        ))}
      </tbody>
    </table>
  )
}

function CandidateRow({
  candidate,
  jobTitle,
  selection,
}: {
  candidate: Candidate
  jobTitle: string | undefined
  selection: Props['selection']
}) {
  const { now } = useAts()
  const { id, name, headline, stage, assessment, source, resumeParsed, appliedAt } = candidate
  const selected = selection?.ids.has(id) ?? false
  return (
    <tr class={selected ? 'is-selected' : undefined}>
      {selection && (
        <td class="cell-check">
          <input
            type="checkbox"
            aria-label={`Select ${name}`}
            checked={selected}
            onChange={() => selection.change(toggled(selection.ids, id))}
          />
        </td>
      )}
      <td class="cell-person">
        <span class="person">
          <Avatar name={name} />
          <span class="person-words">
            <a class="person-name" href={formatRoute({ page: 'candidate', candidateId: id })}>
              {name}
            </a>
            <span class="person-headline">{headline}</span>
          </span>
        </span>
      </td>
      {jobTitle !== undefined && <td class="from-tablet">{jobTitle}</td>}
      <td>
        <StageBadge stage={stage} />
      </td>
      <td class="cell-number from-tablet">
        <Score assessment={assessment} />
      </td>
      <td class="from-tablet muted">{source}</td>
      <td class="from-desktop">
        <ResumeStatus parsed={resumeParsed} />
      </td>
      <td class="from-tablet cell-end muted">{toDayText(appliedAt, now())}</td>
    </tr>
  )
}

function SelectAll({ candidates, ids, change }: { candidates: Candidate[] } & NonNullable<Props['selection']>) {
  const shown = candidates.map(({ id }) => id)
  const all = shown.length > 0 && shown.every((id) => ids.has(id))
  const some = shown.some((id) => ids.has(id))
  return (
    <input
      type="checkbox"
      aria-label="Select all"
      checked={all}
      indeterminate={some && !all}
      onChange={() => change(new Set(all ? [] : shown))}
    />
  )
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}
