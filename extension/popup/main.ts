/** The popup: first what was drawn last time, then everything else. */
import { drawMirror } from './mirror.ts'

const root = document.createElement('div')
root.className = 'cg-root'
document.body.append(root)
// A click on what is only drawn would be lost: until the popup itself stands, there is nothing to click.
root.inert = true
drawMirror(root)

// Its scripts would compete with the first paint. Where nothing is to be painted they come at once.
if (document.hidden || root.firstChild === null) start()
else requestAnimationFrame(() => setTimeout(start))

function start(): void {
  void import('./app.tsx').then(({ startPopup }) => startPopup(root))
}
