import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { SettingsContext } from '../../.storybook/settings-context.ts'
import { chooseLanguage } from '../../extension/language.ts'
import '../../extension/page/page.css'
import type { Language } from '../../extension/settings.ts'
import './frame.css'

/** A full page of the extension, as the browser draws its body. `chosen` is the language that its settings say. */
export function PageFrame({ chosen = 'auto', children }: { chosen?: Language; children: ComponentChildren }) {
  const { language } = useContext(SettingsContext)
  return (
    <div class="preview-frame preview-body-page cg-root" lang={chooseLanguage(chosen, language)}>
      {children}
    </div>
  )
}
