import { useState } from 'preact/hooks'

/** Takes the text along, and says so until the text is another one. */
export function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState('')
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(text))
  return (
    <button type="button" onClick={copy}>
      {copied === text ? 'Copied' : 'Copy'}
    </button>
  )
}
