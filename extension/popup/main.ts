/** The popup: first what was drawn last time, then everything else. */
import { drawMirror } from './mirror.ts'

const root = document.createElement('div')
root.className = 'cg-root'
document.body.append(root)
drawMirror(root)

void import('./app.tsx').then(({ startPopup }) => startPopup(root))
