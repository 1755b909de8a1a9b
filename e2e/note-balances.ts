/** A script for a page, to run before its own: notes every balance that it tells of in `balances`, in order. */
export const NOTE_BALANCES = `{
  globalThis.balances = []
  document.addEventListener('credit-change', ({ detail }) => balances.push(detail.available))
}`
