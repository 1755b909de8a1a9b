import { expect, test } from 'vitest'
import { account, topUp } from '../shared/credits/account.fixture.ts'
import { withTrustedCheckouts } from './trusted-checkouts.ts'

const open = (checkoutUrl: string) => account({ openTopUps: [topUp({ status: 'action-required', checkoutUrl })] })

test.each([
  ['https://pay.example/c/1', ['https://pay.example'], 'https://pay.example/c/1'],
  ['https://evil.example/c/1', ['https://pay.example'], null],
  ['https://evil.example/c/1', undefined, 'https://evil.example/c/1'],
])('D17 of a checkout at %s, where %s are trusted, %s is shown', (url, origins, shown) => {
  expect(withTrustedCheckouts(open(url), origins).openTopUps[0]?.checkoutUrl).toBe(shown)
})
