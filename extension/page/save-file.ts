/** Offers a text as a file of the browser's downloads, which needs no permission. */
export function saveFile(name: string, type: string, text: string): void {
  saveBlob(name, new Blob([text], { type }))
}

/** The same for what is too large to be one text. */
export function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // Not at once: the browser begins to read only after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
