import type { ComponentChildren, TargetedKeyboardEvent } from 'preact'

interface Props<Name extends string> {
  /** Names the tabs together. */
  label: string
  tabs: readonly { name: Name; label: string }[]
  selected: Name
  onSelect: (name: Name) => void
  /** The content of each tab that was opened so far; those that are closed keep theirs, unseen. */
  panels: ReadonlyMap<Name, ComponentChildren>
}

/** Arrow keys go from tab to tab and open it; Tab goes on into what it holds. */
export function PanelTabs<Name extends string>({ label, tabs, selected, onSelect, panels }: Props<Name>) {
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>) => {
    const step = findStep(event)
    if (step === undefined) return
    event.preventDefault()
    // From where the focus is: keys come faster than drawings.
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')]
    const index = buttons.findIndex((button) => button === event.target)
    const { length } = tabs
    const next = step === 'first' ? 0 : step === 'last' ? length - 1 : (index + step + length) % length
    buttons[next]?.focus()
    const tab = tabs[next]
    if (tab) onSelect(tab.name)
  }
  return (
    <div class="cg-tabbed">
      <div class="cg-tabs" part="tabs" role="tablist" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map(({ name, label: text }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`cg-tab-${name}`}
            class="cg-tab"
            part="tab"
            aria-selected={name === selected}
            aria-controls={`cg-tab-panel-${name}`}
            tabIndex={name === selected ? 0 : -1}
            onClick={() => onSelect(name)}
          >
            {text}
          </button>
        ))}
      </div>
      {tabs.map(
        ({ name }) =>
          panels.has(name) && (
            <div
              key={name}
              role="tabpanel"
              id={`cg-tab-panel-${name}`}
              class="cg-tab-panel"
              part="tab-panel"
              aria-labelledby={`cg-tab-${name}`}
              tabIndex={0}
              hidden={name !== selected}
            >
              {panels.get(name)}
            </div>
          ),
      )}
    </div>
  )
}

/** Where a key leads; in a text that runs from right to left the arrows do too. */
function findStep({ key, currentTarget }: TargetedKeyboardEvent<HTMLElement>): 1 | -1 | 'first' | 'last' | undefined {
  if (key === 'Home') return 'first'
  if (key === 'End') return 'last'
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined
  const isRtl = getComputedStyle(currentTarget).direction === 'rtl'
  return (key === 'ArrowRight') === isRtl ? -1 : 1
}
