import type { Action, Unit } from '../../credits/account.ts'
import type { PlanLine, PlannedLine } from '../../credits/plan.ts'
import { countProblemWords, plannedWords } from '../../format/plan-words.ts'
import { Icon } from '../Icon.tsx'
import type { PlanSpeech } from '../../format/plan-words.ts'

interface Props {
  line: PlanLine
  /** Begins the ids of what is said about its fields. */
  noteId: string
  /** What became of it; `undefined` where nothing is known yet. */
  planned: PlannedLine | undefined
  actions: Action[]
  unit: Unit
  reader: PlanSpeech
  onChange: (changes: Partial<PlanLine>) => void
  onRemove: () => void
}

/** "20 hires × 2 reference checks": two numbers, an action, and what they come to or what is wrong with them. */
export function PlannerLine({ line, noteId, planned, actions, unit, reader, onChange, onRemove }: Props) {
  const { messages } = reader
  const action = actions.find(({ key }) => key === line.actionKey)
  const remove = messages.removeLine(action?.name ?? line.actionKey)
  const fields = (['times', 'perTime'] as const).map((name) => ({
    name,
    label: messages.planFields[name],
    id: `${noteId}-${name}`,
    problem: planned?.kind === 'problem' ? planned[name] : null,
  }))
  return (
    <fieldset class="cg-plan-line" aria-label={action?.name ?? line.actionKey}>
      {fields.map(({ name, label, id, problem }) => (
        <label key={name} class="cg-field">
          {label}
          {/* Text, not a number field: that would keep to itself what was typed and is none. */}
          <input
            class="cg-input cg-number"
            inputMode="numeric"
            autocomplete="off"
            maxLength={12}
            value={line[name]}
            aria-invalid={problem !== null}
            aria-describedby={id}
            onInput={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
          />
        </label>
      ))}
      <label class="cg-field">
        {messages.shareHead.action}
        <select
          class="cg-input cg-select"
          value={line.actionKey}
          onChange={({ currentTarget }) => onChange({ actionKey: currentTarget.value })}
        >
          {actions.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="cg-button cg-button-icon" aria-label={remove} title={remove} onClick={onRemove}>
        <Icon name="bad" />
      </button>
      <div class="cg-plan-cost">
        <p class="cg-text cg-small">{planned && plannedWords(planned, action, unit, reader)}</p>
        {fields.map(({ id, label, problem }) => (
          <output key={id} id={id} class="cg-field-note cg-field-wrong">
            {problem && `${label}: ${countProblemWords(problem, reader)}`}
          </output>
        ))}
      </div>
    </fieldset>
  )
}
