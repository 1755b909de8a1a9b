import { Component } from 'preact'
import type { PopupWords } from './words.ts'

type Problem = 'none' | 'unsafe' | undefined

interface Props {
  words: PopupWords
  onSetUp: () => void
  /** Answers why nothing came of it; the popup closes where something does. */
  onUsePage: () => Promise<Problem>
}

/** Nothing is connected yet. */
export class Welcome extends Component<Props, { problem: Problem }> {
  override state: { problem: Problem } = { problem: undefined }

  readonly #usePage = async () => this.setState({ problem: await this.props.onUsePage() })

  override render({ words, onSetUp }: Props, { problem }: { problem: Problem }) {
    return (
      <main class="popup-welcome">
        <h1 class="popup-title">{words.welcomeTitle}</h1>
        <p class="cg-text">{words.welcomeText}</p>
        <button type="button" class="cg-button cg-button-primary" onClick={onSetUp}>
          {words.setUp}
        </button>
        <button type="button" class="cg-button" onClick={() => void this.#usePage()}>
          {words.useThisPage}
        </button>
        <output class="cg-text cg-small">
          {problem ? words[problem === 'none' ? 'notFoundOnPage' : 'unsafeOnPage'] : words.useThisPageHint}
        </output>
      </main>
    )
  }
}
