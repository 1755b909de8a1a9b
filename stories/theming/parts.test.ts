import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
/** Not there in the state that the picture shows: see the README. */
const UNSEEN = ['age', 'details', 'retry']

test('the picture of the parts shows every part of the README', () => {
  const tables = read('../../widget/README.md')
    .split(/^\| part +\|/m)
    .slice(1)
  expect(tables.length).toBe(4)
  const documented = tables.flatMap((table) =>
    [...(table.split('\n\n')[0] ?? '').matchAll(/^\| `([\w-]+)`/gm)].map(([, name = '']) => name),
  )
  const shown = [...read('Anatomy.tsx').matchAll(/['{ ]([\w-]+)'?: '(?:top|bottom|end|corner)'/g)].map(
    ([, name]) => name,
  )
  expect(new Set([...shown, ...UNSEEN])).toEqual(new Set(documented))
})
