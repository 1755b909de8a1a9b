import { expect, test } from 'vitest'
import workspace from '../package.json' with { type: 'json' }
import { VERSION } from './version.ts'

test('the script says the version of the package', () => {
  expect(VERSION).toBe(workspace.version)
})
