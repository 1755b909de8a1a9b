import { useAts } from '../ats.ts'
import { Page } from '../parts/Page.tsx'
import { formatRoute } from '../route.ts'

export function AssessmentsPage() {
  const { jobs, candidates } = useAts().store.hiring.value
  return (
    <Page title="Assessments" summary="One for each job. Evaluate on the job’s page.">
      <section class="card table-card" aria-label="Assessments">
        <table class="table" aria-label="Assessments">
          <thead>
            <tr>
              <th>Assessment</th>
              <th class="cell-number">Waiting</th>
              <th class="cell-number">Evaluated</th>
              <th class="cell-number">Best score</th>
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => {
              const all = candidates.filter(({ jobId }) => jobId === job.id).map(({ assessment }) => assessment)
              const scores = all.flatMap((assessment) => (assessment.kind === 'evaluated' ? [assessment.score] : []))
              return (
                <tr key={job.id}>
                  <td>
                    <a class="person-name" href={formatRoute({ page: 'job', jobId: job.id })}>
                      {job.assessment}
                    </a>
                    <span class="person-headline">{job.title}</span>
                  </td>
                  <td class="cell-number">{all.filter(({ kind }) => kind === 'waiting').length}</td>
                  <td class="cell-number">{scores.length}</td>
                  <td class="cell-number">{scores.length > 0 ? Math.max(...scores) : '—'}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
    </Page>
  )
}
