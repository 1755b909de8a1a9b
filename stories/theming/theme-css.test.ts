import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { properties } from './properties.ts'
import { printTheme, readTheme } from './theme-css.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const rules = (css: string) => css.replace(/^\/\*.*\*\/\n/, '')

test.each(['harbour', 'clay', 'signal'])('the playground prints %s as its file has it', (name) => {
  const css = rules(read(`../themes/${name}.css`))
  expect(printTheme(readTheme(css))).toBe(css)
})

test('prints one colour where both schemes have the same, and nothing where nothing is set', () => {
  const same = { '--credit-accent': { light: '#123456', dark: '#123456' } }
  expect(printTheme(same)).toContain('  --credit-accent: #123456;\n')
  expect(printTheme({})).toBe('')
})

test('the playground has every custom property of the README, in its order', () => {
  const section = read('../../widget/README.md').split('\n## Custom properties\n')[1]?.split('\n## ')[0] ?? ''
  const documented = [...section.matchAll(/^\| `(--credit-[\w-]+)`/gm)].map(([, name]) => name)
  expect(properties.map(({ name }) => name)).toEqual(documented)
})
