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
const STILL = '(prefers-reduced-motion: reduce)'
const FORCED_PAINT = `
  *, ::before, ::after { color: CanvasText !important; border-color: CanvasText !important;
    box-shadow: none !important; text-shadow: none !important }
  *:not([part=fill], .cg-meter *, svg *) { background-color: Canvas !important }
  button, [role=button] { color: ButtonText !important; border: 1px solid ButtonBorder !important }
  a:any-link { color: LinkText !important }
`

let wishes: Wishes = { isForcedColors: false, isStill: false }
/** Sheets made by scripts, which elements adopt; each with its conditions as they were written. */
const adopted = new Set<CSSStyleSheet>()
const written = new WeakMap<CSSMediaRule, string>()

const replaceSync = Reflect.get(CSSStyleSheet.prototype, 'replaceSync')
CSSStyleSheet.prototype.replaceSync = function replaceAndRemember(text: string) {
  replaceSync.call(this, wishes.isForcedColors ? text + FORCED_PAINT : text)
  adopted.add(this)
  rewrite(this)
}

/** Holds for what is on the page and for what comes later. */
export function emulateMedia(next: Wishes): void {
  if (next.isForcedColors === wishes.isForcedColors && next.isStill === wishes.isStill) return
  // Sheets that were made before would have to be made anew.
  if (next.isForcedColors !== wishes.isForcedColors && adopted.size > 0) location.reload()
  wishes = next
  for (const sheet of [...adopted, ...document.styleSheets]) rewrite(sheet)
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
  const forced = wishes.isForcedColors ? condition.replaceAll(FORCED, 'all') : condition
  return wishes.isStill ? forced.replaceAll(STILL, 'all') : forced
}
