import { useState } from 'preact/hooks'
import { Icon } from '../../shared/ui/Icon.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import type { Reader } from '../../shared/ui/reader.ts'
import type { Connection } from '../connection.ts'
import { TestNote } from '../page/TestNote.tsx'
import { TextField } from '../page/TextField.tsx'
import type { TestResult } from '../test-connection.ts'
import type { OptionsWords } from './words.ts'

/** What can be done with an account here. */
export interface AccountActions {
  onRename: (id: string, name: string) => void
  /** -1 is up, 1 down. */
  onMove: (id: string, by: -1 | 1) => void
  onTest: (connection: Connection) => Promise<TestResult>
  onSignIn: (id: string) => void
  /** Called within the click, because the browser asks for its permission only then. */
  onAllow: (connection: Connection) => Promise<boolean>
  onRemove: (id: string) => void
}

interface Props extends AccountActions {
  connection: Connection
  /** From 1. */
  place: number
  count: number
  words: OptionsWords['accounts']
  byOrganisation: string
  reader: Reader
  isLocked: boolean
}

/** An account in the list: its name and place, a test, and the way out. */
export function AccountRow(props: Props) {
  const { connection, place, count, words, byOrganisation, isLocked, onRename, onMove } = props
  const { id, name, apiBase, isManaged } = connection
  return (
    <li class="options-account">
      <div class="options-account-head">
        <NameField
          key={name}
          {...{ name, words }}
          isDisabled={isManaged || isLocked}
          onName={(next) => onRename(id, next)}
        />
        {count > 1 && (
          <>
            <button
              type="button"
              class="cg-button options-move options-move-up"
              aria-label={words.up(name)}
              aria-disabled={place === 1}
              onClick={() => place > 1 && onMove(id, -1)}
            >
              <Icon name="chevron" />
            </button>
            <button
              type="button"
              class="cg-button options-move"
              aria-label={words.down(name)}
              aria-disabled={place === count}
              onClick={() => place < count && onMove(id, 1)}
            >
              <Icon name="chevron" />
            </button>
          </>
        )}
      </div>
      <p class="cg-small">
        {apiBase}
        {isManaged && ` · ${byOrganisation}`}
      </p>
      <AccountTest {...props} />
    </li>
  )
}

/** Saved when it is left or sent, so that half a name is none. */
function NameField({
  name,
  words,
  isDisabled,
  onName,
}: {
  name: string
  words: Props['words']
  isDisabled: boolean
  onName: (name: string) => void
}) {
  const [typed, setTyped] = useState(name)
  const save = () => {
    const next = typed.trim()
    if (next !== '' && next !== name) onName(next)
  }
  return (
    <form
      class="cg-field"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextField
        label={words.name}
        value={typed}
        error={typed.trim() === '' ? words.noName : null}
        isDisabled={isDisabled}
        onText={setTyped}
        onLeave={save}
      />
    </form>
  )
}

type Doing =
  | { kind: 'nothing' }
  | { kind: 'testing' }
  | { kind: 'tested'; result: TestResult; isRefused: boolean }
  | { kind: 'removing' }

function AccountTest({ connection, words, reader, isLocked, onTest, onSignIn, onAllow, onRemove }: Props) {
  const [doing, setDoing] = useState<Doing>({ kind: 'nothing' })
  const { id, name, isManaged } = connection

  async function test() {
    setDoing({ kind: 'testing' })
    setDoing({ kind: 'tested', result: await onTest(connection), isRefused: false })
  }

  async function allow(result: TestResult) {
    if (await onAllow(connection)) await test()
    else setDoing({ kind: 'tested', result, isRefused: true })
  }

  if (doing.kind === 'removing')
    return (
      <Notice tone="attention" title={words.removeSure(name)} advice={words.removeMeans}>
        <div class="cg-actions">
          <button type="button" class="cg-button" onClick={() => onRemove(id)}>
            {words.remove}
          </button>
          <button type="button" class="cg-button" ref={takeFocus} onClick={() => setDoing({ kind: 'nothing' })}>
            {words.keep}
          </button>
        </div>
      </Notice>
    )
  return (
    <>
      {doing.kind === 'tested' && (
        <TestNote result={doing.result} words={words.words} reader={reader}>
          {doing.isRefused && <p class="cg-text">{words.notAllowed}</p>}
          {doing.result.kind === 'not-permitted' && (
            <div class="cg-actions">
              <button type="button" class="cg-button" onClick={() => void allow(doing.result)}>
                {words.allow}
              </button>
            </div>
          )}
          {(doing.result.kind === 'refused' || doing.result.kind === 'wrong-account') && (
            <div class="cg-actions">
              <button type="button" class="cg-button" onClick={() => onSignIn(id)}>
                {words.signIn}
              </button>
            </div>
          )}
        </TestNote>
      )}
      <div class="page-row">
        <button
          type="button"
          class="cg-button"
          aria-disabled={doing.kind === 'testing'}
          onClick={() => doing.kind !== 'testing' && void test()}
        >
          {doing.kind === 'testing' ? words.testing : words.test}
        </button>
        {!isManaged && !isLocked && (
          <button
            type="button"
            class="cg-button"
            aria-label={words.removeThat(name)}
            onClick={() => setDoing({ kind: 'removing' })}
          >
            {words.remove}
          </button>
        )}
      </div>
    </>
  )
}

/** One function for all renders: a ref that stays the same is called once, when its element appears. */
function takeFocus(element: HTMLElement | null) {
  element?.focus()
}
