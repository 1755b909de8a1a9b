/** What the button looks like. Loaded where there is an address. */
import { enConnect } from '../../shared/format/messages/en-connect.ts'
import type { ConnectMessages } from '../../shared/format/messages/en-connect.ts'
import later from '../../shared/ui/afterwards.css?inline'
import tokens from '../../shared/ui/tokens.css?inline'
import components from '../../shared/ui/ui.css?inline'
import { make, makeIcon, write } from '../dom.ts'
import { adopt } from '../element.ts'
import own from './connect.css?inline'
import { stepAside } from './step-aside.ts'

/** Somebody speaks. */
const SPEECH = 'M2 3h12v8H8.5L5.5 13.5V11H2Z M5 6h6 M5 8.25h3.5'
/** As `connect.css` has it. */
const ROOM_PX = 120
const AWAY = 'M6.5 3.5h-3v9h9v-3 M9 2.5h4.5V7 M13 3 7.5 8.5'

/** Draws the link, or changes what differs. It opens a tab that cannot reach back. */
export function drawConnect(
  root: ShadowRoot,
  href: string,
  localize: (words: ConnectMessages) => ConnectMessages,
): void {
  const { proConnect, opensNewTab } = localize(enConnect)
  const link = root.querySelector('a') ?? createLink(root)
  const [word, hint] = link.querySelectorAll('span')
  stepAside(root)
  if (link.getAttribute('href') !== href) link.href = href
  if (word) write(word, proConnect)
  if (hint) write(hint, opensNewTab)
}

function createLink(root: ShadowRoot): HTMLAnchorElement {
  const link = make('a', 'cg-root cg-button cg-connect', 'connect')
  link.target = '_blank'
  link.rel = 'noopener noreferrer'
  const away = makeIcon(AWAY)
  away.classList.add('cg-connect-away')
  // Where its word has no room, a pointer finds it out.
  link.addEventListener('pointerenter', () => (link.title = link.offsetWidth < ROOM_PX ? (link.textContent ?? '') : ''))
  link.append(makeIcon(SPEECH), make('span', 'cg-connect-word'), away, make('span', 'cg-hidden'))
  root.adoptedStyleSheets = []
  adopt(root, tokens, components, later, own)
  root.replaceChildren(link)
  return link
}
