/** Which pictures there are: every scenario on every surface, light and dark, and the hardest ones in three more looks. */
import type { Scenario } from '../mocks/scenario.ts'
import { scenarios } from '../mocks/scenarios.ts'

/** How the same state is looked at. */
export interface Look {
  /** Part of the picture's name. */
  name: string
  theme: 'light' | 'dark'
  /** A BCP 47 tag; the previews know two pseudo-languages. */
  language: string
  hasForcedColors: boolean
}

export interface Surface {
  name: string
  /** The first part of its stories' addresses. */
  story: string
  /** What is photographed, what is there once it knows something, and until then: CSS that reaches into shadow roots. */
  frame: string
  shown: string
  waiting: string
  /** Of the window, in CSS px. A picture ends where the surface does, or at `height`. */
  width: number
  height: number
}

export interface Picture {
  /** `panel.low.dark`, which is the baseline's name as well. */
  name: string
  surface: Surface
  scenario: string
  look: Look
  /** It shows what is there until the first answer comes. */
  isWaiting: boolean
}

const LIGHT: Look = { name: 'light', theme: 'light', language: 'en-GB', hasForcedColors: false }
const EVERYWHERE: Look[] = [LIGHT, { ...LIGHT, name: 'dark', theme: 'dark' }]
const HARD_LOOKS: Look[] = [
  { ...LIGHT, name: 'long-words', language: 'en-XA' },
  { ...LIGHT, name: 'right-to-left', language: 'ar-XB' },
  { ...LIGHT, name: 'forced-colours', hasForcedColors: true },
]

/** What such a look can break: each level, each kind of notice, and the fullest screens. */
export const HARD_SCENARIOS = [
  'healthy',
  'low',
  'empty',
  'overdrawn',
  'expiring-soon',
  'shared-pool',
  'no-buy-permission',
  'server-error',
  'long-names',
]

export const SURFACES: Surface[] = [
  {
    name: 'balance',
    story: 'credit-balance',
    frame: 'credit-balance',
    shown: '[data-kind]:not([data-kind="loading"])',
    waiting: '[data-kind="loading"]',
    width: 640,
    height: 120,
  },
  {
    name: 'panel',
    story: 'credit-panel',
    frame: 'credit-panel',
    shown: '.cg-available:not(.cg-blank), .cg-note',
    waiting: '.cg-blank',
    width: 960,
    height: 1500,
  },
  {
    name: 'popup',
    story: 'extension-popup',
    frame: '.preview-body-popup',
    shown: '.popup-hero, .cg-note',
    waiting: '.popup-placeholder',
    width: 430,
    height: 650,
  },
]

/** All that there are to be, one surface after the other. */
export function listPictures(from: readonly Pick<Scenario, 'name' | 'fault'>[] = scenarios): Picture[] {
  return SURFACES.flatMap((surface) =>
    from.flatMap(({ name, fault }) => {
      const looks = HARD_SCENARIOS.includes(name) ? [...EVERYWHERE, ...HARD_LOOKS] : EVERYWHERE
      return looks.map((look) => ({
        name: `${surface.name}.${name}.${look.name}`,
        surface,
        scenario: name,
        look,
        isWaiting: fault === 'slow',
      }))
    }),
  )
}
