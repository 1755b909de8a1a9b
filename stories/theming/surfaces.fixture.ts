/** For tests: the elements on a page of an ATS, with a simulated account each and no network. */
import { getResponse } from 'msw'
import { createHandlers } from '../../mocks/handlers.ts'
import { createClient } from '../../shared/billing/client.ts'
import type { CreditElement } from '../../widget/element.ts'
import type { Tag } from '../HostElement.tsx'
import type { Scheme } from './theme-css.ts'
import { findTheme, type ThemeName } from './themes.ts'
import './ats-frame.css'

export interface Look {
  theme: ThemeName
  scheme: Scheme
}

type Place = 'bar' | 'side' | 'card'

const handlers = createHandlers()

/** The simulated billing API without a network. */
const answer: typeof fetch = async (input, init) => {
  const response = await getResponse(handlers, new Request(input, init), { quiet: true })
  return response ?? Promise.reject(new Error('no mock answers'))
}

/** An empty page in the manner of a theme, with the theme's own style sheet on it. */
export function dressPage({ theme, scheme }: Look): HTMLElement {
  const style = document.createElement('style')
  style.textContent = findTheme(theme).css
  const frame = document.createElement('div')
  frame.className = `ats ats-${theme}`
  frame.dataset['scheme'] = scheme
  frame.style.inlineSize = '1000px'
  document.body.replaceChildren(style, frame)
  return frame
}

/** Puts an element there, for a scenario. */
export function place(
  frame: HTMLElement,
  where: Place,
  tag: Tag,
  scenario: string,
  attributes: Record<string, string> = {},
): CreditElement {
  const element = document.createElement(tag)
  const baseUrl = `${location.origin}/mock/${scenario}@${crypto.randomUUID()}/v1`
  element.source = createClient({ baseUrl, getToken: () => 'demo', fetch: answer })
  // All simulated accounts have one id: by its address each keeps to itself.
  const all = { 'api-base': baseUrl, locale: 'en-GB', ...attributes }
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value)
  if (tag === 'credit-gate') element.innerHTML = '<button type="button" class="ats-action">Request references</button>'
  const room = document.createElement('div')
  room.className = `ats-${where}`
  room.append(element)
  frame.append(room)
  return element
}

/** The first one in its shadow root. Throws where there is none. */
export function part(element: Element, selector: string): HTMLElement {
  const found = element.shadowRoot?.querySelector<HTMLElement>(selector)
  if (found) return found
  throw new Error(`${element.localName} has no ${selector}`)
}
