import type { CSSProperties } from 'preact'
import { HostElement } from '../HostElement.tsx'
import type { Scheme } from './theme-css.ts'
import type { ThemeName } from './themes.ts'
import './ats-frame.css'

interface Props {
  /** In whose manner the page is drawn. */
  theme: ThemeName
  scheme: Scheme
  /** `<scenario>@<instance>` of the simulated account. */
  instance: string
  /** Custom properties of the elements, for this page alone. */
  style?: CSSProperties
}

const NAMES: Record<ThemeName, string> = {
  'built-in': 'Your ATS',
  harbour: 'Harbour Talent',
  clay: 'Clay Hiring',
  signal: 'Signal',
}

/** A page of an ATS with the bar in its top bar, the price at a button, the credits tab, and Pro Connect at the side. */
export function AtsFrame({ theme, scheme, instance, style = {} }: Props) {
  return (
    <div class={`ats ats-${theme}`} data-scheme={scheme} style={style}>
      <div class="ats-bar">
        <span class="ats-mark" />
        <span class="ats-name">{NAMES[theme]}</span>
        <div class="ats-bar-end">
          <HostElement tag="credit-balance" instance={instance} />
        </div>
      </div>
      <div class="ats-body">
        <div class="ats-side">
          <ul>
            <li>Jobs</li>
            <li aria-current="page">Candidates</li>
            <li>Reports</li>
            <li>Settings</li>
          </ul>
          <HostElement tag="credit-connect" instance={instance} />
        </div>
        <div class="ats-main">
          <h2 class="ats-title">Candidates</h2>
          <div class="ats-card ats-person">
            <div>
              <p>Inês Carvalho</p>
              <p>Product designer · Porto</p>
            </div>
            <HostElement
              tag="credit-gate"
              instance={instance}
              attributes={{ action: 'reference-check' }}
              content='<button type="button" class="ats-action">Request references</button>'
            />
          </div>
          <div class="ats-card">
            <HostElement tag="credit-panel" instance={instance} />
          </div>
        </div>
      </div>
    </div>
  )
}
