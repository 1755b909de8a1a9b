import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { toDayText } from '../when.ts'
import { useAts } from '../ats.ts'
import { parseResumes } from '../deeds.ts'
import { STAGES } from '../hiring.ts'
import type { Candidate, Job, Stage } from '../hiring.ts'
import { ActionButton } from '../parts/ActionButton.tsx'
import { Avatar } from '../parts/Avatar.tsx'
import { CandidateTable } from '../parts/CandidateTable.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Page } from '../parts/Page.tsx'
import { formatRoute } from '../route.ts'
import { ImportDialog } from './ImportDialog.tsx'
import { JobAside } from './JobAside.tsx'

/** The candidates of one job. */
export function JobPage({ job }: { job: Job }) {
  const { now, store } = useAts()
  const importing = useSignal(false)
  const applicants = store.hiring.value.candidates.filter(({ jobId }) => jobId === job.id)
  return (
    <Page
      title={job.title}
      parent={{ title: 'Jobs', href: formatRoute({ page: 'jobs' }) }}
      summary={`${job.team} · ${job.place} · open since ${toDayText(job.openedAt, now())}`}
      actions={
        <>
          <span class="avatar-stack from-desktop">
            {job.hiringTeam.map((name) => (
              <Avatar key={name} name={name} size="small" />
            ))}
          </span>
          <button type="button" class="button" onClick={() => (importing.value = true)}>
            <Icon name="upload" />
            Import candidates from CSV
          </button>
        </>
      }
    >
      <div class="with-aside">
        <Applicants job={job} applicants={applicants} />
        <JobAside job={job} applicants={applicants} />
      </div>
      {importing.value && <ImportDialog job={job} onClose={() => (importing.value = false)} />}
    </Page>
  )
}

function Applicants({ job, applicants }: { job: Job; applicants: Candidate[] }) {
  const stage = useSignal<Stage | null>(null)
  const selected = useSignal<ReadonlySet<string>>(new Set())
  const shown = stage.value === null ? applicants : applicants.filter((candidate) => candidate.stage === stage.value)
  const chosen = applicants.filter(({ id }) => selected.value.has(id))
  const section = useRef<HTMLElement>(null)

  function clear() {
    selected.value = new Set()
    // The button that had the focus leaves with the bar.
    section.current?.focus()
  }

  return (
    <section ref={section} class="card table-card" aria-label="Candidates" tabIndex={-1}>
      {chosen.length > 0 ? (
        <BulkBar job={job} chosen={chosen} onClear={clear} />
      ) : (
        <StageFilter
          applicants={applicants}
          stage={stage.value}
          onChange={(next) => {
            stage.value = next
          }}
        />
      )}
      <CandidateTable
        label={`Candidates for ${job.title}`}
        candidates={shown}
        selection={{ ids: selected.value, change: (ids) => (selected.value = ids) }}
      />
    </section>
  )
}

function BulkBar({ job, chosen, onClear }: { job: Job; chosen: Candidate[]; onClear: () => void }) {
  const unparsed = chosen.filter(({ resumeParsed }) => !resumeParsed)
  const deed = unparsed.length > 0 ? parseResumes(job, unparsed) : null
  return (
    <fieldset class="toolbar bulk" aria-label="Selected candidates">
      <p class="toolbar-words">
        <strong>{chosen.length} selected</strong>
        {unparsed.length < chosen.length && (
          <span class="muted small">
            {deed ? `${chosen.length - unparsed.length} already parsed` : 'Their résumés are parsed already'}
          </span>
        )}
      </p>
      <button type="button" class="button" onClick={onClear}>
        Clear
      </button>
      <ActionButton action="resume-parsing" icon="file" deed={deed} primary onDone={onClear}>
        Parse résumés ({unparsed.length})
      </ActionButton>
    </fieldset>
  )
}

interface StageFilterProps {
  applicants: Candidate[]
  stage: Stage | null
  onChange: (stage: Stage | null) => void
}

function StageFilter({ applicants, stage, onChange }: StageFilterProps) {
  const stages = STAGES.map((name) => ({ name, n: applicants.filter((candidate) => candidate.stage === name).length }))
  const choices = [{ name: null, n: applicants.length }, ...stages.filter(({ n }) => n > 0)]
  return (
    <fieldset class="toolbar" aria-label="Stage">
      {choices.map(({ name, n }) => (
        <button
          key={name ?? 'all'}
          type="button"
          class="filter"
          aria-pressed={name === stage}
          onClick={() => onChange(name)}
        >
          {name ?? 'All'} <span class="filter-count">{n}</span>
        </button>
      ))}
    </fieldset>
  )
}
