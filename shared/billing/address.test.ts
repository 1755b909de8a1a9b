import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { allowsCheckout, findUrl, readBaseUrl } from './address.ts'
import { failureOf } from './failure-of.fixture.ts'

describe('the base URL', () => {
  test.each([
    ['https://billing.example/v1', 'https://billing.example/v1/'],
    ['  https://billing.example/v1/ ', 'https://billing.example/v1/'],
    ['HTTPS://Billing.Example', 'https://billing.example/'],
    ['http://localhost:5173/mock/low/v1', 'http://localhost:5173/mock/low/v1/'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['https://bücher.example/v1', 'https://xn--bcher-kva.example/v1/'],
  ])('U1 %s is normalised', (text, href) => {
    expect(readBaseUrl(text).href).toBe(href)
  })

  test.each([
    'http://billing.example',
    'https://user:pass@billing.example',
    'https://billing.example?tenant=1',
    'https://billing.example#top',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ftp://billing.example',
    '/v1',
    '',
    'no address',
  ])('U1 %s is refused without being repeated', async (text) => {
    expect(await failureOf(() => readBaseUrl(text))).toEqual({ kind: 'misconfigured', debug: 'baseUrl' })
  })
})

describe('the base URL of a page on plain http', () => {
  beforeEach(() => vi.stubGlobal('location', new URL('http://ats.intranet/jobs/1')))
  afterEach(() => vi.unstubAllGlobals())

  test.each([
    ['/credits/v1', 'http://ats.intranet/credits/v1/'],
    ['http://ats.intranet/v1', 'http://ats.intranet/v1/'],
  ])('H26 %s is its own origin, which it may ask', (text, href) => {
    expect(readBaseUrl(text).href).toBe(href)
  })

  test.each(['http://billing.intranet/v1', 'http://ats.intranet:8080/v1'])('%s is another one', async (text) => {
    expect(await failureOf(() => readBaseUrl(text))).toEqual({ kind: 'misconfigured', debug: 'baseUrl' })
  })
})

describe('a checkout', () => {
  test('may be anywhere safe while no origins are named', () => {
    expect(allowsCheckout('https://pay.example/c/1')).toBe(true)
    expect(allowsCheckout('http://pay.example/c/1')).toBe(false)
  })

  test('D17 must be on one of the origins that are named', () => {
    const origins = ['https://pay.example', 'https://other.example:8443/ignored']
    expect(allowsCheckout('https://pay.example/c/1', origins)).toBe(true)
    expect(allowsCheckout('https://other.example:8443/c/1', origins)).toBe(true)
    expect(allowsCheckout('https://pay.example.evil.example/c/1', origins)).toBe(false)
    expect(allowsCheckout('https://pay.example/c/1', [])).toBe(false)
  })
})

// Making hundreds of addresses takes its time on a busy machine.
test('whatever the text, an address is safe or none', { timeout: 60_000 }, () => {
  const addresses = fc.webUrl({ validSchemes: ['http', 'https', 'ftp'], withFragments: true })
  fc.assert(
    fc.property(fc.oneof(addresses, fc.string()), (text) => {
      expect(isSafe(findUrl(text))).toBe(true)
    }),
  )
})

function isSafe(url: URL | undefined): boolean {
  return !url || url.protocol === 'https:' || /^(.*\.)?localhost$|^127\.|^\[::1\]$/.test(url.hostname)
}
