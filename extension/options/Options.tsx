import { Notice } from '../../shared/ui/Notice.tsx'
import type { Reader } from '../../shared/ui/reader.ts'
import type { Connection } from '../connection.ts'
import { inForce, type Lockable, type Policy } from '../managed.ts'
import { PageHead } from '../page/PageHead.tsx'
import type { StoredReportRun } from '../report-item.ts'
import type { Import, SettingsFile } from '../settings-file.ts'
import { LANGUAGES, NOTICES, type Language, type OwnSettings } from '../settings.ts'
import { AccountRow, type AccountActions } from './AccountRow.tsx'
import { FileFields } from './FileFields.tsx'
import { MarkFields } from './MarkFields.tsx'
import { QuietFields } from './QuietFields.tsx'
import { ReportFields, type SavingPermission } from './ReportFields.tsx'
import { ResetFields } from './ResetFields.tsx'
import { Section } from './Section.tsx'
import { Tick } from './Tick.tsx'
import type { OptionsWords } from './words.ts'

/** What the last change came to: heard as well as seen, for a moment. `told` is in words that are said of it alone. */
export type Status = { kind: 'none' } | { kind: 'saved' } | { kind: 'not-saved' } | { kind: 'told'; text: string }

/** All that the page shows. */
export interface OptionsState {
  settings: OwnSettings
  connections: readonly Connection[]
  policy: Policy
  run: StoredReportRun | null
  permission: SavingPermission
  /** Names of stored items that could not be read. */
  unreadable: readonly string[]
  status: Status
}

export interface OptionsActions extends AccountActions {
  onAdd: () => void
  /** Is given the settings as they are stored then: another window may have changed others. */
  onSettings: (change: (own: OwnSettings) => Partial<OwnSettings>) => void
  /** Called within the click, because the browser asks for its permission only then. */
  onReport: (plan: OwnSettings['report']) => void
  onAllowSaving: () => void
  onSaveFile: () => void
  onPlan: (file: SettingsFile) => Import
  onLoadFile: (file: SettingsFile) => void
  onReset: () => void
  onSaveUnreadable: () => void
  onForgetUnreadable: () => void
}

interface Props extends OptionsActions {
  state: OptionsState
  words: OptionsWords
  reader: Reader
}

/** The options page. */
export function Options(props: Props) {
  const { state, words } = props
  return (
    <div class="page options">
      <div class="options-status" aria-live="polite">
        <span>{statusWords(state.status, words)}</span>
      </div>
      <PageHead title={words.title} />
      {state.unreadable.length > 0 && (
        <Notice tone="attention" title={words.unreadable.title} advice={words.unreadable.advice}>
          <div class="cg-actions">
            <button type="button" class="cg-button" onClick={props.onSaveUnreadable}>
              {words.unreadable.save}
            </button>
            <button type="button" class="cg-button" onClick={props.onForgetUnreadable}>
              {words.unreadable.forget}
            </button>
          </div>
        </Notice>
      )}
      <Accounts {...props} />
      <Warnings {...props} />
      <Looks {...props} />
      <Report {...props} />
      <Section title={words.file.title} hint={words.file.hint} lock={null}>
        <FileFields words={words.file} onSave={props.onSaveFile} onPlan={props.onPlan} onLoad={props.onLoadFile} />
      </Section>
      <Section title={words.reset.title} hint={words.reset.hint} lock={null}>
        <ResetFields words={words.reset} onReset={props.onReset} />
      </Section>
    </div>
  )
}

function Accounts(props: Props) {
  const { state, words, reader, onAdd } = props
  const { connections } = state
  const isLocked = isLockedIn(state, 'connections')
  return (
    <Section
      {...words.accounts}
      lock={lockOf(props, 'connections')}
      hint={connections.length > 1 ? words.accounts.hint : null}
    >
      {connections.length === 0 && <p class="page-lead">{words.accounts.none}</p>}
      <ul class="options-accounts">
        {connections.map((connection, index) => (
          <AccountRow
            key={connection.id}
            {...props}
            {...{ connection, reader, isLocked }}
            place={index + 1}
            count={connections.length}
            words={words.accounts}
            byOrganisation={words.byOrganisation}
          />
        ))}
      </ul>
      {!isLocked && (
        <button
          type="button"
          class={connections.length === 0 ? 'cg-button cg-button-primary' : 'cg-button'}
          onClick={onAdd}
        >
          {words.accounts.add}
        </button>
      )}
    </Section>
  )
}

/** When to be warned, and when not. */
function Warnings(props: Props) {
  const { state, words, onSettings } = props
  const settings = inForce(state.settings, state.policy)
  return (
    <>
      <Section title={words.marks.title} hint={words.marks.hint} lock={lockOf(props, 'marks')}>
        <MarkFields
          marks={settings.marks}
          words={words.marks}
          isDisabled={isLockedIn(state, 'marks')}
          onChange={(marks) => onSettings(() => ({ marks }))}
        />
      </Section>
      <Section title={words.notify.title} hint={words.notify.hint} lock={lockOf(props, 'notify')}>
        <div class="page-stack page-tight">
          {NOTICES.map((kind) => (
            <Tick
              key={kind}
              label={words.notify.kinds[kind]}
              isOn={settings.notify[kind]}
              isDisabled={isLockedIn(state, 'notify')}
              onChange={(isOn) => onSettings(({ notify }) => ({ notify: { ...notify, [kind]: isOn } }))}
            />
          ))}
        </div>
      </Section>
      <Section title={words.quiet.title} hint={null} lock={lockOf(props, 'quiet')}>
        <QuietFields
          quiet={settings.quiet}
          words={words.quiet}
          isDisabled={isLockedIn(state, 'quiet')}
          onChange={(quiet) => onSettings(() => ({ quiet }))}
        />
      </Section>
    </>
  )
}

/** What the extension looks like. */
function Looks(props: Props) {
  const { state, words, onSettings } = props
  return (
    <>
      <Section title={words.toolbar.title} hint={null} lock={lockOf(props, 'badge')}>
        <Tick
          label={words.toolbar.badge}
          hint={words.toolbar.hint}
          isOn={state.settings.badge}
          isDisabled={isLockedIn(state, 'badge')}
          onChange={(badge) => onSettings(() => ({ badge }))}
        />
      </Section>
      <Section title={words.language.title} hint={null} lock={lockOf(props, 'language')}>
        <select
          class="cg-input cg-select options-language"
          aria-label={words.language.label}
          value={state.settings.language}
          disabled={isLockedIn(state, 'language')}
          onChange={({ currentTarget: { value } }) => onSettings(() => ({ language: toLanguage(value) }))}
        >
          {LANGUAGES.map((language) => (
            <option key={language} value={language}>
              {words.language.languages[language]}
            </option>
          ))}
        </select>
      </Section>
    </>
  )
}

function Report(props: Props) {
  const { state, words, reader, onReport, onAllowSaving } = props
  const { report } = state.settings
  const isPossible = state.connections.some(({ id }) => id === report?.connectionId)
  return (
    <Section title={words.report.title} hint={null} lock={lockOf(props, 'report')}>
      <ReportFields
        // Of an account that was removed there is none.
        plan={isPossible ? report : null}
        run={state.run}
        connections={state.connections}
        permission={state.permission}
        words={words.report}
        reader={reader}
        isDisabled={isLockedIn(state, 'report')}
        onChange={onReport}
        onAllow={onAllowSaving}
      />
    </Section>
  )
}

function statusWords(status: Status, words: OptionsWords): string | null {
  if (status.kind === 'told') return status.text
  if (status.kind === 'none') return null
  return status.kind === 'saved' ? words.saved : words.notSaved
}

function isLockedIn({ policy }: OptionsState, name: Lockable): boolean {
  return policy.locked.includes(name)
}

function lockOf({ state, words }: Props, name: Lockable): string | null {
  return isLockedIn(state, name) ? words.byOrganisation : null
}

function toLanguage(value: string): Language {
  return LANGUAGES.find((language) => language === value) ?? 'auto'
}
