import { describe, expect, test } from 'vitest'
import { DAY_MS, NOON, account, action, lot } from '../credits/account.fixture.ts'
import type { Lot, Term } from '../credits/account.ts'
import { NO_CREDITS, toCredits } from '../credits/amount.ts'
import { enPanel } from './messages/en-panel.ts'
import { english } from './messages/english.ts'
import {
  burnWords,
  costWords,
  lotName,
  lotWords,
  remainingWords,
  rolloverWords,
  termEndWords,
  termPeriodWords,
} from './panel-words.ts'
import type { PanelSpeech } from './panel-words.ts'

const speech: PanelSpeech = { locale: 'en-GB', messages: { ...english, ...enPanel }, now: NOON }
const unit = { scale: 0, label: null }
const { actions } = account()
const term: Term = {
  startsAt: Date.UTC(2027, 0, 1, 12),
  endsAt: Date.UTC(2028, 0, 1, 12),
  cycle: 'annual',
  rolloverDays: 90,
  renews: true,
  nextAllowance: null,
}

const wordsOf = (differs: Partial<Lot>, of: Term | null = term) =>
  lotWords(lot(differs), of, actions, speech).join(' | ')

describe('a lot says until when and for what it can be used', () => {
  test('D25 one of the term tells of renewal and rollover', () => {
    const expires = { at: term.endsAt + 90 * DAY_MS }
    expect(wordsOf({ expires })).toBe('Renews 1 Jan 2028; what is left can be used until 31 Mar 2028')
    expect(wordsOf({ expires }, { ...term, renews: false })).toContain('Term ends 1 Jan 2028; what is left')
    expect(wordsOf({ expires }, { ...term, renews: null })).toContain('Term ends 1 Jan 2028; what is left')
  })

  test('one that was bought, granted or refunded does not renew, though it can be used as long', () => {
    const expires = { at: term.endsAt + 90 * DAY_MS }
    for (const kind of ['purchase', 'grant', 'adjustment'] as const)
      expect(wordsOf({ kind, expires })).toBe('Use by 31 Mar 2028')
    expect(wordsOf({ kind: 'unknown', expires })).toContain('Renews')
  })

  test('the day it names is the last usable one', () => {
    const midnight = new Date(2027, 2, 10).getTime()
    expect(wordsOf({ expires: { at: midnight } })).toBe('Use by 9 Mar')
  })

  test('one that lapses with the term promises no rollover', () => {
    expect(wordsOf({ expires: { at: term.endsAt } }, { ...term, rolloverDays: 0 })).toBe('Use by 1 Jan 2028')
  })

  test('one of the last term is carried over', () => {
    const expires = { at: NOON + 30 * DAY_MS }
    expect(wordsOf({ rolledOver: true, expires })).toBe('Carried over from the last term, use by 31 Mar')
  })

  test('never and unknown are told apart', () => {
    expect(wordsOf({ expires: 'never' })).toBe('Does not expire')
    expect(wordsOf({ expires: null })).toBe('Expiry not known')
  })

  test('what is not usable yet says from when', () => {
    expect(wordsOf({ status: 'scheduled', effectiveAt: NOON + 9 * DAY_MS, expires: 'never' })).toBe(
      'Usable from 10 Mar | Does not expire',
    )
    expect(wordsOf({ status: 'pending', expires: 'never' })).toContain('On the way, not usable yet')
  })

  test('D25 one that lapsed says when', () => {
    const expires = { at: NOON - 10 * DAY_MS }
    expect(wordsOf({ status: 'expired', expires })).toBe('Expired 19 Feb')
    expect(wordsOf({ status: 'active', expires })).toBe('Expired 19 Feb')
  })

  test('restricted ones name their actions, by key where nobody named them', () => {
    const restrictedTo = ['reference-check', 'video-interview']
    expect(wordsOf({ expires: 'never', restrictedTo })).toBe(
      'Does not expire | Only for Reference check, video-interview',
    )
    expect(wordsOf({ expires: 'never', restrictedTo: null })).toBe('Does not expire')
  })

  test('D15 a date that is none is said to be unknown', () => {
    expect(wordsOf({ expires: { at: 9e15 } })).toBe('Use by unknown date')
  })
})

test('a lot without a name goes by its kind, which is then not said again', () => {
  expect(lotName(lot({ name: 'Spring', kind: 'grant' }), speech)).toEqual({ name: 'Spring', kind: 'Granted' })
  expect(lotName(lot({ name: null, kind: 'purchase' }), speech)).toEqual({ name: 'Bought', kind: null })
  expect(lotName(lot({ name: 'X', kind: 'unknown' }), speech)).toEqual({ name: 'X', kind: null })
})

test('the order of spending is said where there is more than one lot', () => {
  expect([0, 1, 2, 3].map((index) => burnWords(index, 4, speech))).toEqual([
    'Used first',
    'Used next',
    'Used later',
    'Used later',
  ])
  expect(burnWords(0, 1, speech)).toBeNull()
})

test('what is left of a lot is unknown, not 0, where nobody tells', () => {
  expect(remainingWords(lot({ remaining: null }), unit, speech)).toBe('— of 100')
  expect(remainingWords(lot({ remaining: NO_CREDITS }), unit, speech)).toBe('0 of 100')
})

test('the end of a term says whether it renews, and what becomes of what is left', () => {
  expect(termEndWords(term, speech)).toBe('Renews 1 Jan 2028')
  expect(rolloverWords(term, speech)).toBe('90 days, until 31 Mar 2028')
  expect(rolloverWords({ ...term, rolloverDays: 0 }, speech)).toBe('None, what is left then lapses')
})

const cost = (differs: Parameters<typeof action>[0]) => costWords(action(differs), unit, speech)

test('a price names its unit; free, changing and unknown ones are words', () => {
  const per = { singular: 'request', plural: 'requests' }
  expect(cost({ per })).toBe('5 credits per request')
  expect(cost({ per: null })).toBe('5 credits')
  expect(cost({ cost: { kind: 'fixed', credits: toCredits(1) } })).toBe('1 credit')
  expect(cost({ cost: { kind: 'free' }, per })).toBe('Free')
  expect(cost({ cost: { kind: 'fixed', credits: NO_CREDITS } })).toBe('Free')
  expect(cost({ cost: { kind: 'varies' } })).toBe('Varies')
  expect(cost({ cost: { kind: 'unknown' } })).toBe('—')
})

test('a term over two years tells both, one within a year tells it once', () => {
  const startsAt = new Date(2026, 6, 27).getTime()
  const periodTo = (...end: [number, number, number]) =>
    // Thin spaces stand around the dash.
    termPeriodWords({ ...term, startsAt, endsAt: new Date(...end).getTime() }, 'en-GB').replaceAll(/\s/g, ' ')
  expect(periodTo(2027, 6, 27)).toBe('27 Jul 2026 – 26 Jul 2027')
  expect(periodTo(2026, 9, 27)).toBe('27 Jul – 26 Oct 2026')
})
