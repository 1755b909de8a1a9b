import { LEVEL_ICONS } from './level-icons.ts'

/** Drawn on a grid of 16, as lines. */
const PATHS = {
  ...LEVEL_ICONS,
  good: 'M3 8.5 6.5 12 13 4.5',
  bad: 'M4 4l8 8 M12 4l-8 8',
  refresh: 'M13.5 8a5.5 5.5 0 1 1-1.6-3.9L13.5 5.7 M13.5 2.2v3.5H10',
  chevron: 'M4.5 6.5 8 10l3.5-3.5',
  external: 'M6.5 3.5h-3v9h9v-3 M9 2.5h4.5V7 M13 3 7.5 8.5',
} as const

export type IconName = keyof typeof PATHS

/** Always beside words: it is hidden from those who listen. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="cg-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
