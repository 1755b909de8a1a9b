import type { ComponentChildren } from 'preact'
import { CopyButton } from './CopyButton.tsx'
import { EventButtons } from './EventButtons.tsx'
import type { Settings } from './globals.ts'
import { SettingsContext } from './settings-context.ts'
import { isPseudo } from './words.ts'
import './stage.css'

interface StageProps {
  settings: Settings
  /** What the state means and when it occurs, in a line. */
  means: string
  /** `<scenario>@<instance>` of the simulated account; `null` where there is none to play events on. */
  instance: string | null
  /** HTML for a host page. */
  embed: string | null
  /** The simulated account was set back. */
  onStartOver: () => void
  children: ComponentChildren
}

/** A page of a host with one preview on it; above it what it shows, below it what a designer can do with it. */
export function Stage({ settings, means, instance, embed, onStartOver, children }: StageProps) {
  const { theme, direction, language, isBare } = settings
  return (
    <div class="preview" lang={isPseudo(language) ? 'en' : language} data-theme={theme}>
      {!isBare && means !== '' && <p class="preview-means">{means}</p>}
      <main class="preview-stage" dir={direction} data-stage>
        <SettingsContext.Provider value={settings}>{children}</SettingsContext.Provider>
      </main>
      {!isBare && (instance !== null || embed !== null) && (
        <footer class="preview-tools">
          {instance !== null && <EventButtons instance={instance} onStartOver={onStartOver} />}
          {embed !== null && <EmbedCode code={embed} />}
        </footer>
      )}
    </div>
  )
}

function EmbedCode({ code }: { code: string }) {
  return (
    <details class="preview-embed">
      <summary>Embed code</summary>
      <pre>
        <code>{code}</code>
      </pre>
      <CopyButton text={code} />
    </details>
  )
}
