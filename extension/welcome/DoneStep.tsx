import type { Reader } from '../../shared/ui/reader.ts'
import { TestNote } from '../page/TestNote.tsx'
import type { WelcomeState } from './welcome-state.ts'
import type { WelcomeWords } from './words.ts'

interface Props {
  state: Extract<WelcomeState, { step: 'done' }>
  words: WelcomeWords
  reader: Reader
  browserKind: 'chromium' | 'firefox'
  /** `null` where the browser does not let a page open it. */
  onOpenPopup: (() => void) | null
  onOptions: () => void
  onAddAnother: () => void
}

/** Connected: what the account has, and what to do next. */
export function DoneStep({ state, words, reader, browserKind, onOpenPopup, onOptions, onAddAnother }: Props) {
  return (
    <div class="page-stack welcome-done">
      <TestNote result={{ kind: 'connected', account: state.account }} words={words.test} reader={reader}>
        <p class="cg-text">{words.doneNext}</p>
      </TestNote>
      <h2>{words.pinTitle}</h2>
      <p>{words.pin[browserKind]}</p>
      <div class="page-row">
        {onOpenPopup && (
          <button type="button" class="cg-button cg-button-primary" onClick={onOpenPopup}>
            {words.openPopup}
          </button>
        )}
        <button type="button" class="cg-button" onClick={onOptions}>
          {words.options}
        </button>
        <button type="button" class="cg-button" onClick={onAddAnother}>
          {words.addAnother}
        </button>
      </div>
    </div>
  )
}
