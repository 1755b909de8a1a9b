import { CopyButton } from '../../.storybook/CopyButton.tsx'

/** Text to take along. */
export function CopyCode({ code }: { code: string }) {
  return (
    <figure class="playground-code">
      <figcaption>
        Your theme
        <CopyButton text={code} />
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
