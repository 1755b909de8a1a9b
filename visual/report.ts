/** The page on which a person reviews what has changed: one file, with all pictures in it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Difference } from './difference.ts'
import { type Pixels, toPng } from './png.ts'
import { remarkOn, type Verdict } from './verdict.ts'

const STYLE = `
  :root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif }
  body { max-inline-size: 1760px; margin: 0 auto; padding: 32px 24px 64px }
  h1 { margin: 0; font-size: 24px; line-height: 1.3 }
  h2 { margin: 0; font-size: 16px; overflow-wrap: anywhere }
  p { margin: 4px 0 0; color: color-mix(in srgb, currentColor 75%, transparent) }
  code { font-size: 13px }
  label { display: inline-flex; gap: 8px; align-items: center; margin-block-start: 16px }
  section { margin-block-start: 32px; padding-block-start: 24px;
    border-block-start: 1px solid color-mix(in srgb, currentColor 16%, transparent) }
  .pictures { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 16px; margin-block-start: 16px }
  figure { min-inline-size: 0; margin: 0 }
  figcaption { margin-block-end: 4px; font-size: 12px; font-weight: 600 }
  img { display: block; max-inline-size: 100%; block-size: auto; border-radius: 4px;
    outline: 1px solid color-mix(in srgb, currentColor 20%, transparent) }
  .picture { position: relative; inline-size: fit-content; max-inline-size: 100% }
  .ring { position: absolute; outline: 2px solid #d90040; outline-offset: 4px; border-radius: 1px }
  .none { padding: 32px 16px; border: 1px dashed color-mix(in srgb, currentColor 30%, transparent); border-radius: 4px }
  body:has(#full:checked) { max-inline-size: none }
  body:has(#full:checked) .pictures { grid-template-columns: repeat(3, max-content); overflow-x: auto }
  body:has(#full:checked) :is(img, .picture) { max-inline-size: none }
  @media (max-width: 720px) { .pictures { grid-template-columns: minmax(0, 1fr) } }
`

/** Of all that is not the same. `total` is the number of pictures that were looked at. */
export function writeReport(file: string, verdicts: readonly Verdict[], total: number): void {
  const open = verdicts.filter(({ kind }) => kind !== 'same')
  const found =
    open.length === 0 ? `All ${total} pictures are the same` : `${open.length} of ${total} pictures to review`
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(
    file,
    `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${found}</title>
<style>${STYLE}</style>
<h1>${found}</h1>
<p>${open.length === 0 ? 'There is nothing to do.' : 'Meant? <code>npm run visual -- --update</code> makes them the new baselines.'}</p>
${open.length === 0 ? '' : '<label><input type="checkbox" id="full"> Pixel by pixel</label>'}
${open.map(section).join('\n')}
</html>
`,
  )
}

function section(verdict: Verdict): string {
  return `<section id="${verdict.name}">
<h2>${verdict.name}</h2>
<p>${escape(remarkOn(verdict))}</p>
<div class="pictures">${figures(verdict)}</div>
</section>`
}

function figures(verdict: Verdict): string {
  if (verdict.kind === 'new') return figure('Before') + figure('After', verdict.after)
  if (verdict.kind === 'left-over') return figure('Before', verdict.before) + figure('After')
  if (verdict.kind !== 'different') return ''
  const { before, after, difference } = verdict
  return figure('Before', before) + figure('After', after) + figure('Difference', difference.picture, difference.area)
}

/** With a ring around `area`, where one is given: a single pixel is easily overlooked. */
function figure(caption: string, pixels?: Pixels, area?: Difference['area']): string {
  if (!pixels) return `<figure><figcaption>${caption}</figcaption><div class="none">None</div></figure>`
  const { width, height } = pixels
  const place = area && [
    `left: ${share(area.x, width)}; top: ${share(area.y, height)}`,
    `width: ${share(area.width, width)}; height: ${share(area.height, height)}`,
  ]
  return `<figure><figcaption>${caption}</figcaption><div class="picture">
<img alt="" width="${width}" height="${height}" src="data:image/png;base64,${toPng(pixels).toString('base64')}">
${place ? `<div class="ring" style="${place.join('; ')}"></div>` : ''}</div></figure>`
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(2)}%`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
