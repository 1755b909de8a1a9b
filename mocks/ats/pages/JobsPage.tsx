import { toDayText } from '../when.ts'
import { useAts } from '../ats.ts'
import { Avatar } from '../parts/Avatar.tsx'
import { Page } from '../parts/Page.tsx'
import { formatRoute } from '../route.ts'

export function JobsPage() {
  const { store, now } = useAts()
  const { jobs, candidates } = store.hiring.value
  return (
    <Page title="Jobs" summary={`${jobs.length} open jobs`}>
      <ul class="job-list card">
        {jobs.map((job) => {
          const applicants = candidates.filter(({ jobId }) => jobId === job.id)
          const fresh = applicants.filter(({ stage }) => stage === 'New').length
          return (
            <li key={job.id} class="job-row">
              <p class="job-words">
                <a class="person-name" href={formatRoute({ page: 'job', jobId: job.id })}>
                  {job.title}
                </a>
                <span class="muted small">
                  {job.team} · {job.place} · open since {toDayText(job.openedAt, now())}
                </span>
              </p>
              <p class="job-count">
                <strong>{applicants.length}</strong> candidates
              </p>
              <p class="job-count">
                <strong>{fresh}</strong> new
              </p>
              <span class="avatar-stack from-tablet">
                {job.hiringTeam.map((name) => (
                  <Avatar key={name} name={name} size="small" />
                ))}
              </span>
            </li>
          )
        })}
      </ul>
    </Page>
  )
}
