import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface Props<Tab extends string> {
  label: string
  tabs: readonly Tab[]
  selected: Tab
  onSelect: (tab: Tab) => void
  /** The panel of the selected tab. */
  children: ComponentChildren
}

/** Tabs as the ARIA practices describe them: arrows move, and what has the focus is selected. */
export function Tabs<Tab extends string>({ label, tabs, selected, onSelect, children }: Props<Tab>) {
  const id = useId()
  const idOf = (tab: Tab) => `${id}-${tabs.indexOf(tab)}`

  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = tabs[(tabs.indexOf(selected) + step + tabs.length) % tabs.length]
    if (step === 0 || next === undefined) return
    event.preventDefault()
    onSelect(next)
    document.querySelector<HTMLElement>(`#${CSS.escape(idOf(next))}`)?.focus()
  }

  return (
    <>
      <div class="tabs" role="tablist" aria-label={label}>
        {tabs.map((tab) => (
          <button
            key={tab}
            id={idOf(tab)}
            type="button"
            role="tab"
            class="tab"
            aria-selected={tab === selected}
            aria-controls={`${id}-panel`}
            tabIndex={tab === selected ? 0 : -1}
            onClick={() => onSelect(tab)}
            onKeyDown={onKeyDown}
          >
            {tab}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={idOf(selected)}>
        {children}
      </div>
    </>
  )
}
