import type { ComponentChildren } from 'preact'
import type { Tone } from '../format/words.ts'
import { Icon } from './Icon.tsx'

interface Props {
  tone: Tone
  title: string
  advice: string | null
  children?: ComponentChildren
}

/** What happened, what it means, what to do. Heard politely when it changes. */
export function Notice({ tone, title, advice, children }: Props) {
  return (
    <div class={`cg-note cg-note-${tone}`} aria-live="polite">
      <ToneMark tone={tone} />
      <div class="cg-note-body">
        <p class="cg-title">{title}</p>
        {advice !== null && <p class="cg-text">{advice}</p>}
        {children}
      </div>
    </div>
  )
}

function ToneMark({ tone }: { tone: Tone }) {
  if (tone === 'neutral') return null
  return tone === 'busy' ? <span class="cg-spinner" /> : <Icon name={tone === 'attention' ? 'low' : tone} />
}
