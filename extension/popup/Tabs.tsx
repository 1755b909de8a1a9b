import type { ComponentChildren } from 'preact'
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

/** Arrow keys go from tab to tab and open it. */
export function Tabs({ tabs, selected, onSelect }: Props) {
  const open = tabs.find(({ id }) => id === selected) ?? tabs[0]

  function onKeyDown(event: KeyboardEvent & { currentTarget: HTMLElement }) {
    const next = moveFocus(event, [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')], 'horizontal')
    const id = next?.dataset['tab']
    if (id) onSelect(id)
  }

  return (
    <>
      <div class="popup-tabs" role="tablist" tabIndex={-1} onKeyDown={onKeyDown}>
        {tabs.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            data-tab={id}
            class="popup-tab"
            aria-selected={id === open.id}
            aria-controls="panel"
            tabIndex={id === open.id ? 0 : -1}
            onClick={() => onSelect(id)}
          >
            {label}
          </button>
        ))}
      </div>
      <div key={open.id} class="popup-panel" role="tabpanel" id="panel" aria-labelledby={`tab-${open.id}`} data-unkept>
        {open.panel}
      </div>
    </>
  )
}
