import { useEffect, useState } from 'preact/hooks'
import type { Settings } from '../settings.ts'
import { Tick } from './Tick.tsx'
import type { OptionsWords } from './words.ts'

type Quiet = Settings['quiet']

/** Half past nine in the evening to seven. */
const USUAL = { from: 21 * 60 + 30, to: 7 * 60 }

interface Props {
  quiet: Quiet
  words: OptionsWords['quiet']
  isDisabled: boolean
  onChange: (quiet: Quiet) => void
}

/** From when until when nobody is to be disturbed. */
export function QuietFields({ quiet, words, isDisabled, onChange }: Props) {
  return (
    <>
      <Tick
        label={words.on}
        hint={words.hint}
        isOn={quiet !== null}
        isDisabled={isDisabled}
        onChange={(isOn) => onChange(isOn ? USUAL : null)}
      />
      {quiet && <Times {...{ quiet, words, isDisabled, onChange }} />}
    </>
  )
}

function Times({ quiet, words, isDisabled, onChange }: Props & { quiet: NonNullable<Quiet> }) {
  const [from, setFrom] = useState(toText(quiet.from))
  const [to, setTo] = useState(toText(quiet.to))
  useEffect(() => {
    setFrom(toText(quiet.from))
    setTo(toText(quiet.to))
  }, [quiet.from, quiet.to])
  const error = findError(from, to, words)

  function change(nextFrom: string, nextTo: string) {
    setFrom(nextFrom)
    setTo(nextTo)
    const times = { from: toMinutes(nextFrom), to: toMinutes(nextTo) }
    if (times.from !== null && times.to !== null && times.from !== times.to)
      onChange({ from: times.from, to: times.to })
  }

  return (
    <div class="page-stack page-tight">
      <div class="options-times">
        <TimeField label={words.from} value={from} {...{ isDisabled }} onTime={(value) => change(value, to)} />
        <TimeField label={words.to} value={to} {...{ isDisabled }} onTime={(value) => change(from, value)} />
        {error === null && quiet.to < quiet.from && <span class="cg-small">{words.nextDay}</span>}
      </div>
      <span id="quiet-note" class="cg-field-note cg-field-wrong" aria-live="polite">
        {error}
      </span>
    </div>
  )
}

interface TimeProps {
  label: string
  value: string
  isDisabled: boolean
  onTime: (value: string) => void
}

function TimeField({ label, value, isDisabled, onTime }: TimeProps) {
  return (
    <label class="cg-field">
      {label}
      <input
        class="cg-input"
        type="time"
        required
        value={value}
        disabled={isDisabled}
        aria-describedby="quiet-note"
        onInput={(event) => onTime(event.currentTarget.value)}
      />
    </label>
  )
}

function findError(from: string, to: string, words: OptionsWords['quiet']): string | null {
  if (toMinutes(from) === null || toMinutes(to) === null) return words.incomplete
  return from === to ? words.same : null
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

/** "21:30", as time fields want it. */
function toText(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function toMinutes(text: string): number | null {
  const found = /^(\d\d):(\d\d)$/.exec(text)
  return found ? Number(found[1]) * 60 + Number(found[2]) : null
}
