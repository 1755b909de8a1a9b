import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatRoute, parseRoute } from './route.ts'
import type { Route } from './route.ts'

const named = fc.string({ minLength: 1 }).filter((text) => text.isWellFormed())
const anyRoute: fc.Arbitrary<Route> = fc.oneof(
  fc
    .constantFrom(...(['home', 'jobs', 'assessments', 'settings', 'billing', 'roles'] as const))
    .map((page) => ({ page })),
  fc.record({ page: fc.constant('job' as const), jobId: named }),
  fc.record({ page: fc.constant('candidate' as const), candidateId: named }),
  fc.record({ page: fc.constant('candidates' as const), query: fc.oneof(fc.constant(''), named) }),
)

describe('routes', () => {
  test('every page is found again by its address', () => {
    fc.assert(
      fc.property(anyRoute, (route) => {
        expect(parseRoute(formatRoute(route))).toEqual(route)
      }),
    )
  })

  test.each(['', '#', '#/'])('%j is the first page', (hash) => {
    expect(parseRoute(hash)).toEqual({ page: 'home' })
  })

  test.each(['#/nowhere', '#/jobs/a/b', '#/settings/seats', '#/settings/roles/mei', '#/assessments/1'])(
    '%s leads nowhere',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ page: 'missing' })
    },
  )

  test('an address that is not well encoded is taken as it stands', () => {
    expect(parseRoute('#/jobs/100%')).toEqual({ page: 'job', jobId: '100%' })
  })
})
