import { useState } from 'preact/hooks'

interface PlayedEvent {
  label: string
  /** Below `/mock/<instance>`. */
  path: string
  body: Record<string, unknown>
}

const EVENTS: PlayedEvent[] = [
  { label: 'Use 5 credits', path: '/ats/actions', body: { action: 'reference-check' } },
  { label: 'Bulk run of 12', path: '/ats/actions', body: { action: 'resume-parsing', quantity: 12 } },
  { label: 'Top-up of 100 credited', path: '/control', body: { do: 'credit', credits: 100, type: 'purchase' } },
  { label: 'Drop the live stream', path: '/control', body: { do: 'drop-streams' } },
  { label: 'Server down', path: '/control', body: { do: 'set', fault: 'server-error' } },
  { label: 'Server back', path: '/control', body: { do: 'set', fault: null } },
  { label: 'Start over', path: '/control', body: { do: 'reset' } },
]

/** Plays to one simulated account what happens at a customer's. */
export function EventButtons({ instance }: { instance: string }) {
  const [note, setNote] = useState('')
  const play = async ({ label, path, body }: PlayedEvent) => {
    const response = await fetch(`/mock/${instance}${path}`, { method: 'POST', body: JSON.stringify(body) })
    setNote(response.ok ? `${label}: done.` : `${label}: not possible in this state.`)
  }
  return (
    <fieldset class="preview-events">
      <legend>Play an event</legend>
      {EVENTS.map((event) => (
        <button key={event.label} type="button" onClick={() => void play(event)}>
          {event.label}
        </button>
      ))}
      <output>{note}</output>
    </fieldset>
  )
}
