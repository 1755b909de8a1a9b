const PATHS = {
  jobs: 'M4 8.5h16v10.5H4zM9 8.5V5h6v3.5M4 13h16',
  people:
    'M9 11.5a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5zM3 19c.5-3.2 2.9-5 6-5s5.5 1.8 6 5M15.5 5.3a3.1 3.1 0 0 1 0 6M17.5 14.3c1.9.7 3.1 2.3 3.5 4.7',
  assessments: 'M8.5 5H6v15h12V5h-2.5M9 3.5h6v3H9zM9 13.5l2 2 4-4',
  card: 'M3.5 6h17v12.5h-17zM3.5 10h17M7 15h4',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.75v4.5M9 14.75v4.5',
  search: 'M11 17.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM16 16l4 4',
  chevron: 'M9 6l6 6-6 6',
  down: 'M7 10l5 5 5-5',
  upload: 'M12 15.5V4.5M7.5 9L12 4.5 16.5 9M5 15.5V20h14v-4.5',
  spark: 'M12 4l1.8 5.2L19 11l-5.2 1.8L12 18l-1.8-5.2L5 11l5.2-1.8zM18.5 16.5v4M16.5 18.5h4',
  mail: 'M4 6h16v12.5H4zM4 7l8 6.5L20 7',
  note: 'M5 19.5V16L15.5 5.5l3.5 3.5L8.5 19.5zM13 8l3.5 3.5',
  file: 'M6.5 3.5h7L18 8v12.5H6.5zM13 3.5V8.5h5M9.5 13h5M9.5 16.5h5',
  check: 'M5.5 12.5l4.5 4.5 9-10',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  alert: 'M12 4L2.9 19.5h18.2zM12 10v4.5M12 17v.3',
  stage: 'M6 21V4h11l-2.5 4L17 12H6',
  applied: 'M4 13.5L6.5 5h11l2.5 8.5V19H4zM4 13.5h5l1 2.5h4l1-2.5h5',
  reference: 'M4 5h16v11h-8.5L7 19.5V16H4zM8 9h8M8 12h5',
  pin: 'M12 21s6.5-6.2 6.5-11a6.5 6.5 0 0 0-13 0c0 4.8 6.5 11 6.5 11zM12 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z',
} as const

export type IconName = keyof typeof PATHS

/** A line drawing of 16 px. Decoration: the words stand beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
