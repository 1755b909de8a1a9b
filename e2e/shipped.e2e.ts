/** What the built widget consists of, read as text. */
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'

const files = globSync('dist/widget/**/*.js').map((file) => [file, readFileSync(file, 'utf8')] as const)

const FORBIDDEN = {
  'text that becomes code':
    /\beval\(|\bnew Function\b|(?<![.\w])Function\(|set(?:Timeout|Interval)\(\s*['"`]|javascript:/,
  'scripts that are made at run time':
    /createElement\(\s*['"`]script|<script|importScripts|\.insertAdjacentHTML|\bdocument\.write\b/,
  'code from elsewhere': /\b(?:import|from)\s*\(?\s*['"`](?:https?:)?\/\//,
  'namespaces made at run time, which list what all objects inherit': /Symbol\.toStringTag\b/,
  'lengths that follow the root font size': /\d(?:rem|rlh)\b/,
}

for (const [what, pattern] of Object.entries(FORBIDDEN))
  test(`X14 H2 H11 no built file has ${what}`, () => {
    expect(files.length).toBeGreaterThan(5)
    for (const [file, text] of files) expect(pattern.exec(text)?.[0], file).toBeUndefined()
  })
