import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { AtsFrame } from './AtsFrame.tsx'
import { CopyCode } from './CopyCode.tsx'
import { LEAST } from './measure.ts'
import { properties, type PropertyName } from './properties.ts'
import { PropertyControl } from './PropertyControl.tsx'
import { takeSample, type Sample } from './sample.ts'
import { declarations, printTheme, readTheme, SCHEMES, type Scheme, type ThemeValues } from './theme-css.ts'
import { findTheme, themes, type ThemeName } from './themes.ts'
import './playground.css'

type Samples = Record<Scheme, Sample>

/** Every custom property to try on a light and on a dark page, with what it does to contrast, and the CSS to take home. */
export function Playground({ instance }: { instance: string }) {
  const [theme, setTheme] = useState<ThemeName>('built-in')
  const [values, setValues] = useState<ThemeValues>({})
  const pages = useRef<HTMLDivElement>(null)
  const [samples, setSamples] = useState<Samples>()
  useLayoutEffect(() => {
    if (pages.current) setSamples({ light: sampleOf(pages.current, 'light'), dark: sampleOf(pages.current, 'dark') })
  }, [theme, values])
  const set = (name: PropertyName, value: Record<Scheme, string> | undefined) => {
    const { [name]: _, ...others } = values
    setValues(value ? { ...others, [name]: value } : others)
  }
  const begin = (name: ThemeName) => {
    setTheme(name)
    setValues(readTheme(findTheme(name).css))
  }
  return (
    <div class="playground">
      <form class="playground-controls" onSubmit={(event) => event.preventDefault()}>
        <label class="playground-start">
          Begin with
          <select value={theme} onChange={({ currentTarget }) => begin(toName(currentTarget.value))}>
            {themes.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <Verdict samples={samples} />
        {samples &&
          properties.map((property) => (
            <PropertyControl
              key={property.name}
              property={property}
              value={values[property.name]}
              samples={samples}
              onChange={(value) => set(property.name, value)}
            />
          ))}
      </form>
      <div class="playground-pages" ref={pages}>
        <CopyCode code={printTheme(values) || '/* Nothing is changed yet. */\n'} />
        {SCHEMES.map((scheme) => (
          <AtsFrame
            key={scheme}
            theme={theme}
            scheme={scheme}
            instance={instance}
            style={Object.fromEntries(declarations(values))}
          />
        ))}
      </div>
    </div>
  )
}

/** What is too low, in a sentence, wherever on the page its property is. */
function Verdict({ samples }: { samples: Samples | undefined }) {
  const low = SCHEMES.flatMap((scheme) =>
    (samples?.[scheme].pairs ?? [])
      .filter(({ kind, ratio }) => ratio < LEAST[kind])
      .map(({ what }) => `${what} (${scheme})`),
  )
  return (
    <output class={low.length > 0 ? 'playground-verdict is-low' : 'playground-verdict'}>
      {low.length > 0
        ? `Hard to read: ${low.join(', ')}.`
        : `Everything can be read: text at ${LEAST.text} or more, graphics at ${LEAST.graphic} or more.`}
    </output>
  )
}

function sampleOf(pages: HTMLElement, scheme: Scheme): Sample {
  return takeSample([...pages.querySelectorAll(`[data-scheme=${scheme}] :is(.ats-card, .ats-bar)`)].toReversed())
}

function toName(text: string): ThemeName {
  return themes.find(({ name }) => name === text)?.name ?? 'built-in'
}
