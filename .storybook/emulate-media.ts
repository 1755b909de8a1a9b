/**
 * Makes a page look as if its reader had asked for forced colours or less motion, which no browser lets a page set: it
 * rewrites the media queries of every style sheet, and paints nearly what the system would. Pictures for review are
 * taken with the browser's own emulation instead.
 */
interface Wishes {
  isForcedColors: boolean
  isStill: boolean
}

const FORCED = '(forced-colors: active)'
const OWN = '(forced-colors: none)'
const STILL = '(prefers-reduced-motion: reduce)'
/** They can stand wherever one of the others can: `all` cannot. */
const ALWAYS = '(min-width: 0)'
const NEVER = '(max-width: 0)'
const FORCED_PAINT = `
  *, ::before, ::after { color: CanvasText !important; box-shadow: none !important; text-shadow: none !important }
  *:not([role=tab]), ::before, ::after { border-color: CanvasText !important }
  *:not([part=fill], .cg-meter *, .cg-button-primary, svg *) { background-color: Canvas !important }
  button:not(.cg-button-primary), [role=button] { color: ButtonText !important }
  .cg-button-primary, .cg-button-primary * { color: ButtonFace !important }
  a:any-link:not(.cg-button-primary) { color: LinkText !important }
`

let wishes: Wishes = { isForcedColors: false, isStill: false }
/** Sheets made by scripts, which elements adopt; each with its text as it was written. */
const adopted = new Map<CSSStyleSheet, string>()
const written = new WeakMap<CSSMediaRule, string>()

const replaceSync = Reflect.get(CSSStyleSheet.prototype, 'replaceSync')
CSSStyleSheet.prototype.replaceSync = function replaceAndRemember(text: string) {
  adopted.set(this, text)
  dress(this, text)
}

/** Over what stands in no shadow root: pages of the extension, parts, and the host's own. */
const page = new CSSStyleSheet()
document.adoptedStyleSheets.push(page)

// A page of the extension brings some of its style sheets when it needs them.
document.addEventListener(
  'load',
  ({ target }) => {
    if ((target instanceof HTMLLinkElement || target instanceof HTMLStyleElement) && target.sheet) rewrite(target.sheet)
  },
  true,
)

/** Holds for what is on the page and for what comes later. */
export function emulateMedia(next: Wishes): void {
  if (next.isForcedColors === wishes.isForcedColors && next.isStill === wishes.isStill) return
  wishes = next
  replaceSync.call(page, wishes.isForcedColors ? `[data-stage] { ${FORCED_PAINT} }` : '')
  for (const [sheet, text] of adopted) dress(sheet, text)
  for (const sheet of document.styleSheets) rewrite(sheet)
}

/** Of an element: what is painted over it wins against its own style, so it stands in the same sheet. */
function dress(sheet: CSSStyleSheet, text: string): void {
  replaceSync.call(sheet, wishes.isForcedColors ? text + FORCED_PAINT : text)
  rewrite(sheet)
}

function rewrite({ cssRules }: CSSStyleSheet | CSSMediaRule): void {
  for (const rule of cssRules) {
    if (!(rule instanceof CSSMediaRule)) continue
    const condition = written.get(rule) ?? rule.media.mediaText
    written.set(rule, condition)
    rule.media.mediaText = meet(condition)
    rewrite(rule)
  }
}

function meet(condition: string): string {
  const forced = wishes.isForcedColors ? condition.replaceAll(FORCED, ALWAYS).replaceAll(OWN, NEVER) : condition
  return wishes.isStill ? forced.replaceAll(STILL, ALWAYS) : forced
}
