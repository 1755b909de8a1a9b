import { useEffect, useState } from 'preact/hooks'
import type { OwnMark } from '../settings.ts'
import { parseMark, type MarkUnit } from './mark-text.ts'
import type { OptionsWords } from './words.ts'

const MAX_MARKS = 8
/** What "my own" begins with: the mark that applies where nobody set one. */
const FIRST: OwnMark = { percent: 25 }

interface Props {
  marks: OwnMark[] | null
  words: OptionsWords['marks']
  isDisabled: boolean
  onChange: (marks: OwnMark[] | null) => void
}

/** A mark as it is being typed. */
interface Draft {
  text: string
  unit: MarkUnit
}

/** Whose low marks apply, and which ones. */
export function MarkFields({ marks, words, isDisabled, onChange }: Props) {
  return (
    <fieldset class="page-stack page-tight" disabled={isDisabled} aria-label={words.title}>
      <label class="cg-choice">
        <input type="radio" name="marks" checked={marks === null} onChange={() => onChange(null)} />
        {words.ofAccount}
      </label>
      <label class="cg-choice">
        <input type="radio" name="marks" checked={marks !== null} onChange={() => onChange([FIRST])} />
        {words.own}
      </label>
      {marks && <OwnMarks marks={marks} words={words} onChange={onChange} />}
    </fieldset>
  )
}

interface OwnProps {
  marks: OwnMark[]
  words: OptionsWords['marks']
  onChange: (marks: OwnMark[]) => void
}

/** Saved as soon as all of them are marks. Until then what was saved stays in force, and words say what is missing. */
function OwnMarks({ marks, words, onChange }: OwnProps) {
  const [drafts, setDrafts] = useState(() => marks.map(toDraft))
  const stored = JSON.stringify(marks)
  useEffect(() => {
    // Changed elsewhere, in another window for one: what was typed here and is not valid yet stays.
    setDrafts((now) => (isValid(now) && JSON.stringify(toMarks(now)) !== stored ? marks.map(toDraft) : now))
  }, [stored])

  function change(next: Draft[]) {
    setDrafts(next)
    if (isValid(next)) onChange(toMarks(next))
  }

  return (
    <>
      {drafts.map((draft, index) => (
        <MarkField
          key={index}
          {...{ draft, words }}
          place={index + 1}
          error={findError(drafts, index, words)}
          onDraft={(changed) => change(drafts.with(index, changed))}
          onRemove={drafts.length > 1 ? () => change(drafts.toSpliced(index, 1)) : null}
        />
      ))}
      {drafts.length < MAX_MARKS && (
        <button type="button" class="cg-button" onClick={() => setDrafts([...drafts, { text: '', unit: 'credits' }])}>
          {words.add}
        </button>
      )}
    </>
  )
}

interface FieldProps {
  draft: Draft
  words: OptionsWords['marks']
  place: number
  error: string | null
  onDraft: (draft: Draft) => void
  onRemove: (() => void) | null
}

function MarkField({ draft, words, place, error, onDraft, onRemove }: FieldProps) {
  const noteId = `mark-${place}-note`
  return (
    <div class="options-mark">
      <div class="options-mark-fields">
        <input
          class="cg-input cg-number"
          inputMode="numeric"
          autocomplete="off"
          value={draft.text}
          aria-label={words.mark(place)}
          aria-invalid={error !== null}
          aria-describedby={noteId}
          onInput={({ currentTarget: { value } }) =>
            onDraft({ text: value, unit: /[%％]\s*$/.test(value) ? 'percent' : draft.unit })
          }
        />
        <select
          class="cg-input cg-select"
          aria-label={words.unit(place)}
          value={draft.unit}
          onChange={({ currentTarget: { value } }) =>
            onDraft({ ...draft, unit: value === 'percent' ? 'percent' : 'credits' })
          }
        >
          <option value="percent">{words.percent}</option>
          <option value="credits">{words.credits}</option>
        </select>
        {onRemove && (
          <button type="button" class="cg-button" aria-label={words.remove(place)} onClick={onRemove}>
            ×
          </button>
        )}
      </div>
      <span id={noteId} class="cg-field-note cg-field-wrong" aria-live="polite">
        {error}
      </span>
    </div>
  )
}

function toDraft(mark: OwnMark): Draft {
  return 'percent' in mark
    ? { text: String(mark.percent), unit: 'percent' }
    : { text: String(mark.credits), unit: 'credits' }
}

function toMarks(drafts: readonly Draft[]): OwnMark[] {
  return drafts.flatMap(({ text, unit }) => {
    const parsed = parseMark(text, unit)
    return 'mark' in parsed ? [parsed.mark] : []
  })
}

function isValid(drafts: readonly Draft[]): boolean {
  const marks = toMarks(drafts)
  return marks.length === drafts.length && new Set(marks.map((mark) => JSON.stringify(mark))).size === marks.length
}

function findError(drafts: readonly Draft[], index: number, words: OptionsWords['marks']): string | null {
  const draft = drafts[index]
  if (!draft) return null
  const parsed = parseMark(draft.text, draft.unit)
  if ('problem' in parsed) return words.problems[parsed.problem]
  const isTwice = toMarks(drafts.slice(0, index)).some((mark) => JSON.stringify(mark) === JSON.stringify(parsed.mark))
  return isTwice ? words.twice : null
}
