import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../shared/credits/entry.ts'
import { Instances } from './instances.ts'
import { scenarios } from './scenarios.ts'

const HOUR_MS = 3_600_000

describe('instances', () => {
  it('are made when first asked for, and are the same from then on', () => {
    const instances = new Instances(() => 0)
    expect(instances.find('healthy@a')).toBe(instances.find('healthy@a'))
    expect(instances.find('healthy@a')).not.toBe(instances.find('healthy@b'))
    expect(instances.find('healthy')).not.toBe(instances.find('healthy@a'))
  })

  it.each([
    '',
    'nothing',
    'healthy@',
    'healthy@a/b',
    'healthy@a@b',
    '__proto__',
    'HEALTHY',
    `healthy@${'x'.repeat(65)}`,
  ])('have no name like "%s"', (name) => {
    expect(new Instances(() => 0).find(name)).toBeUndefined()
  })

  it('are forgotten after half a day without use, not while they are used', () => {
    let now = 0
    const instances = new Instances(() => now)
    const idle = instances.find('healthy@idle')
    const busy = instances.find('healthy@busy')
    for (const hours of [5, 10, 15]) {
      now = hours * HOUR_MS
      instances.find('healthy@busy')
    }
    expect(instances.size).toBe(1)
    expect(instances.find('healthy@busy')).toBe(busy)
    expect(instances.find('healthy@idle')).not.toBe(idle)
  })

  it('give way, the longest idle first, when there are too many', () => {
    const instances = new Instances(() => 0)
    const first = instances.find('empty@first')
    const second = instances.find('empty@second')
    const watched = instances.find('empty@watched')
    const stop = watched?.events.listen({ onEvent: () => {}, onDrop: () => {} })
    instances.find('empty@first')
    for (let count = 0; count < 998; count += 1) instances.find(`new-account@${count}`)
    expect(instances.size).toBe(1000)
    expect(instances.find('empty@first')).toBe(first)
    expect(instances.find('empty@second')).not.toBe(second)
    expect(instances.find('empty@watched')).toBe(watched)
    stop?.()
  })

  it('have the same past for the same moment', () => {
    const [first, second] = [entriesAt(Date.UTC(2027, 2, 1)), entriesAt(Date.UTC(2027, 2, 1))]
    expect(first.length).toBeGreaterThan(50)
    expect(first).toEqual(second)
  })

  it('begin at the balance their scenario means, at whatever moment they are made', () => {
    const usual = balancesAt(Date.UTC(2027, 2, 1, 12))
    const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, (date) => {
        expect(balancesAt(date.getTime())).toEqual(usual)
      }),
      { numRuns: 50 },
    )
  })
})

function entriesAt(now: number): (Entry | undefined)[] {
  const ledger = new Instances(() => now).find('shared-pool')?.ledger
  return Array.from({ length: ledger?.count ?? 0 }, (_, seq) => ledger?.entryAt(seq))
}

function balancesAt(now: number) {
  const instances = new Instances(() => now)
  return scenarios.map(({ name }) => [name, instances.find(name)?.ledger.available])
}
