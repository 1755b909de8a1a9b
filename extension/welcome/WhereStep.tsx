import { useState } from 'preact/hooks'
import { parseApiBase, type Connection } from '../connection.ts'
import { TextField } from '../page/TextField.tsx'
import type { WelcomeState, WhereProblem } from './welcome-state.ts'
import type { WelcomeWords } from './words.ts'

interface Props {
  state: Extract<WelcomeState, { step: 'where' }>
  words: WelcomeWords
  /** Set up by the organisation, and not signed in to yet. */
  prepared: readonly Connection[]
  /** The organisation lets no other address be used. */
  isLocked: boolean
  onSubmit: (typed: string) => void
  onChoose: (connection: Connection) => void
}

/** Where the credits are: an address, or one of those that the organisation prepared. */
export function WhereStep({ state, words, prepared, isLocked, onSubmit, onChoose }: Props) {
  return (
    <div class="page-stack">
      {prepared.length > 0 && (
        <fieldset class="welcome-choices">
          <legend>{words.prepared}</legend>
          {prepared.map((connection) => (
            <button key={connection.id} type="button" class="cg-button" onClick={() => onChoose(connection)}>
              <span>{connection.name}</span>
              <span class="cg-small page-address">{connection.apiBase}</span>
            </button>
          ))}
        </fieldset>
      )}
      {isLocked ? (
        <p class="cg-small">{words.preparedOnly}</p>
      ) : (
        <AddressForm state={state} words={words} onSubmit={onSubmit} />
      )}
    </div>
  )
}

/** Half an address is not wrong yet: words stand once the field is left or sent, and from then on follow the typing. */
function AddressForm({ state, words, onSubmit }: Pick<Props, 'state' | 'words' | 'onSubmit'>) {
  const [typed, setTyped] = useState(state.typed)
  const [isLeft, setIsLeft] = useState(false)
  const problem = (isLeft ? findProblem(typed) : null) ?? (typed === state.typed ? state.problem : null)
  return (
    <form
      class="page-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setIsLeft(true)
        onSubmit(typed)
      }}
    >
      <TextField
        label={words.address}
        isFirst
        value={typed}
        error={problem && words.addressProblems[problem]}
        hint={state.isFound && typed === state.typed ? words.found(state.typed) : words.addressHint}
        onText={setTyped}
        onLeave={() => setIsLeft(typed !== '')}
      />
      <button type="submit" class="cg-button cg-button-primary">
        {words.continue}
      </button>
    </form>
  )
}

function findProblem(typed: string): WhereProblem | null {
  const parsed = parseApiBase(typed)
  return 'problem' in parsed ? parsed.problem : null
}
