import { recordReference } from '../deeds.ts'
import type { Candidate } from '../hiring.ts'
import { DeedForm } from '../parts/DeedForm.tsx'
import { Dialog } from '../parts/Dialog.tsx'

export function RecordReferenceDialog({ candidate, onClose }: { candidate: Candidate; onClose: () => void }) {
  return (
    <Dialog title="Record a reference" onClose={onClose}>
      {(close) => (
        <DeedForm
          action="record-reference"
          submit="Save reference"
          toDeed={(fields) =>
            recordReference(candidate, {
              name: readText(fields, 'name'),
              relation: readText(fields, 'relation'),
              text: readText(fields, 'text'),
            })
          }
          onDone={close}
          onCancel={close}
        >
          <p class="muted">For {candidate.name}.</p>
          <label>
            Referee
            <input name="name" required autoComplete="off" />
          </label>
          <label>
            Relation
            <input name="relation" required autoComplete="off" placeholder="Former manager, company" />
          </label>
          <label>
            What they said
            <textarea name="text" rows={4} required />
          </label>
        </DeedForm>
      )}
    </Dialog>
  )
}

function readText(fields: FormData, name: string): string {
  const value = fields.get(name)
  return typeof value === 'string' ? value.trim() : ''
}
