/** Shapes that differ without colour: a triangle warns, a barred circle is nothing, a minus is less than nothing. */
export const LEVEL_ICONS = {
  low: 'M8 2.5 14.5 13.5h-13Z M8 6.75v3 M8 11.6v.01',
  empty: 'M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 0 0 0-12.5Z M3.75 12.25l8.5-8.5',
  overdrawn: 'M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 0 0 0-12.5Z M5 8h6',
  paused: 'M5.5 3v10 M10.5 3v10',
} as const
