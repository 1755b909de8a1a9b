/** The floor: the same rows by hand, in elements that are written over as the list moves. No more than that. */
import type { Entry } from '../../shared/credits/entry.ts'
import { formatCredits, formatSigned } from '../../shared/format/credits.ts'
import { formatFull } from '../../shared/format/dates.ts'
import { formatTime } from '../../shared/format/history-dates.ts'

const ROW_PX = 51
const OVERSCAN_ROWS = 5

const ROW = `<p class="cg-entry-text"><bdi></bdi></p><span class="cg-entry-amount cg-number"></span>
<p class="cg-entry-meta"><span class="cg-type cg-type-out"></span><bdi></bdi><bdi></bdi><time></time></p>
<span class="cg-entry-balance cg-number"><span class="cg-hidden">Balance after: </span><i></i></span>`

export function drawRing(root: HTMLElement, entries: readonly Entry[], actions: ReadonlyMap<string, string>): void {
  const scroller = document.createElement('div')
  scroller.className = 'cg-history-list'
  const canvas = document.createElement('div')
  canvas.className = 'cg-history-canvas'
  canvas.style.blockSize = `${entries.length * ROW_PX}px`
  scroller.append(canvas)
  root.append(scroller)
  const count = Math.ceil(scroller.clientHeight / ROW_PX) + 2 * OVERSCAN_ROWS
  const rows = Array.from({ length: count }, () => createRow(canvas))
  const shown = rows.map(() => -1)
  const draw = () => {
    const first = Math.max(0, Math.floor(scroller.scrollTop / ROW_PX) - OVERSCAN_ROWS)
    for (let index = first; index < Math.min(entries.length, first + count); index += 1) {
      const slot = index % count
      const entry = entries[index]
      if (shown[slot] === index || !entry) continue
      shown[slot] = index
      rows[slot]?.(entry, index, actions)
    }
  }
  scroller.addEventListener('scroll', draw)
  draw()
}

function createRow(canvas: HTMLElement) {
  const row = document.createElement('article')
  row.className = 'cg-history-row cg-entry'
  row.innerHTML = ROW
  row.style.blockSize = `${ROW_PX}px`
  canvas.append(row)
  const [text, amount, badge, action, actor, time, balance] = [
    ...row.querySelectorAll<HTMLElement>('bdi, .cg-entry-amount, .cg-type, time, i'),
  ]
  return (entry: Entry, index: number, actions: ReadonlyMap<string, string>) => {
    row.style.transform = `translateY(${index * ROW_PX}px)`
    if (!text || !amount || !badge || !action || !actor || !time || !balance) throw new Error('the row is incomplete')
    text.textContent = entry.description
    text.title = entry.description
    amount.textContent = formatSigned(entry.amount, 0, 'en-GB')
    badge.textContent = entry.amount < 0 ? '− Used' : '+ Bought'
    action.textContent = actions.get(entry.action ?? '') ?? ''
    actor.textContent = entry.actor.name
    time.textContent = formatTime(entry.at, 'en-GB')
    time.title = formatFull(entry.at, 'en-GB')
    balance.textContent = formatCredits(entry.balanceAfter, 0, 'en-GB')
  }
}
