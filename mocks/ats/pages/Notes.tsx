import { toMomentText } from '../when.ts'
import { useAts } from '../ats.ts'
import type { Note } from '../hiring.ts'
import { Avatar } from '../parts/Avatar.tsx'

export function Notes({ notes }: { notes: Note[] }) {
  const { now } = useAts()
  if (notes.length === 0)
    return (
      <section class="card empty">
        <h2>No notes yet</h2>
        <p class="muted">What the hiring team writes after an interview appears here.</p>
      </section>
    )
  return (
    <ul class="card notes">
      {notes.map(({ by, at, text }) => (
        <li key={text} class="note">
          <Avatar name={by} size="small" />
          <div>
            <p>
              <strong>{by}</strong> <span class="muted small">{toMomentText(at, now())}</span>
            </p>
            <p>{text}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
