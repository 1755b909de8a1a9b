/** What a designer can change from the toolbar, for every preview at once. The width is the toolbar's own viewport. */
import type { GlobalTypes, Globals } from 'storybook/internal/types'

type Tool = GlobalTypes[string]
type Icon = Extract<NonNullable<Tool['toolbar']>['icon'], string>

const THEMES = ['light', 'dark'] as const
const DIRECTIONS = ['ltr', 'rtl'] as const
const SWITCH = ['off', 'on'] as const

export interface Settings {
  /** The host page's own scheme. */
  theme: (typeof THEMES)[number]
  direction: (typeof DIRECTIONS)[number]
  /** A BCP 47 tag; `en-XA` is English with long words, `ar-XB` English written from right to left. */
  language: string
  isForcedColors: boolean
  isStill: boolean
  /** How long every answer of the simulated API takes longer, in ms. */
  latencyMs: number
  /** Nothing but the surface itself, for pictures. */
  isBare: boolean
}

/** Reads what the toolbar or a permalink says; what it does not know is as if it were not there. */
export function readSettings(globals: Globals): Settings {
  const direction = pick(globals['direction'], DIRECTIONS)
  const language = typeof globals['language'] === 'string' ? globals['language'] : 'en-GB'
  return {
    theme: pick(globals['theme'], THEMES),
    direction: language.startsWith('ar') ? 'rtl' : direction,
    language,
    isForcedColors: pick(globals['colors'], SWITCH) === 'on',
    isStill: pick(globals['still'], SWITCH) === 'on',
    latencyMs: Number(globals['latency']) > 0 ? Number(globals['latency']) : 0,
    isBare: pick(globals['bare'], SWITCH) === 'on',
  }
}

/** The first of `known` is what holds where nothing is said. */
function pick<const Known extends readonly string[]>(value: unknown, known: Known): Known[number] {
  return known.find((each) => each === value) ?? known[0] ?? ''
}

export const globalTypes = {
  theme: toolbar('Theme', 'The host page’s scheme', 'circlehollow', [
    ['light', 'Light'],
    ['dark', 'Dark'],
  ]),
  direction: toolbar('Direction', 'Direction of writing', 'transfer', [
    ['ltr', 'Left to right'],
    ['rtl', 'Right to left'],
  ]),
  language: toolbar('Language', 'Numbers, dates and words', 'globe', [
    ['en-GB', 'English (UK)'],
    ['en-US', 'English (US)'],
    ['de-DE', 'German (words of the extension)'],
    ['fr-FR', 'French (numbers and dates)'],
    ['hi-IN', 'Hindi (numbers and dates)'],
    ['en-XA', 'Long words (pseudo)'],
    ['ar-XB', 'Right to left (pseudo)'],
  ]),
  colors: toolbar('Forced colours', 'High contrast, nearly as the system draws it', 'contrast', [
    ['off', 'Own colours'],
    ['on', 'Forced colours'],
  ]),
  still: toolbar('Motion', 'Reduced motion', 'stop', [
    ['off', 'Motion'],
    ['on', 'Reduced motion'],
  ]),
  latency: toolbar('Latency', 'How slow the credit service is', 'timer', [
    ['0', 'At once'],
    ['1000', '1 s slower'],
    ['5000', '5 s slower'],
  ]),
}

/** Widths of the window, for the toolbar's viewports. */
export const viewports = Object.fromEntries(
  [1280, 768, 480, 360, 320].map((width) => [
    `w${width}`,
    { name: `${width} px`, styles: { width: `${width}px`, height: '100%' }, type: width < 600 ? 'mobile' : 'desktop' },
  ]),
)

export const initialGlobals = {
  theme: 'light',
  direction: 'ltr',
  language: 'en-GB',
  colors: 'off',
  still: 'off',
  latency: '0',
  bare: 'off',
}

function toolbar(name: string, description: string, icon: Icon, items: [string, string][]): Tool {
  return {
    name,
    description,
    toolbar: { icon, dynamicTitle: true, items: items.map(([value, title]) => ({ value, title })) },
  }
}
