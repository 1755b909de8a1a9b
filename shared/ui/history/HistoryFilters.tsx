import { Component } from 'preact'
import type { TargetedEvent } from 'preact'
import type { Account } from '../../credits/account.ts'
import { ENTRY_TYPES } from '../../credits/entry.ts'
import { EVERYTHING, PERIODS, countChoices, isEverything, isReversed } from '../../credits/history-filter.ts'
import type { HistoryFilter } from '../../credits/history-filter.ts'
import type { Person } from '../../credits/history.ts'
import { Icon } from '../Icon.tsx'
import { Choice } from './Choice.tsx'
import { OwnDates } from './OwnDates.tsx'
import type { HistoryReader } from './history-reader.ts'

/** Who types goes on typing for so long; each pause is a question to the billing system. */
const TYPING_MS = 250
/** A list longer than this is none to choose from; the search finds everybody. */
const MAX_PEOPLE = 100

interface Props {
  account: Account
  filter: HistoryFilter
  people: readonly Person[]
  reader: HistoryReader
  onFilter: (filter: HistoryFilter) => void
}

interface State {
  /** What is typed or chosen and not asked for yet: text on its way, dates in the wrong order. */
  draft: HistoryFilter | null
  isOpen: boolean
}

/** Puts the keyboard into the search field of the history below `root`. Says whether there is one. */
export function focusSearch(root: ParentNode): boolean {
  const field = root.querySelector<HTMLInputElement>('.cg-history-search')
  field?.focus()
  field?.select()
  return field !== null
}

/** What to see of the history: period and text at hand, the rest behind a button where room is narrow. */
export class HistoryFilters extends Component<Props, State> {
  override state: State = { draft: null, isOpen: countChoices(this.props.filter) > 0 }
  #typing: ReturnType<typeof setTimeout> | undefined

  override componentWillUnmount() {
    clearTimeout(this.#typing)
  }

  get #shown(): HistoryFilter {
    return this.state.draft ?? this.props.filter
  }

  /** Asks for what is shown with these changes, unless nothing could match: then the words beside the dates say so. */
  readonly #change = (changes: Partial<HistoryFilter>) => {
    clearTimeout(this.#typing)
    const filter = { ...this.#shown, ...changes }
    this.setState({ draft: isReversed(filter) ? filter : null })
    if (!isReversed(filter)) this.props.onFilter(filter)
  }

  readonly #type = ({ currentTarget: { value } }: TargetedEvent<HTMLInputElement>) => {
    clearTimeout(this.#typing)
    this.setState({ draft: { ...this.#shown, q: value } })
    this.#typing = setTimeout(() => this.#change({ q: value }), TYPING_MS)
  }

  readonly #submit = (event: TargetedEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault()
    const q = new FormData(event.currentTarget).get('q')
    if (typeof q === 'string') this.#change({ q })
  }

  /** The first Esc empties the field, the next one is the page's. */
  readonly #onSearchKey = (event: TargetedEvent<HTMLInputElement, KeyboardEvent>) => {
    if (event.key !== 'Escape' || this.#shown.q === '') return
    event.preventDefault()
    event.stopPropagation()
    this.#change({ q: '' })
  }

  override render({ account, people, reader }: Props, { isOpen }: State) {
    const { messages } = reader
    const filter = this.#shown
    const chosen = countChoices(filter)
    const hasTerm = account.term !== null
    return (
      <form class="cg-filters" aria-label={messages.filters} onSubmit={this.#submit}>
        <div class="cg-filters-first">
          <Choice
            label={messages.period}
            value={filter.period}
            options={PERIODS.filter((period) => period !== 'term' || hasTerm).map((period) => [
              period,
              messages.periods[period],
            ])}
            onChoose={(period) => this.#change({ period: PERIODS.find((known) => known === period) ?? 'all' })}
          />
          <input
            class="cg-input cg-history-search"
            type="search"
            name="q"
            aria-label={messages.search}
            placeholder={messages.searchHint}
            maxLength={200}
            value={filter.q}
            onInput={this.#type}
            onKeyDown={this.#onSearchKey}
          />
          <button
            type="button"
            class="cg-button cg-filters-toggle"
            aria-expanded={isOpen}
            onClick={() => this.setState({ isOpen: !isOpen })}
          >
            {chosen > 0 ? messages.filtersChosen(chosen) : messages.filters}
            <Icon name="chevron" />
          </button>
        </div>
        {filter.period === 'own' && <OwnDates filter={filter} reader={reader} onChange={this.#change} />}
        <div class={isOpen ? 'cg-filters-more cg-filters-open' : 'cg-filters-more'}>
          <Choice
            label={messages.type}
            value={filter.type ?? ''}
            options={[
              ['', messages.anyType],
              ...ENTRY_TYPES.map((type): [string, string] => [type, messages.entryType[type]]),
            ]}
            onChoose={(type) => this.#change({ type: type || null })}
          />
          <Choice
            label={messages.action}
            value={filter.action ?? ''}
            options={[
              ['', messages.anyAction],
              ...account.actions.map(({ key, name }): [string, string] => [key, name]),
            ]}
            onChoose={(action) => this.#change({ action: action || null })}
          />
          <Choice
            label={messages.person}
            value={filter.actor ?? ''}
            options={[['', messages.anyPerson], ...personOptions(people, filter.actor)]}
            onChoose={(actor) => this.#change({ actor: actor || null })}
          />
          {!isEverything(filter) && (
            <button type="button" class="cg-button" onClick={() => this.#change(EVERYTHING)}>
              {messages.clearFilters}
            </button>
          )}
        </div>
      </form>
    )
  }
}

/** Whoever is chosen stays to be seen, though nobody by that id is in the list. */
function personOptions(people: readonly Person[], chosen: string | null): [string, string][] {
  const options = people.slice(0, MAX_PEOPLE).map(({ id, name }): [string, string] => [id, name])
  if (chosen === null || options.some(([id]) => id === chosen)) return options
  return [...options, [chosen, people.find(({ id }) => id === chosen)?.name ?? chosen]]
}
