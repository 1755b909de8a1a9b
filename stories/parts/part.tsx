/** How a story shows one of the shared parts: as an element or a page would draw it, at noon on 1 March 2027. */
import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { SettingsContext } from '../../.storybook/settings-context.ts'
import { isPseudo, partMessages } from '../../.storybook/words.ts'
import { NOON } from '../../shared/credits/account.fixture.ts'
import '../../shared/ui/change.css'
import '../../shared/ui/panel.css'
import '../../shared/ui/history.css'
import '../../shared/ui/plan.css'
import '../../shared/ui/lists.css'
import '../../shared/ui/alert-settings.css'
import '../../shared/ui/reports.css'

/** Who reads: with all words that any part may use. */
export interface PartReader {
  locale: string
  messages: ReturnType<typeof partMessages>
  now: number
}

/** Widths in CSS px: of the bar's details, of a column of the panel, and of the panel on a wide screen. */
const WIDTHS = { details: 348, column: 560, panel: 920 } as const

interface PartProps {
  width: keyof typeof WIDTHS
  draw: (reader: PartReader) => ComponentChildren
}

/** A story of a part. `means`: what the state means and when it occurs, in a line. */
export function part(means: string, draw: PartProps['draw'], width: PartProps['width'] = 'details') {
  return { parameters: { means }, render: () => <Part width={width} draw={draw} /> }
}

interface Step {
  canvasElement: HTMLElement
}

/** Presses the button that the selector finds first, as a step of a story. */
export function press(selector: string) {
  return ({ canvasElement }: Step) => {
    const button = canvasElement.querySelector<HTMLElement>(selector)
    if (!button) throw new Error(`There is no ${selector} to press.`)
    button.click()
  }
}

/** Types into the only field of a story, as a step of it. */
export function type(text: string) {
  return ({ canvasElement }: Step) => {
    const field = canvasElement.querySelector('input')
    if (!field) throw new Error('There is no field to type into.')
    field.value = text
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
}

/** A preview does nothing of what one can press in it. */
export function ignore() {}

function Part({ width, draw }: PartProps) {
  const { language } = useContext(SettingsContext)
  const locale = isPseudo(language) ? 'en-GB' : language
  const isInDetails = width === 'details'
  return (
    <div class={isInDetails ? 'cg-root' : 'cg-root cg-panel'} style={{ maxInlineSize: `${WIDTHS[width]}px` }}>
      <div class={isInDetails ? 'cg-details' : 'cg-panel-body'}>
        {draw({ locale, messages: partMessages(language), now: NOON })}
      </div>
    </div>
  )
}
