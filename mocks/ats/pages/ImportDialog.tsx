import { CAREERS_FAIR } from '../data/careers-fair.ts'
import { importCandidates } from '../deeds.ts'
import type { Job } from '../hiring.ts'
import { DeedForm } from '../parts/DeedForm.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Icon } from '../parts/Icon.tsx'

/** Imports the demo's file: choosing another one is not what this page is about. */
export function ImportDialog({ job, onClose }: { job: Job; onClose: () => void }) {
  const { fileName, applicants } = CAREERS_FAIR
  return (
    <Dialog title="Import candidates from CSV" onClose={onClose}>
      {(close) => (
        <DeedForm
          action="csv-import"
          submit={`Import ${applicants.length} candidates`}
          toDeed={() => importCandidates(job, CAREERS_FAIR)}
          onDone={close}
          onCancel={close}
        >
          <p class="file">
            <Icon name="file" />
            <span>
              <strong>{fileName}</strong>
              <span class="muted small">
                {applicants.length} rows, 3 columns recognized · into {job.title}
              </span>
            </span>
          </p>
          <table class="table preview" aria-label="Rows of the file">
            <thead>
              <tr>
                <th>Name</th>
                <th>Headline</th>
                <th>Place</th>
              </tr>
            </thead>
            <tbody>
              {applicants.map(({ name, headline, place }) => (
                <tr key={name}>
                  <td>{name}</td>
                  <td class="muted">{headline}</td>
                  <td class="muted">{place}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </DeedForm>
      )}
    </Dialog>
  )
}
