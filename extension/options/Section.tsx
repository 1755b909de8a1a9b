import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface Props {
  title: string
  hint: string | null
  /** Said where the organisation does not let it be changed; else `null`. */
  lock: string | null
  children: ComponentChildren
}

/** A group of settings: what they are for on one side, themselves on the other. */
export function Section({ title, hint, lock, children }: Props) {
  const id = useId()
  return (
    <section class="options-section" aria-labelledby={id}>
      <div class="options-about">
        <h2 id={id}>{title}</h2>
        {hint !== null && <p class="cg-small">{hint}</p>}
        {lock !== null && (
          <p class="options-lock">
            <svg class="cg-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
              <path d="M4 7.5h8v6H4z M5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />
            </svg>
            {lock}
          </p>
        )}
      </div>
      <div class="page-stack">{children}</div>
    </section>
  )
}
