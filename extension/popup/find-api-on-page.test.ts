import { beforeEach, expect, test, vi } from 'vitest'

const page: { result: unknown; isOpen: boolean } = { result: null, isOpen: true }
const browser = {
  tabs: { query: async () => [{ id: 7 }] },
  scripting: {
    executeScript: async () => {
      if (!page.isOpen) throw new Error('Cannot access a chrome:// URL')
      return [{ result: page.result }]
    },
  },
}
vi.mock('../browser.ts', () => ({ browser }))
const { findApiOnPage } = await import('./find-api-on-page.ts')

beforeEach(() => {
  page.isOpen = true
})

test.each([
  ['https://billing.example/v1', { apiBase: 'https://billing.example/v1' }],
  ['/billing/v1/', { apiBase: 'https://ats.example/billing/v1' }],
  ['v1', { apiBase: 'https://ats.example/jobs/v1' }],
  ['http://billing.example/v1', { problem: 'unsafe' }],
  ['https://ada:secret@billing.example/v1', { problem: 'unsafe' }],
  ['javascript:alert(1)', { problem: 'unsafe' }],
  ['https://', { problem: 'unsafe' }],
  [null, { problem: 'none' }],
])('X5 a page that names %s', async (address, found) => {
  page.result = { address, page: 'https://ats.example/jobs/1' }
  expect(await findApiOnPage()).toEqual(found)
})

test('a page that extensions may not look at names nothing', async () => {
  page.isOpen = false
  expect(await findApiOnPage()).toEqual({ problem: 'none' })
})
