import type { Assessment, Referee, Stage } from '../hiring.ts'
import { Icon } from './Icon.tsx'

export function StageBadge({ stage }: { stage: Stage }) {
  return <span class={`badge stage-${stage.toLowerCase()}`}>{stage}</span>
}

export function Score({ assessment }: { assessment: Assessment }) {
  if (assessment.kind === 'evaluated') return <span class="score">{assessment.score}</span>
  return assessment.kind === 'waiting' ? <span class="muted">Waiting</span> : <span class="muted">—</span>
}

export function RefereeStatus({ status }: { status: Referee['status'] }) {
  if (status.kind === 'not-asked') return <span class="muted small">Not asked</span>
  return status.kind === 'asked' ? <span class="badge">Asked</span> : <span class="badge badge-good">Received</span>
}

export function ResumeStatus({ parsed }: { parsed: boolean }) {
  return parsed ? (
    <span class="with-icon">
      <Icon name="check" /> Parsed
    </span>
  ) : (
    <span class="muted">Not parsed</span>
  )
}
