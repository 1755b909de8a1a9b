import type { PanelSpeech } from '../../shared/format/panel-words.ts'
import { UNKNOWN } from '../../shared/format/plain.ts'

/** Keeps the room of what will stand here. */
export function PanelBlank({ reader: { messages } }: { reader: PanelSpeech }) {
  return (
    <div class="cg-available cg-blank" aria-busy="true">
      <h2 class="cg-heading">{messages.available}</h2>
      <p class="cg-text cg-amount-hero">
        <span class="cg-amount-number" aria-hidden="true">
          {UNKNOWN}
        </span>
        <span class="cg-hidden">{messages.loading}</span>
      </p>
    </div>
  )
}
