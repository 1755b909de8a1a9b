import { useAts } from '../ats.ts'
import { evaluateAssessment, generateQuestions } from '../deeds.ts'
import { currentQuestions } from '../hiring.ts'
import type { Candidate, Job } from '../hiring.ts'
import { ActionButton } from '../parts/ActionButton.tsx'
import { Timeline } from '../parts/Timeline.tsx'

const LINES_SHOWN = 5

/** What the ATS does for a job besides collecting candidates. */
export function JobAside({ job, applicants }: { job: Job; applicants: Candidate[] }) {
  const { store } = useAts()
  const activity = store.hiring.value.activity[job.id] ?? []
  return (
    <aside class="aside" aria-label="About this job">
      <AssessmentCard job={job} applicants={applicants} />
      <QuestionsCard job={job} />
      {activity.length > 0 && (
        <section class="card">
          <h2>Activity</h2>
          <Timeline lines={activity.slice(0, LINES_SHOWN)} />
        </section>
      )}
    </aside>
  )
}

function AssessmentCard({ job, applicants }: { job: Job; applicants: Candidate[] }) {
  const waiting = applicants.flatMap((candidate) =>
    candidate.assessment.kind === 'waiting' ? [{ candidate, result: candidate.assessment.result }] : [],
  )
  const evaluated = applicants.filter(({ assessment }) => assessment.kind === 'evaluated').length
  const handedIn = waiting.length + evaluated
  const next = waiting.at(-1)
  return (
    <section class="card">
      <h2>{job.assessment}</h2>
      <progress class="progress" aria-label="Evaluated" value={evaluated} max={Math.max(handedIn, 1)} />
      <p class="muted small">
        {evaluated} of {handedIn} evaluated{next ? ` · next is ${next.candidate.name}` : ' · nothing is waiting'}
      </p>
      <ActionButton
        action="assessment-evaluation"
        icon="assessments"
        deed={next ? evaluateAssessment(job, next.candidate, next.result) : null}
      >
        Evaluate assessment
      </ActionButton>
    </section>
  )
}

function QuestionsCard({ job }: { job: Job }) {
  const { store } = useAts()
  const questions = currentQuestions(store.hiring.value, job)
  return (
    <section class="card">
      <h2>Interview questions</h2>
      {questions.length > 0 ? (
        <ol class="questions">
          {questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ol>
      ) : (
        <p class="muted small">Three questions for this job, written by AI from its description.</p>
      )}
      <ActionButton action="ai-questions" icon="spark" deed={generateQuestions(job)}>
        Generate questions
      </ActionButton>
    </section>
  )
}
