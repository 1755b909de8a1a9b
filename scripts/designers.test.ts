/** The designer's page lists every scenario as it is, and leads to files that are there. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scenarios } from '../mocks/scenarios.ts'

test('every scenario is in the table of docs/designers.md, in order and in its own words', () => {
  const page = readFileSync('docs/designers.md', 'utf8')
  const rows = [...page.matchAll(/^\| `([\w-]+)` +\| (.+?) +\| (.+?) +\|$/gm)].map(([, name, title, means]) => ({
    name,
    title,
    means,
  }))
  const asked = scenarios.map(({ name, title, means }) => ({ name, title, means }))
  const missing = asked.filter(({ name }) => !rows.some((row) => row.name === name))
  expect(missing.map(({ name, title, means }) => `add | \`${name}\` | ${title} | ${means} |`)).toEqual([])
  expect(rows).toEqual(asked)
})

test.each(['docs/designers.md', 'docs/theming.md'])('every link and picture of %s leads to a file', (path) => {
  const targets = [...readFileSync(path, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target)
  expect(targets.length).toBeGreaterThan(2)
  for (const target of targets) expect(existsSync(join('docs', target)) ? target : 'nothing').toBe(target)
})
