/** The custom properties that a host sets, in the order in which one thinks of them. */

export const properties = [
  { name: '--credit-accent', label: 'Accent', kind: 'color' },
  { name: '--credit-on-accent', label: 'Text on accent', kind: 'color' },
  { name: '--credit-low', label: 'Low', kind: 'color' },
  { name: '--credit-empty', label: 'Empty', kind: 'color' },
  { name: '--credit-in', label: 'Credits in', kind: 'color' },
  { name: '--credit-muted', label: 'Muted text', kind: 'color' },
  { name: '--credit-line', label: 'Lines', kind: 'color' },
  { name: '--credit-track', label: 'Gauge track', kind: 'color' },
  { name: '--credit-surface', label: 'Surface', kind: 'color' },
  { name: '--credit-on-surface', label: 'Text on surface', kind: 'color' },
  { name: '--credit-shadow', label: 'Shadow', kind: 'shadow' },
  { name: '--credit-radius', label: 'Radius', kind: 'length' },
  { name: '--credit-font-size', label: 'Text size', kind: 'length' },
] as const

export type ThemeProperty = (typeof properties)[number]
export type PropertyName = ThemeProperty['name']
