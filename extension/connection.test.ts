import { expect, test, vi } from 'vitest'

vi.mock('./browser.ts', () => ({ browser: {} }))
const { originPattern, parseApiBase } = await import('./connection.ts')

test.each([
  ['https://billing.example.com/v1', 'https://billing.example.com/v1'],
  ['  https://billing.example.com/v1/  ', 'https://billing.example.com/v1'],
  ['https://billing.example.com', 'https://billing.example.com'],
  ['https://billing.example.com/v1?debug=1#top', 'https://billing.example.com/v1'],
  ['http://localhost:5173/mock/low/v1', 'http://localhost:5173/mock/low/v1'],
  ['http://127.0.0.1:80/v1', 'http://127.0.0.1/v1'],
  ['https://bücher.example/v1', 'https://xn--bcher-kva.example/v1'],
])('U1 %s is the API at %s', (typed, apiBase) => {
  expect(parseApiBase(typed)).toEqual({ apiBase })
})

test.each([
  ['http://billing.example.com/v1', /https/],
  ['https://ada:secret@billing.example.com/v1', /name and password/],
  ['file:///etc/passwd', /https/],
  ['javascript:alert(1)', /https/],
  ['billing.example.com', /full address/],
  ['', /full address/],
])('U1 "%s" is refused in words', (typed, problem) => {
  const result = parseApiBase(typed)
  expect('problem' in result ? result.problem : 'accepted').toMatch(problem)
})

test('the permission asked for covers the API’s host alone', () => {
  expect(originPattern('https://billing.example.com:8443/v1')).toBe('https://billing.example.com/*')
})
