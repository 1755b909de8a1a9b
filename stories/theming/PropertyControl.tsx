import { LEAST } from './measure.ts'
import type { ThemeProperty } from './properties.ts'
import type { Pair, Sample } from './sample.ts'
import { SCHEMES, type Scheme } from './theme-css.ts'

interface Props {
  property: ThemeProperty
  /** `undefined` where it is as it is built in. */
  value: Record<Scheme, string> | undefined
  samples: Record<Scheme, Sample>
  onChange: (value: Record<Scheme, string> | undefined) => void
}

const BUILT_IN_SHADOW = '0 8px 28px rgb(0 0 0 / 18%)'
/** In px. */
const TEXT_SIZE = { min: 11, max: 18, builtIn: 13 }
const RADIUS = { min: 0, max: 24, builtIn: 6 }

/** One custom property: its name, what it is in both schemes, and how well that can be seen. */
export function PropertyControl({ property, value, samples, onChange }: Props) {
  const { name, label, kind } = property
  return (
    <fieldset class="playground-property">
      <legend>
        {label} <code>{name}</code>
      </legend>
      {kind === 'color' && <Colors {...{ property, value, samples, onChange }} />}
      {kind === 'length' && <Length {...{ property, value, samples, onChange }} />}
      {kind === 'shadow' && (
        <input
          type="text"
          aria-label={`${label}, any box-shadow`}
          value={value?.light ?? ''}
          placeholder={BUILT_IN_SHADOW}
          onChange={({ currentTarget: { value: text } }) =>
            onChange(text.trim() === '' ? undefined : { light: text, dark: text })
          }
        />
      )}
      <button type="button" disabled={value === undefined} onClick={() => onChange(undefined)}>
        Built-in
      </button>
      {samples.light.pairs
        .filter((pair) => pair.property === name)
        .map(({ what }) => (
          <p key={what} class="playground-pair">
            <span>{what}</span>
            {SCHEMES.map((scheme) => {
              const pair = samples[scheme].pairs.find((one) => one.what === what)
              return pair && <Ratio key={scheme} pair={pair} scheme={scheme} />
            })}
          </p>
        ))}
    </fieldset>
  )
}

/** Whoever sets one of the two keeps the other as it looks. */
function Colors({ property: { name, label }, value, samples, onChange }: Props) {
  const current = {
    light: value?.light ?? samples.light.colors[name] ?? '#000000',
    dark: value?.dark ?? samples.dark.colors[name] ?? '#000000',
  }
  return SCHEMES.map((scheme) => (
    <label key={scheme} class="playground-color">
      <input
        type="color"
        aria-label={`${label}, ${scheme}`}
        value={current[scheme]}
        onInput={({ currentTarget }) => onChange({ ...current, [scheme]: currentTarget.value })}
      />
      <span>
        {scheme} <code>{current[scheme]}</code>
      </span>
    </label>
  ))
}

function Length({ property: { name, label }, value, onChange }: Props) {
  const { min, max, builtIn } = name === '--credit-font-size' ? TEXT_SIZE : RADIUS
  return (
    <label class="playground-length">
      <input
        type="range"
        aria-label={`${label} in px`}
        min={min}
        max={max}
        value={value ? Number.parseFloat(value.light) : builtIn}
        onInput={({ currentTarget }) =>
          onChange({ light: `${currentTarget.value}px`, dark: `${currentTarget.value}px` })
        }
      />
      <code>{value?.light ?? 'as built in'}</code>
    </label>
  )
}

function Ratio({ pair: { kind, ratio }, scheme }: { pair: Pair; scheme: Scheme }) {
  const isLow = ratio < LEAST[kind]
  // Rounded down: 4.49 is not 4.5.
  const figure = (Math.floor(ratio * 10) / 10).toFixed(1)
  return (
    <span class={isLow ? 'is-low' : ''} title={`${LEAST[kind]} is needed`}>
      {scheme} <b>{figure}</b> {isLow ? 'too low' : 'passes'}
    </span>
  )
}
