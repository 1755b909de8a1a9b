import { expect, test, vi } from 'vitest'

vi.mock('./browser.ts', () => ({ browser: {} }))
const { isAmong, originPattern, parseApiBase } = await import('./connection.ts')

test.each([
  ['https://billing.example.com/v1', 'https://billing.example.com/v1'],
  ['  https://billing.example.com/v1/  ', 'https://billing.example.com/v1'],
  ['https://billing.example.com', 'https://billing.example.com'],
  ['http://localhost:5173/mock/low/v1', 'http://localhost:5173/mock/low/v1'],
  ['http://ats.localhost/v1', 'http://ats.localhost/v1'],
  ['http://127.0.0.2:80/v1', 'http://127.0.0.2/v1'],
  ['https://bücher.example/v1', 'https://xn--bcher-kva.example/v1'],
])('U1 %s is the API at %s', (typed, apiBase) => {
  expect(parseApiBase(typed)).toEqual({ apiBase })
})

test.each([
  ['http://billing.example.com/v1', 'unsafe'],
  ['http://localhost.example.com/v1', 'unsafe'],
  ['file:///etc/passwd', 'unsafe'],
  ['javascript:alert(1)', 'unsafe'],
  ['https://ada:secret@billing.example.com/v1', 'credentials'],
  ['https://billing.example.com/v1?debug=1', 'query'],
  ['https://billing.example.com/v1#top', 'query'],
  ['billing.example.com', 'incomplete'],
  ['', 'incomplete'],
])('U1 "%s" is refused: %s', (typed, problem) => {
  expect(parseApiBase(typed)).toEqual({ problem })
})

test('the permission asked for covers the API’s host alone', () => {
  expect(originPattern('https://billing.example.com:8443/v1')).toBe('https://billing.example.com/*')
})

test.each([
  [['https://a.example/*'], true],
  [['https://b.example/*'], false],
  [['http://a.example/*'], false],
  [['https://*/*', 'http://localhost/*'], true],
  [['<all_urls>'], true],
  [[], false],
])('L15 a permission for %j concerns an API at https://a.example: %s', (origins, expected) => {
  expect(isAmong('https://a.example/v1', origins)).toBe(expected)
})
