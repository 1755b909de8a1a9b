import { describe, expect, test } from 'vitest'
import { NOON, entry } from '../credits/account.fixture.ts'
import { toCredits } from '../credits/amount.ts'
import type { LoadedSum } from '../credits/history.ts'
import { formatDayHeading, formatTime } from './history-dates.ts'
import { actorName, entryBadge, splitDescription, sumWords } from './history-words.ts'
import { enDetails } from './messages/en-details.ts'
import { enHistory } from './messages/en-history.ts'
import { en } from './messages/en.ts'

const messages = { ...en, ...enDetails, ...enHistory }
const unit = { scale: 2, label: null }

describe('a badge', () => {
  test.each([
    ['debit', -5, '−', 'Used', 'out'],
    ['debit', 5, '+', 'Used', 'in'],
    ['purchase', 100, '+', 'Bought', 'in'],
    ['expiry', -40, '−', 'Expired', 'lost'],
    ['reset', 0, '·', 'Reset', 'neutral'],
    ['refund_v2', 5, '+', 'refund_v2', 'neutral'],
    ['constructor', 5, '+', 'constructor', 'neutral'],
  ])('D11 of %s by %i has sign, word and tone', (type, amount, sign, word, tone) => {
    expect(entryBadge({ type, amount: toCredits(amount) }, messages)).toEqual({ sign, word, tone })
  })
})

test('an actor is called by name, else by id, else by what kind it is', () => {
  expect(actorName({ kind: 'user', id: 'x', name: 'Ada' }, messages)).toBe('Ada')
  expect(actorName({ kind: 'user', id: 'x', name: null }, messages)).toBe('x')
  expect(actorName({ kind: 'system', id: null, name: null }, messages)).toBe('Automatic')
  expect(actorName({ kind: 'unknown', id: null, name: null }, messages)).toBe('Unknown person')
})

describe('a description', () => {
  const subject = { type: 'candidate', label: 'Ada', url: null }

  test('is split around the name of whom it was for', () => {
    expect(splitDescription(entry({ description: 'For Ada, twice', subject }))).toEqual({
      before: 'For ',
      label: 'Ada',
      after: ', twice',
      isAdded: false,
    })
  })

  test('has the name added where it is missing, and none where there is none', () => {
    expect(splitDescription(entry({ description: 'Check', subject }))).toMatchObject({ before: 'Check', isAdded: true })
    expect(splitDescription(entry({ description: 'Check' }))).toMatchObject({ before: 'Check', isAdded: false })
    expect(splitDescription(entry({ subject: { ...subject, label: '' } }))).toMatchObject({ isAdded: false })
  })
})

describe('a sum', () => {
  const loaded = { rows: 1200, posted: toCredits(-1250), pending: toCredits(0) }
  const words = (sum: Partial<{ loaded: LoadedSum; isAll: boolean }>) =>
    sumWords({ loaded, isAll: false, ...sum }, unit, 'en', messages)

  test('says whose it is', () => {
    expect(words({})).toBe('Sum of the 1,200 loaded rows: −12.50 credits')
    expect(words({ isAll: true })).toBe('Sum of all 1,200 rows: −12.50 credits')
    const one = { ...loaded, rows: 1 }
    expect(words({ loaded: one, isAll: true })).toBe('Sum of the only row: −12.50 credits')
    const used = { credits: toCredits(100), count: 3 }
    expect(sumWords({ used }, unit, 'en', messages)).toBe('1 credit used, 3 times')
    expect(sumWords({ used: { ...used, count: 1 } }, unit, 'en', messages)).toBe('1 credit used, once')
  })

  test('tells what is pending, and what nobody knows', () => {
    expect(words({ loaded: { ...loaded, pending: toCredits(-500) } })).toMatch(/, −5 credits pending$/)
    expect(words({ loaded: { ...loaded, posted: null } })).toContain('— credits')
  })
})

const heading = (at: number | null) => formatDayHeading(at, NOON, 'en-GB', messages)

describe('a day', () => {
  test('is called as people call it', () => {
    expect(heading(NOON)).toBe('Today')
    expect(heading(NOON - 86_400_000)).toBe('Yesterday')
    expect(heading(NOON - 3 * 86_400_000)).toBe('Fri 26 Feb')
    expect(heading(NOON - 400 * 86_400_000)).toBe('Sun, 25 Jan 2026')
  })

  test('D15 of unknown date says so', () => {
    expect([heading(null), heading(9e15)]).toEqual(['Unknown date', 'Unknown date'])
    expect(formatTime(null, 'en')).toBe('')
    expect(formatTime(Number.NaN, 'en')).toBe('')
  })
})
