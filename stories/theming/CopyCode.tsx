import { useState } from 'preact/hooks'

/** Text to take along. */
export function CopyCode({ code }: { code: string }) {
  const [copied, setCopied] = useState('')
  const copy = () => void navigator.clipboard.writeText(code).then(() => setCopied(code))
  return (
    <figure class="playground-code">
      <figcaption>
        Your theme
        <button type="button" onClick={copy}>
          {copied === code ? 'Copied' : 'Copy'}
        </button>
      </figcaption>
      <textarea
        readOnly
        aria-label="CSS of your theme"
        rows={code.trimEnd().split('\n').length}
        value={code.trimEnd()}
      />
    </figure>
  )
}
