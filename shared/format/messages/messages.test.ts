import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const COMMENT = /\/\*[\s\S]*?\*\//g
const OTHER_NAMES = /.*(billing (system|service|server)|abrechnungssystem).*/gi

test('what keeps the credits has one name in all words that people read: credit service', () => {
  const files = globSync('*.ts', { cwd: import.meta.dirname, exclude: ['*.test.ts'] })
  expect(files).toContain('en-panel.ts')
  const strays = files.flatMap((file) => {
    const words = readFileSync(`${import.meta.dirname}/${file}`, 'utf8').replaceAll(COMMENT, '')
    return (words.match(OTHER_NAMES) ?? []).map((line) => `${file}: ${line.trim()}`)
  })
  expect(strays).toEqual([])
})
