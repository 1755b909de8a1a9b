/** Draws a component on a surface of a host page, for tests in a real browser. */
import { run } from 'axe-core'
import { render } from 'preact'
import type { ComponentChildren } from 'preact'
import { en } from '../format/messages/en.ts'
import { enDetails } from '../format/messages/en-details.ts'
import { NOON } from '../credits/account.fixture.ts'
import type { Reader } from './reader.ts'
import './tokens.css'
import './ui.css'
import './afterwards.css'
import './details.css'

export const reader: Reader = { locale: 'en-GB', messages: { ...en, ...enDetails }, now: NOON }

/** A page of a host: its text colour, its background, its direction, how much room it gives. */
export interface Host {
  scheme?: 'light' | 'dark'
  dir?: 'ltr' | 'rtl'
  width?: number
}

const COLORS = { light: ['#1f2328', '#ffffff'], dark: ['#e6edf3', '#0d1117'] }

/** Replaces what was drawn before. */
export function mount(
  content: ComponentChildren,
  { scheme = 'light', dir = 'ltr', width = 348 }: Host = {},
): HTMLElement {
  const [color, background] = COLORS[scheme]
  const root = document.createElement('main')
  root.className = 'cg-root'
  root.dir = dir
  Object.assign(root.style, {
    color,
    background,
    colorScheme: scheme,
    inlineSize: `${width}px`,
    fontFamily: 'sans-serif',
  })
  document.body.replaceChildren(root)
  render(content, root)
  return root
}

/** What axe finds, one line each, once nothing moves any more. */
export async function findViolations(root: HTMLElement): Promise<string[]> {
  await comeToRest()
  const { violations } = await run(root, { rules: { region: { enabled: false } } })
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`))
}

const CALM_FRAMES = 5

/** A number on its way to another one has the colour of neither. */
async function comeToRest(): Promise<void> {
  for (let calm = 0; calm < CALM_FRAMES; calm += 1) {
    for (const animation of document.getAnimations()) {
      if (animation.playState !== 'running' || animation.effect?.getComputedTiming().endTime === Infinity) continue
      animation.finish()
      calm = 0
    }
    await new Promise(requestAnimationFrame)
  }
}
