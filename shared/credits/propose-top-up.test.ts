import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Pack, TopUpOffer } from './account.ts'
import { toCredits } from './amount.ts'
import { proposeTopUp } from './propose-top-up.ts'

const pack = (credits: number, amount: string | null, currency = 'EUR'): Pack => ({
  id: `pack-${credits}`,
  credits: toCredits(credits),
  price: amount === null ? null : { amount, currency },
})
const offer = (packs: Pack[], free: TopUpOffer['free'] = null): TopUpOffer => ({
  url: null,
  kinds: ['checkout'],
  packs,
  free,
  blockedBy: null,
  fixUrl: null,
  temporaryOptions: [],
})
const free = (min: number, max: number, step: number, each: string | null = null): TopUpOffer['free'] => ({
  min: toCredits(min),
  max: toCredits(max),
  step: toCredits(step),
  pricePerCredit: each === null ? null : { amount: each, currency: 'EUR' },
})

/** "2 × 100 + 1 × 50, 49.00 EUR", or "75 free". */
function propose(sold: TopUpOffer, short: number, scale = 0): string | null {
  const proposal = proposeTopUp(sold, toCredits(short), scale)
  if (!proposal) return null
  if (proposal.kind === 'free') return `${proposal.credits} free`
  const packs = proposal.packs.map(({ pack: { credits }, count }) => `${count} × ${credits}`).join(' + ')
  return proposal.price ? `${packs}, ${proposal.price.amount} ${proposal.price.currency}` : packs
}

describe('by price', () => {
  const packs = [pack(50, '30.00'), pack(100, '49.00'), pack(500, '200.00')]

  test.each([
    [1, '1 × 50, 30.00 EUR'],
    [60, '1 × 100, 49.00 EUR'],
    [110, '1 × 100 + 1 × 50, 79.00 EUR'],
    [200, '2 × 100, 98.00 EUR'],
    [420, '1 × 500, 200.00 EUR'],
    [600, '1 × 500 + 1 × 100, 249.00 EUR'],
  ])('the cheapest that covers %d: %s', (short, expected) => {
    expect(propose(offer(packs), short)).toBe(expected)
  })

  test('more credits for the same money are taken, and of equals the one with fewer orders', () => {
    expect(propose(offer([pack(50, '10'), pack(100, '20'), pack(200, '20')]), 60)).toBe('1 × 100, 20 EUR')
    expect(propose(offer([pack(50, '10'), pack(100, '20')]), 100)).toBe('1 × 100, 20 EUR')
    expect(propose(offer([pack(50, '20'), pack(1000, '20')]), 60)).toBe('1 × 1000, 20 EUR')
  })

  test('beyond four orders, the largest pack as often as it takes', () => {
    expect(propose(offer(packs), 2000)).toBe('4 × 500, 800.00 EUR')
    expect(propose(offer(packs), 2001)).toBe('5 × 500, 1000.00 EUR')
    expect(propose(offer([pack(1, '0.10')]), 9_007_199_254_740_991)).toBe(
      '9007199254740991 × 1, 900719925474099.10 EUR',
    )
  })

  test('a free amount where it is cheaper, at the unit’s scale', () => {
    expect(propose(offer(packs, free(10, 1000, 5, '0.50')), 61)).toBe('65 free')
    expect(propose(offer(packs, free(10, 1000, 5, '0.90')), 61)).toBe('1 × 100, 49.00 EUR')
    expect(propose(offer([pack(10_000, '49.00')], free(1000, 100_000, 500, '0.50')), 6100, 2)).toBe('6500 free')
    expect(propose(offer([pack(10_000, '49.00')], free(1000, 100_000, 500, '0.90')), 6100, 2)).toBe(
      '1 × 10000, 49.00 EUR',
    )
  })
})

describe('where prices cannot be compared', () => {
  test.each([
    ['a pack without a price', [pack(100, null), pack(500, '1.00')]],
    ['a price that is no number', [pack(100, 'from 49'), pack(500, '1.00')]],
    ['a price below zero', [pack(100, '-49'), pack(500, '1.00')]],
    ['two currencies', [pack(100, '49.00'), pack(500, '1.00', 'USD')]],
  ])('%s: the fewest credits over', (_, packs) => {
    expect(propose(offer(packs), 60)).toMatch(/^1 × 100/)
  })

  test('the total stays unknown, not wrong', () => {
    const packs = [pack(100, null), pack(40, '20.00')]
    expect(propose(offer(packs), 140)).toBe('1 × 100 + 1 × 40')
    expect(propose(offer([pack(100, '49', 'EUR'), pack(40, '20', 'USD')]), 140)).toBe('1 × 100 + 1 × 40')
    expect(propose(offer(packs), 40)).toBe('1 × 40, 20.00 EUR')
  })

  test('a free amount without a price comes closest', () => {
    expect(propose(offer([pack(100, '1.00')], free(1, 1000, 1)), 60)).toBe('60 free')
  })
})

describe('nothing to propose', () => {
  test.each([
    ['nothing is sold', offer([])],
    ['packs are empty', offer([pack(0, '1.00')])],
    ['packs take credits away', offer([pack(-5, '1.00')])],
    ['the free amount ends before', offer([], free(10, 50, 10))],
    ['its last step is too small', offer([], free(10, 65, 50))],
  ])('where %s', (_, sold) => {
    expect(propose(sold, 61)).toBeNull()
  })

  test('a step of nothing ends too', () => {
    expect(propose(offer([], free(10, 100, 0)), 61)).toBeNull()
    expect(propose(offer([], free(80, 100, 0)), 61)).toBe('80 free')
  })
})

test('a long list of packs takes no longer than a blink', () => {
  const packs = Array.from({ length: 200 }, (_, index) => pack(index + 1, `${index + 1}.00`))
  const began = performance.now()
  expect(propose(offer(packs), 79)).toMatch(/79\.00 EUR$/)
  expect(performance.now() - began).toBeLessThan(1000)
})

test('covers what is short, and no pack could be left out', () => {
  const anyPack = fc
    .tuple(fc.integer({ min: 1, max: 300 }), fc.option(fc.integer({ min: 0, max: 99_999 })))
    .map(([credits, cents]) => pack(credits, cents === null ? null : (cents / 100).toFixed(2)))
  const anyPacks = fc.array(anyPack, { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(anyPacks, fc.integer({ min: 1, max: 2000 }), (packs, short) => {
      const proposal = proposeTopUp(offer(packs), toCredits(short), 0)
      if (proposal?.kind !== 'packs') throw new Error('packs are sold')
      const total = proposal.packs.reduce((all, { pack: { credits }, count }) => all + credits * count, 0)
      expect(proposal.credits).toBe(total)
      expect(total).toBeGreaterThanOrEqual(short)
      for (const {
        pack: { credits },
      } of proposal.packs)
        expect(total - credits).toBeLessThan(short)
    }),
  )
})
