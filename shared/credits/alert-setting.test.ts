import { describe, expect, test } from 'vitest'
import { findAlertProblems, inAlertOrder, isSameAlerts, newAlertId } from './alert-setting.ts'
import type { AlertSetting, AlertTrigger } from './alert-setting.ts'
import { NO_CREDITS, toCredits } from './amount.ts'

const alert = (trigger: AlertTrigger, changes: Partial<AlertSetting> = {}): AlertSetting => ({
  id: 'a',
  trigger,
  channels: ['email'],
  isEnabled: true,
  ...changes,
})
const percent = (value: number) => ({ kind: 'percent', value: value }) as const
const credits = (value: number) => ({ kind: 'credits', value: toCredits(value) }) as const
const nowhere = (isEnabled: boolean) => alert({ kind: 'empty' }, { channels: [], isEnabled })
const days = (value: number) => ({ kind: 'expiry', value: value }) as const

describe('what may be saved', () => {
  test.each<[string, AlertTrigger, string | undefined]>([
    ['0 %', percent(0), 'percent'],
    ['no number', percent(NaN), 'percent'],
    ['half a percent', percent(0.5), undefined],
    ['100 %', percent(100), undefined],
    ['more than all', percent(100.1), 'percent'],
    ['0 credits', credits(0), undefined],
    ['less than there can be', credits(-51), 'credits'],
    ['as low as it can fall', credits(-50), undefined],
    ['today', days(0), 'days'],
    ['a day and a half', days(1.5), 'days'],
    ['a year', days(365), undefined],
    ['longer', days(366), 'days'],
    ['a word of the server’s own', { kind: 'other', value: 'pace' }, undefined],
  ])('%s', (_, trigger, problem) => {
    expect(findAlertProblems([alert(trigger)], toCredits(-50)).get('a')).toBe(problem)
  })

  test('one that is on goes somewhere; one that is off may go nowhere', () => {
    expect(findAlertProblems([nowhere(true)], NO_CREDITS).get('a')).toBe('channels')
    expect(findAlertProblems([nowhere(false)], NO_CREDITS).size).toBe(0)
  })

  test('no two that say the same: the later one is too many', () => {
    const twice = [alert(percent(25)), alert(credits(25), { id: 'b' }), alert(percent(25), { id: 'c' })]
    expect([...findAlertProblems(twice, NO_CREDITS)]).toEqual([['c', 'twice']])
  })
})

test('they stand in the order in which they come as credits run out', () => {
  const triggers: AlertTrigger[] = [
    { kind: 'other', value: 'x' },
    { kind: 'recovered' },
    days(7),
    credits(5),
    { kind: 'empty' },
    percent(10),
    days(30),
    credits(20),
    percent(50),
  ]
  expect(inAlertOrder(triggers.map((trigger) => alert(trigger))).map(({ trigger }) => trigger)).toEqual([
    percent(50),
    percent(10),
    credits(20),
    credits(5),
    { kind: 'empty' },
    days(30),
    days(7),
    { kind: 'recovered' },
    { kind: 'other', value: 'x' },
  ])
})

describe('two lists say the same', () => {
  const some = [alert(percent(25), { channels: ['email', 'in-app'] }), alert({ kind: 'empty' }, { id: 'b' })]

  test('whatever their ids and their order', () => {
    const others = [alert({ kind: 'empty' }, { id: 'x' }), alert(percent(25), { channels: ['in-app', 'email'] })]
    expect(isSameAlerts(some, others)).toBe(true)
  })

  test.each([
    ['one is missing', some.slice(1)],
    ['one is off', [...some.slice(1), alert(percent(25), { channels: ['email', 'in-app'], isEnabled: false })]],
    ['one goes elsewhere', [...some.slice(1), alert(percent(25))]],
    ['one comes at another moment', [...some.slice(1), alert(percent(26), { channels: ['email', 'in-app'] })]],
  ])('not when %s', (_, others) => {
    expect(isSameAlerts(some, others)).toBe(false)
  })
})

test('a new one has an id that no other has', () => {
  expect(newAlertId([])).toBe('new-1')
  expect(newAlertId([{ id: 'new-1' }, { id: 'new-3' }])).toBe('new-2')
})
