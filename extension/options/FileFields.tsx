import { useRef, useState } from 'preact/hooks'
import { Notice } from '../../shared/ui/Notice.tsx'
import {
  MAX_FILE_BYTES,
  parseSettingsFile,
  type FileProblem,
  type Import,
  type SettingsFile,
} from '../settings-file.ts'
import type { OptionsWords } from './words.ts'

interface Props {
  words: OptionsWords['file']
  onSave: () => void
  /** What loading it would change. */
  onPlan: (file: SettingsFile) => Import
  onLoad: (file: SettingsFile) => void
}

type Loading =
  | { kind: 'nothing' }
  | { kind: 'problem'; problem: FileProblem }
  | { kind: 'preview'; file: SettingsFile }
  | { kind: 'loaded'; hasNewAccounts: boolean }

/** Settings to a file and back. What a file would change is shown before it does. */
export function FileFields({ words, onSave, onPlan, onLoad }: Props) {
  const [loading, setLoading] = useState<Loading>({ kind: 'nothing' })
  const input = useRef<HTMLInputElement>(null)

  async function read(picked: File | undefined) {
    if (!picked) return
    const parsed = parseSettingsFile(picked.size > MAX_FILE_BYTES ? '' : await picked.text())
    setLoading('problem' in parsed ? { kind: 'problem', ...parsed } : { kind: 'preview', ...parsed })
  }

  function load(file: SettingsFile) {
    const hasNewAccounts = onPlan(file).changes.some(({ kind }) => kind === 'connection')
    onLoad(file)
    setLoading({ kind: 'loaded', hasNewAccounts })
  }

  return (
    <>
      <div class="page-row">
        <button type="button" class="cg-button" onClick={onSave}>
          {words.save}
        </button>
        <button type="button" class="cg-button" onClick={() => input.current?.click()}>
          {words.load}
        </button>
        <input
          ref={input}
          class="options-file"
          type="file"
          accept=".json,application/json"
          aria-label={words.load}
          tabIndex={-1}
          onChange={({ currentTarget }) => {
            void read(currentTarget.files?.[0])
            // The same file again, once it was corrected, is a change too.
            currentTarget.value = ''
          }}
        />
      </div>
      {loading.kind === 'problem' && <Notice tone="attention" title={words.problems[loading.problem]} advice={null} />}
      {loading.kind === 'loaded' && (
        <Notice tone="good" title={loading.hasNewAccounts ? words.appliedWith : words.applied} advice={null} />
      )}
      {loading.kind === 'preview' && (
        <Preview
          plan={onPlan(loading.file)}
          words={words}
          onLoad={() => load(loading.file)}
          onCancel={() => setLoading({ kind: 'nothing' })}
        />
      )}
    </>
  )
}

interface PreviewProps {
  plan: Import
  words: OptionsWords['file']
  onLoad: () => void
  onCancel: () => void
}

function Preview({ plan: { changes, kept }, words, onLoad, onCancel }: PreviewProps) {
  const lines = [
    ...changes.map((change) =>
      change.kind === 'connection'
        ? words.addsAccount(change.name, change.apiBase)
        : words.replaces(words.settings[change.name]),
    ),
    ...kept.flatMap((name) => (name === 'connections' ? [] : [words.kept(words.settings[name])])),
  ]
  return (
    <Notice tone="neutral" title={lines.length > 0 ? words.preview : words.nothing} advice={null}>
      <ul class="options-changes">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div class="cg-actions">
        {changes.length > 0 && (
          <button type="button" class="cg-button cg-button-primary" onClick={onLoad}>
            {words.apply}
          </button>
        )}
        <button type="button" class="cg-button" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </Notice>
  )
}
