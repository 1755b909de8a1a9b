/** A step of `npm test`: what Mozilla's checker says of `dist/firefox`. Fails on errors, and on warnings that nobody has judged yet. */
import { spawnSync } from 'node:child_process'
import * as v from 'valibot'

/** Warnings that were looked into. One that no longer comes is to be deleted here. */
const JUDGED: Record<string, string> = {
  KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION: 'The extension is not offered for Android.',
  UNSAFE_VAR_ASSIGNMENT:
    'A part of Preact that nothing here uses; the policy of the pages (Trusted Types) forbids it too.',
}

const Finding = v.object({ code: v.string(), message: v.string(), file: v.optional(v.nullable(v.string())) })
const Report = v.object({ errors: v.array(Finding), warnings: v.array(Finding) })

const args = ['lint', '--source-dir', 'dist/firefox', '--output', 'json', '--no-config-discovery']
const { stdout } = spawnSync(process.execPath, ['node_modules/web-ext/bin/web-ext.js', ...args], { encoding: 'utf8' })
const { errors, warnings } = v.parse(Report, JSON.parse(stdout))

const problems = [...errors, ...warnings.filter(({ code }) => !(code in JUDGED))]
for (const { code, message, file } of problems) console.log(`✗ ${code}${file ? ` in ${file}` : ''}: ${message}`)
const gone = Object.keys(JUDGED).filter((code) => !warnings.some((warning) => warning.code === code))
for (const code of gone) console.log(`✗ ${code} is gone: delete it from ${import.meta.filename}.`)

console.log(`${errors.length} errors, ${warnings.length} warnings, ${problems.length} of them to look into`)
process.exitCode = problems.length + gone.length > 0 ? 1 : 0
