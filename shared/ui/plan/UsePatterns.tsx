/**
 * How each series looks: told apart by its lines, not by shade alone. The first one is solid. `ground` and `ink` are how
 * much of its colour they have; lines without `ink` are of the page's colour.
 */
const LOOKS = [
  { lines: '', turn: 0, ground: 1, ink: 1 },
  { lines: 'M0 2h6', turn: -45, ground: 0.22, ink: 1 },
  { lines: 'M1 1h1M4 4h1', turn: 0, ground: 0.62, ink: 0 },
  { lines: 'M0 1h6M0 4h6', turn: 0, ground: 0.1, ink: 1 },
  { lines: 'M1 0v6M4 0v6', turn: 0, ground: 0.48, ink: 0 },
  { lines: 'M0 2h6', turn: 45, ground: 0.22, ink: 0.5 },
]

/** What `fill` of a series is. The patterns themselves are drawn by `UsePatterns`, once a page. */
export function patternOf(series: number): string {
  return `url(#cg-use-${series})`
}

export function UsePatterns() {
  return (
    <defs>
      {LOOKS.map(({ lines, turn, ground, ink }, series) => (
        <pattern
          key={series}
          id={`cg-use-${series}`}
          class={`cg-use-${series}`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform={`rotate(${turn})`}
        >
          <rect width="6" height="6" fill-opacity={ground} />
          <path d={lines} stroke={ink ? 'currentColor' : 'Canvas'} stroke-opacity={ink || 1} />
        </pattern>
      ))}
    </defs>
  )
}
