import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = import.meta.dirname
const read = (path: string) => readFileSync(`${folder}/${path}`, 'utf8')

test('the README lists every part of the panel, and no other', () => {
  const files = [...globSync('*.ts*', { cwd: folder }), ...globSync('../../shared/ui/panel/*.tsx', { cwd: folder })]
  const sources = files.filter((path) => !path.includes('.test.')).map(read)
  const made = [...sources.join('\n').matchAll(/ part="([\w-]+)"|part\.add\('([\w-]+)'\)/g)].map(
    ([, drawn = '', added = '']) => drawn || added,
  )
  expect(made.length).toBeGreaterThan(1)
  const table = read('../README.md').split('`credit-panel::part(…)`:')[1]?.split('\n## ')[0] ?? ''
  const documented = [...table.matchAll(/^\| `([\w-]+)`/gm)].map(([, name = '']) => name)
  expect(documented.toSorted()).toEqual([...new Set(made)].toSorted())
})
