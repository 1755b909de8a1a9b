import { Component, createRef } from 'preact'
import type { Figure } from '../format/plain-figure.ts'

interface Props {
  figure: Figure
}

const FADE_MS = 160

/** The number, large. When it changes its digits fade in, at most one fade at a time, so that bursts stay calm and cheap. */
export class CreditAmount extends Component<Props> {
  private readonly number = createRef<HTMLElement>()
  private fade: Animation | undefined

  override componentDidUpdate({ figure }: Props) {
    if (figure.text === this.props.figure.text || this.fade?.playState === 'running' || prefersStillness()) return
    this.fade = this.number.current?.animate([{ opacity: 0.3 }, { opacity: 1 }], FADE_MS)
  }

  override render({ figure }: Props) {
    return (
      <span class="cg-amount cg-amount-hero" title={figure.full}>
        <bdi class="cg-amount-number" ref={this.number}>
          {figure.text}
        </bdi>
        <bdi class="cg-amount-unit">{figure.unit}</bdi>
      </span>
    )
  }
}

function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
