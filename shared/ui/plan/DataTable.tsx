import type { ComponentChildren } from 'preact'

interface Props {
  /** The first names the rows; all others stand over numbers. */
  heads: string[]
  rows: { key: string | null; name: string; cells: ComponentChildren[] }[]
  /** The last row sums the others up. */
  hasTotal?: boolean
}

/** Names at the start, numbers at the end. */
export function DataTable({ heads, rows, hasTotal = false }: Props) {
  return (
    <table class={hasTotal ? 'cg-table cg-table-total' : 'cg-table'}>
      <thead>
        <tr>
          {heads.map((head, index) => (
            <th key={index} scope="col">
              <bdi>{head}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, cells }) => (
          <tr key={key}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            {cells.map((cell, index) => (
              <td key={index} class="cg-number">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
