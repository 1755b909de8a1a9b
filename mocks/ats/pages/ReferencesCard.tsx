import { useSignal } from '@preact/signals'
import { requestReferences } from '../deeds.ts'
import type { Candidate } from '../hiring.ts'
import { ActionButton } from '../parts/ActionButton.tsx'
import { RefereeStatus } from '../parts/Badges.tsx'
import { CreditGate } from '../parts/CreditGate.tsx'
import { Icon } from '../parts/Icon.tsx'
import { RecordReferenceDialog } from './RecordReferenceDialog.tsx'

/** Asks the referees, or keeps what they said on the phone. */
export function ReferencesCard({ candidate }: { candidate: Candidate }) {
  const { referees } = candidate
  // Nobody is asked twice by a click too many: who was asked has to be ticked again.
  const ticked = useSignal(referees.filter(({ status }) => status.kind === 'not-asked').map(({ name }) => name))
  const recording = useSignal(false)
  const open = referees.filter(({ status }) => status.kind !== 'received').map(({ name }) => name)
  const chosen = open.filter((name) => ticked.value.includes(name))
  return (
    <section class="card" aria-label="References">
      <div class="card-head">
        <h2>References</h2>
        <p class="muted small">{toAdvice(referees.length, open.length, chosen.length)}</p>
      </div>
      {referees.length > 0 && (
        <ul class="referees">
          {referees.map(({ name, relation, status }) => (
            <li key={name}>
              <label class="referee">
                <input
                  type="checkbox"
                  checked={chosen.includes(name)}
                  disabled={status.kind === 'received'}
                  onChange={({ currentTarget }) => {
                    const others = ticked.value.filter((other) => other !== name)
                    ticked.value = currentTarget.checked ? [...others, name] : others
                  }}
                />
                <span class="person-words">
                  <span>{name}</span>
                  <span class="person-headline">{relation}</span>
                </span>
                <RefereeStatus status={status} />
              </label>
            </li>
          ))}
        </ul>
      )}
      <div class="card-actions">
        <ActionButton
          action="reference-check"
          icon="mail"
          primary
          onDone={() => (ticked.value = [])}
          deed={chosen.length > 0 ? requestReferences(candidate, chosen) : null}
        >
          Request references
        </ActionButton>
        <CreditGate action="record-reference">
          <button type="button" class="button" onClick={() => (recording.value = true)}>
            <Icon name="note" />
            Record a reference by hand
          </button>
        </CreditGate>
      </div>
      {recording.value && <RecordReferenceDialog candidate={candidate} onClose={() => (recording.value = false)} />}
    </section>
  )
}

function toAdvice(known: number, open: number, asked: number): string {
  if (known === 0) return 'No referees yet. Record what they said by hand.'
  if (open === 0) return 'All references are here.'
  if (asked === 0) return 'Tick the referees to ask.'
  return 'All ticked referees are asked in one request.'
}
