/** A theme as text: what a host pastes into a style sheet of its own. */
import { properties, type PropertyName } from './properties.ts'

export const SCHEMES = ['light', 'dark'] as const
export type Scheme = (typeof SCHEMES)[number]

/** What a theme sets; a property that it leaves out stays as it is built in. Lengths and shadows are the same in both. */
export type ThemeValues = Partial<Record<PropertyName, Record<Scheme, string>>>

const PAIR = /^light-dark\(\s*([^,()]+?)\s*,\s*([^,()]+?)\s*\)$/

/** Reads what `printTheme` writes. */
export function readTheme(css: string): ThemeValues {
  const values: ThemeValues = {}
  for (const { name } of properties) {
    const value = new RegExp(`${name}:\\s*([^;]+);`).exec(css)?.[1]
    if (value === undefined) continue
    const [, light = value, dark = value] = PAIR.exec(value) ?? []
    values[name] = { light, dark }
  }
  return values
}

/** Empty where nothing is set. Browsers that cannot tell the schemes apart this way keep what is built in. */
export function printTheme(values: ThemeValues): string {
  const lines = declarations(values).map(([name, value]) => `    ${name}: ${value};\n`)
  if (lines.length === 0) return ''
  return `@supports (color: light-dark(#000, #fff)) {\n  :root {\n${lines.join('')}  }\n}\n`
}

/** For one element, and all in it. */
export function declarations(values: ThemeValues): [PropertyName, string][] {
  return properties.flatMap(({ name }): [PropertyName, string][] => {
    const value = values[name]
    if (!value) return []
    return [[name, value.light === value.dark ? value.light : `light-dark(${value.light}, ${value.dark})`]]
  })
}
