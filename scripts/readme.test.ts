/** What the README says can be typed can be typed, and every script that a person would type is in it. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import workspace from '../package.json' with { type: 'json' }

const readme = readFileSync('README.md', 'utf8')
const BY_NPM = ['postinstall', 'prestart', 'pretest', 'predev:extension', 'prestorybook', 'previsual']

test('every command of the README is a script of the project', () => {
  const commands = [...readme.matchAll(/(?:^|`)npm (?:run )?([a-z:-]+)/gm)]
    .map(([, name]) => name)
    .filter((name) => name !== 'install')
  expect(commands.length).toBeGreaterThan(5)
  for (const name of commands) expect(Object.keys(workspace.scripts)).toContain(name)
})

test('every script is in the README, with a line of its own', () => {
  for (const name of Object.keys(workspace.scripts).filter((script) => !BY_NPM.includes(script)))
    expect(readme).toMatch(new RegExp(`\\| \`npm (run )?${name}[ \`]`))
})

test('every link and picture of the README leads to a file', () => {
  const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path]) => path ?? '')
  expect(targets.length).toBeGreaterThan(3)
  for (const path of targets) expect(existsSync(path) ? path : 'nothing').toBe(path)
})
