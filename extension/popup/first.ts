/**
 * Draws the popup as it stood last time, before anything else of it is read. One small file, because each one more costs
 * the first paint milliseconds.
 */
import { drawMirror } from './mirror.ts'

const root = document.createElement('div')
root.className = 'cg-root'
document.body.append(root)
// A click on what is only drawn would be lost: until the popup itself stands, there is nothing to click.
root.inert = true
drawMirror(root)
