import { expect, test } from 'vitest'
import type { Price } from './account.ts'
import { findTotal } from './price-total.ts'

const price = (amount: string, currency = 'EUR'): Price => ({ amount, currency })

test.each([
  ['two of one', [{ price: price('49.00'), count: 2 }], '98.00'],
  [
    'cents that floating point cannot add',
    [
      { price: price('0.10'), count: 1 },
      { price: price('0.20'), count: 1 },
    ],
    '0.30',
  ],
  [
    'as many digits as the finest price',
    [
      { price: price('1'), count: 1 },
      { price: price('0.125'), count: 1 },
    ],
    '1.125',
  ],
  ['no digits where no price has any', [{ price: price('900', 'JPY'), count: 3 }], '2700'],
  ['beyond what a number holds', [{ price: price('99999999999999.99'), count: 1000 }], '99999999999999990.00'],
])('adds up %s', (_, items, amount) => {
  expect(findTotal(items)?.price.amount).toBe(amount)
})

test('of amounts in small steps, the price is for a whole credit', () => {
  expect(findTotal([{ price: price('0.45'), count: 1250 }], 2)?.price.amount).toBe('5.6250')
})

test.each([
  ['nothing at all', []],
  [
    'a missing price',
    [
      { price: price('1.00'), count: 1 },
      { price: null, count: 1 },
    ],
  ],
  ['a first price that is missing', [{ price: null, count: 1 }]],
  [
    'two currencies',
    [
      { price: price('1.00'), count: 1 },
      { price: price('1.00', 'USD'), count: 1 },
    ],
  ],
  ['no decimal number', [{ price: price('1,00'), count: 1 }]],
  ['a price below zero', [{ price: price('-1.00'), count: 1 }]],
  ['more digits than any price has', [{ price: price('1.0000001'), count: 1 }]],
])('does not know the total of %s', (_, items) => {
  expect(findTotal(items)).toBeNull()
})
