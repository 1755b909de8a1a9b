import { indexAt, topOf, type RowLayout } from './row-layout.ts'

/** Which row a key leads to from the one at `index`; `undefined` for keys that lead nowhere. Days are passed over. */
export function findStep(key: string, layout: RowLayout, index: number, view: number): number | undefined {
  const last = layout.rows.length - 1
  switch (key) {
    case 'ArrowDown':
      return findRow(layout, index + 1, 1)
    case 'ArrowUp':
      return findRow(layout, index - 1, -1)
    case 'Home':
      return findRow(layout, 0, 1)
    case 'End':
      return findRow(layout, last, -1)
    case 'PageDown':
      return (
        findRow(layout, Math.max(index + 1, indexAt(layout, topOf(layout, index) + view)), 1) ??
        findRow(layout, last, -1)
      )
    case 'PageUp':
      return (
        findRow(layout, Math.min(index - 1, indexAt(layout, topOf(layout, index) - view)), -1) ?? findRow(layout, 0, 1)
      )
    default:
      return undefined
  }
}

/** The next row from `index` on that is no day. */
function findRow({ rows }: RowLayout, index: number, direction: 1 | -1): number | undefined {
  for (let at = index; at >= 0 && at < rows.length; at += direction) if (rows[at]?.kind !== 'day') return at
  return undefined
}
