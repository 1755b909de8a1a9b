/** Offers a blob as a file of the browser's downloads, which needs no permission. */
export function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // Not at once: the browser begins to read only after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
