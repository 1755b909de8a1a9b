import { useState } from 'preact/hooks'
import { playEvent, scenarioOf, toSteps } from './simulated-account.ts'

interface PlayedEvent {
  label: string
  /** Whether the account could take it. */
  play: (instance: string) => Promise<boolean>
}

const START_OVER: PlayedEvent = { label: 'Start over', play: (instance) => playEvent(instance, { do: 'reset' }) }
const EVENTS: PlayedEvent[] = [
  { label: 'Use 5 credits', play: (instance) => act(instance, { action: 'reference-check' }) },
  { label: 'Bulk run of 12', play: (instance) => act(instance, { action: 'resume-parsing', quantity: 12 }) },
  {
    label: 'Top-up of 100 credited',
    play: (instance) => playEvent(instance, { do: 'credit', credits: toSteps(instance, 100), type: 'purchase' }),
  },
  { label: 'Drop the live stream', play: dropStream },
  { label: 'Server down', play: (instance) => playEvent(instance, { do: 'set', fault: 'server-error' }) },
  { label: 'Server back', play: (instance) => playEvent(instance, { do: 'set', fault: null }) },
  START_OVER,
]

interface Props {
  instance: string
  /** The account is again as its scenario has it. */
  onStartOver: () => void
}

/** Plays to one simulated account what happens at a customer's. */
export function EventButtons({ instance, onStartOver }: Props) {
  const [note, setNote] = useState('')
  const play = async (event: PlayedEvent) => {
    const { label } = event
    setNote((await event.play(instance)) ? `${label}: done.` : `${label}: not possible in this state.`)
    if (event === START_OVER) onStartOver()
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

/** Somebody does something in the ATS that costs credits. */
function act(instance: string, action: object): Promise<boolean> {
  return playEvent(instance, action, '/ats/actions')
}

async function dropStream(instance: string): Promise<boolean> {
  return scenarioOf(instance)?.features.events === true && playEvent(instance, { do: 'drop-streams' })
}
