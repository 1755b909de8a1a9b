import { Component, createRef } from 'preact'
import { Icon } from '../../shared/ui/Icon.tsx'
import type { Reader } from '../../shared/ui/reader.ts'
import type { KnownCredit } from './known.ts'
import { lazy } from './lazy.tsx'
import { nameOf } from './name-of.ts'
import type { PopupWords } from './words.ts'

const AccountList = lazy(async () => (await import('./AccountList.tsx')).AccountList)

interface Props {
  credits: KnownCredit[]
  shown: KnownCredit
  reader: Reader
  words: PopupWords
  onShow: (connectionId: string) => void
}

interface State {
  isOpen: boolean
}

/** The name of the account; where there are several it opens a list of them, each with how it stands. */
export class AccountSwitcher extends Component<Props, State> {
  override state = { isOpen: false }
  readonly #button = createRef<HTMLButtonElement>()

  readonly #toggle = () => this.setState(({ isOpen }) => ({ isOpen: !isOpen }))

  readonly #close = () => {
    this.setState({ isOpen: false })
    this.#button.current?.focus()
  }

  readonly #show = (connectionId: string) => {
    this.#close()
    this.props.onShow(connectionId)
  }

  readonly #onFocusOut = ({ currentTarget, relatedTarget }: FocusEvent & { currentTarget: HTMLElement }) => {
    if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) this.setState({ isOpen: false })
  }

  override render({ credits, shown, reader, words }: Props, { isOpen }: State) {
    const name = nameOf(shown)
    if (credits.length < 2)
      return (
        <h1 class="popup-account" title={name}>
          <bdi>{name}</bdi>
        </h1>
      )
    return (
      <div class="popup-switcher" onFocusOut={this.#onFocusOut}>
        <h1 class="popup-account">
          <button
            ref={this.#button}
            type="button"
            class="cg-button popup-switch"
            aria-haspopup="listbox"
            aria-expanded={isOpen}
            aria-label={words.switchAccount(name)}
            title={name}
            onClick={this.#toggle}
          >
            <bdi>{name}</bdi>
            <Icon name="chevron" />
          </button>
        </h1>
        {isOpen && (
          <AccountList
            credits={credits}
            shown={shown}
            reader={reader}
            words={words}
            onClose={this.#close}
            onShow={this.#show}
          />
        )}
      </div>
    )
  }
}
