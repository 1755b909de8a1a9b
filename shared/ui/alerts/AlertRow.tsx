import type { Unit } from '../../credits/account.ts'
import { ALERT_CHANNELS } from '../../credits/alert-setting.ts'
import { alertField, channelName, hasNumber } from '../../format/alert-setting-words.ts'
import { Icon } from '../Icon.tsx'
import type { AlertDraft } from './alert-draft.ts'
import type { AlertsReader } from './alerts-reader.ts'
import { FieldNote } from './Field.tsx'
import type { FieldError } from './field-errors.ts'

interface Props {
  draft: AlertDraft
  unit: Unit
  reader: AlertsReader
  /** What it is, in words. */
  name: string
  /** Of the words about what is wrong. */
  noteId: string
  /** What is wrong with it: where it is sent, or else when. */
  errors: readonly FieldError[]
  onChange: (changes: Partial<AlertDraft>) => void
  onRemove: () => void
}

/** One alert: whether it is on, when it is sent, where to. */
export function AlertRow({ draft, unit, reader, name, noteId, errors, onChange, onRemove }: Props) {
  const { messages } = reader
  const { channels, isEnabled } = draft
  const isAboutChannels = errors.every(({ pointer }) => pointer.includes('/channels'))
  return (
    <li class={isEnabled ? 'cg-alert' : 'cg-alert cg-alert-off'}>
      <fieldset class="cg-alert-fields" aria-describedby={noteId}>
        <legend class="cg-hidden">{name}</legend>
        <label class="cg-choice">
          <input
            type="checkbox"
            data-alert={hasNumber(draft.kind) ? undefined : draft.id}
            checked={isEnabled}
            onChange={({ currentTarget }) => onChange({ isEnabled: currentTarget.checked })}
          />
          <span class="cg-hidden">{messages.alertOn}</span>
        </label>
        <AlertWhen
          draft={draft}
          unit={unit}
          reader={reader}
          name={name}
          noteId={noteId}
          isWrong={!isAboutChannels}
          onText={(text) => onChange({ text })}
        />
        <span class="cg-alert-channels">
          {!isEnabled && <span class="cg-small">{messages.alertOff}</span>}
          {[...new Set([...ALERT_CHANNELS, ...channels])].map((channel) => (
            <label key={channel} class="cg-choice">
              <input
                type="checkbox"
                checked={channels.includes(channel)}
                aria-describedby={isAboutChannels ? noteId : undefined}
                onChange={({ currentTarget: { checked } }) =>
                  onChange({ channels: [...channels.filter((one) => one !== channel), ...(checked ? [channel] : [])] })
                }
              />
              <bdi>{channelName(channel, messages)}</bdi>
            </label>
          ))}
        </span>
        <button
          type="button"
          class="cg-button cg-button-icon"
          aria-label={`${messages.removeAlert}: ${name}`}
          title={messages.removeAlert}
          onClick={onRemove}
        >
          <Icon name="bad" />
        </button>
        <FieldNote id={noteId} errors={errors} />
      </fieldset>
    </li>
  )
}

/** In words, around a field where there is a number to set. */
function AlertWhen({
  draft: { id, kind, text },
  unit,
  reader: { locale, messages },
  name,
  noteId,
  isWrong,
  onText,
}: Pick<Props, 'draft' | 'unit' | 'reader' | 'name' | 'noteId'> & {
  isWrong: boolean
  onText: (text: string) => void
}) {
  if (!hasNumber(kind)) return <bdi class="cg-alert-when">{name}</bdi>
  const [before, after] = alertField(kind, unit, locale, messages)
  return (
    <label class="cg-alert-when">
      {before}
      <input
        class="cg-input cg-number cg-alert-number"
        type="number"
        data-alert={id}
        step={kind === 'expiry' ? 1 : 'any'}
        value={text}
        aria-invalid={isWrong}
        aria-describedby={noteId}
        onInput={({ currentTarget }) => onText(currentTarget.value)}
      />
      {after}
    </label>
  )
}
