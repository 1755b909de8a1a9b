import { useEffect } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import { Icon } from './Icon.tsx'

interface Props {
  title: string
  summary?: ComponentChildren
  /** Where the page belongs, if not to the top. */
  parent?: { title: string; href: string }
  /** Stands before the title. */
  lead?: ComponentChildren
  /** Stands after the title. */
  badge?: ComponentChildren
  actions?: ComponentChildren
  children: ComponentChildren
}

/** The frame of every page: the way back, the title, what can be done, the content. */
export function Page({ title, summary, parent, lead, badge, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Larkfield`
  }, [title])
  return (
    <>
      <header class="page-head">
        {parent && (
          <nav class="crumbs" aria-label="Path">
            <a href={parent.href}>{parent.title}</a>
            <Icon name="chevron" />
          </nav>
        )}
        <div class="page-title">
          {lead}
          <div class="page-words">
            <div class="page-name">
              <h1>{title}</h1>
              {badge}
            </div>
            {summary && <p class="page-summary">{summary}</p>}
          </div>
          {actions && <div class="page-actions">{actions}</div>}
        </div>
      </header>
      <div class="page-body">{children}</div>
    </>
  )
}
