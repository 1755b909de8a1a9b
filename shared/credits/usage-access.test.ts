import { expect, test } from 'vitest'
import { account } from './account.fixture.ts'
import type { Access, MissingRight } from './account.ts'
import { findUsageObstacle } from './usage-access.ts'

const right = (name: string): MissingRight => ({ right: name, permission: 'company.edit', where: null, url: null })

function obstacle(usage: boolean, access: Partial<Access> | null) {
  const known = account()
  return findUsageObstacle({
    access: access && known.access && { ...known.access, ...access },
    features: { ...known.features, usage },
  })
}

test('there is none where there is a report and nobody says that it is not theirs', () => {
  expect(obstacle(true, {})).toBeNull()
  expect(obstacle(true, null)).toBeNull()
})

test('who may not see the ledger may not see what was used, whatever the server says of a report', () => {
  expect(obstacle(true, { entries: false })).toBe('no-access')
  expect(obstacle(false, { entries: false, missing: [right('entries')] })).toBe('no-access')
})

test('where there is no report for anybody, it is not offered', () => {
  expect(obstacle(false, {})).toBe('not-offered')
  expect(obstacle(false, null)).toBe('not-offered')
  expect(obstacle(false, { entries: false, missing: [right('buy')] })).toBe('not-offered')
})
