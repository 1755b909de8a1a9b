import { saveBlob } from '../../shared/billing/save-blob.ts'

/** Offers a text as a file of the browser's downloads, which needs no permission. */
export function saveFile(name: string, type: string, text: string): void {
  saveBlob(name, new Blob([text], { type }))
}
