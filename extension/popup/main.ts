/** The popup: what was drawn last time stands already, everything else comes after its first paint. */
const root = document.querySelector<HTMLElement>('.cg-root')

// Its scripts would compete with the first paint. Where nothing is to be painted they come at once.
if (document.hidden || !root?.firstChild) start()
else requestAnimationFrame(() => setTimeout(start))

function start(): void {
  if (root) void import('./app.tsx').then(({ startPopup }) => startPopup(root))
}
