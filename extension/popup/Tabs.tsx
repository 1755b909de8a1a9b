import { Component, type ComponentChildren } from 'preact'
import { moveFocus } from './move-focus.ts'

export interface Tab {
  id: string
  label: ComponentChildren
  panel: ComponentChildren
}

interface Props {
  tabs: [Tab, ...Tab[]]
  /** Id of the open one; one that is not there means the first. */
  selected: string
  onSelect: (id: string) => void
}

/** Several popups may stand on one page, as previews do. */
let made = 0

/** Arrow keys go from tab to tab and open it. */
export class Tabs extends Component<Props> {
  readonly #id = `tabs-${(made += 1)}`

  readonly #onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const next = moveFocus(event, [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')], 'horizontal')
    const id = next?.dataset['tab']
    if (id) this.props.onSelect(id)
  }

  override render({ tabs, selected, onSelect }: Props) {
    const open = tabs.find(({ id }) => id === selected) ?? tabs[0]
    const panelId = `${this.#id}-panel`
    return (
      <>
        <div class="popup-tabs" role="tablist" tabIndex={-1} onKeyDown={this.#onKeyDown}>
          {tabs.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              role="tab"
              id={`${this.#id}-${id}`}
              data-tab={id}
              class="popup-tab"
              aria-selected={id === open.id}
              aria-controls={panelId}
              tabIndex={id === open.id ? 0 : -1}
              onClick={() => onSelect(id)}
            >
              {label}
            </button>
          ))}
        </div>
        <div
          key={open.id}
          class="popup-panel"
          role="tabpanel"
          id={panelId}
          aria-labelledby={`${this.#id}-${open.id}`}
          data-unkept
        >
          {open.panel}
        </div>
      </>
    )
  }
}
