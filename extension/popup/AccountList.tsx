import { findSnapshot } from '../../shared/credits/state.ts'
import { toFigure } from '../../shared/format/figure.ts'
import { Icon } from '../../shared/ui/Icon.tsx'
import { LevelBadge } from '../../shared/ui/LevelBadge.tsx'
import type { Reader } from '../../shared/ui/reader.ts'
import type { KnownCredit } from './known.ts'
import { moveFocus } from './move-focus.ts'
import { nameOf } from './name-of.ts'
import type { PopupWords } from './words.ts'

interface Props {
  credits: KnownCredit[]
  shown: KnownCredit
  reader: Reader
  words: PopupWords
  onClose: () => void
  onShow: (connectionId: string) => void
}

/** The accounts to choose from, each with its name, level and number. Arrow keys walk along them. */
export function AccountList({ credits, shown, reader, words, onClose, onShow }: Props) {
  function onKeyDown(event: KeyboardEvent & { currentTarget: HTMLElement }) {
    if (event.key === 'Escape') {
      event.preventDefault()
      onClose()
    } else moveFocus(event, [...event.currentTarget.querySelectorAll<HTMLElement>('[role=option]')], 'vertical')
  }
  return (
    <div
      class="popup-accounts cg-surface"
      // Its options hold more than text: a number and a level.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="listbox"
      tabIndex={-1}
      aria-label={words.accounts}
      onKeyDown={onKeyDown}
    >
      {credits.map((credit) => (
        <AccountOption
          key={credit.connection.id}
          credit={credit}
          isShown={credit.connection.id === shown.connection.id}
          reader={reader}
          words={words}
          onShow={onShow}
        />
      ))}
    </div>
  )
}

interface OptionProps extends Pick<Props, 'reader' | 'words' | 'onShow'> {
  credit: KnownCredit
  isShown: boolean
}

function AccountOption({ credit, isShown, reader, words, onShow }: OptionProps) {
  const name = nameOf(credit)
  const choose = () => onShow(credit.connection.id)
  return (
    <div
      class="popup-option"
      // As above: a number and a level stand in it.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      tabIndex={isShown ? 0 : -1}
      aria-selected={isShown}
      ref={isShown ? takeFocus : null}
      onClick={choose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        choose()
      }}
    >
      <bdi class="popup-option-name" title={name}>
        {name}
      </bdi>
      <Standing state={credit.state} reader={reader} words={words} />
    </div>
  )
}

function Standing({ state, reader, words }: { state: KnownCredit['state'] } & Pick<Props, 'reader' | 'words'>) {
  const { locale, messages } = reader
  const account = findSnapshot(state)?.account
  if (account) {
    const { text, full } = toFigure(account, locale, messages, 'compact')
    return (
      <>
        <LevelBadge account={account} messages={messages} />
        <bdi class="popup-option-number" title={full}>
          {text}
        </bdi>
      </>
    )
  }
  return (
    <span class="cg-badge cg-badge-low">
      <Icon name="low" />
      {state.kind === 'failed' ? messages.failureTitle[state.failure.kind] : words.notKnown}
    </span>
  )
}

/** One function for all renders: it is called once, when the list opens. */
function takeFocus(element: HTMLElement | null) {
  element?.focus()
}
