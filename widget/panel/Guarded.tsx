import { Component, Fragment } from 'preact'
import type { ComponentChild } from 'preact'
import type { Section } from './section.ts'

interface Props {
  section: Section
  /** What stands there instead once it cannot be drawn. */
  failed: ComponentChild
}

/**
 * Draws a section. One that breaks leaves the rest of the panel as it is: the page may have changed what was drawn, as
 * translators do, so it is drawn once more from nothing before it is given up.
 */
export class Guarded extends Component<Props, { failures: number }> {
  override state = { failures: 0 }

  override componentDidCatch() {
    this.setState(({ failures }) => ({ failures: failures + 1 }))
  }

  override render({ section, failed }: Props, { failures }: { failures: number }) {
    return failures > 1 ? (
      failed
    ) : (
      <Fragment key={failures}>
        <Drawing section={section} />
      </Fragment>
    )
  }
}

/** Asks for the drawing where what goes wrong is caught. */
function Drawing({ section }: { section: Section }) {
  return <>{section.draw()}</>
}
