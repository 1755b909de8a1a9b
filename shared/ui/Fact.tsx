import type { ComponentChildren } from 'preact'

interface Props {
  term: string
  hint?: ComponentChildren
  /** The same in plain text, where there are `children`. */
  value: string
  children?: ComponentChildren
}

/** One line of a `<dl class="cg-facts">`. */
export function Fact({ term, hint, value, children }: Props) {
  return (
    <div class="cg-fact">
      <dt>
        {term} <span class="cg-small">{hint}</span>
      </dt>
      <dd class="cg-clamp" title={value}>
        {children ?? <bdi>{value}</bdi>}
      </dd>
    </div>
  )
}
