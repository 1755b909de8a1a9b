import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { account, HOUR_MS, NOON } from './account.fixture.ts'
import { ageMs, fail, findSnapshot, LOADING, receive, resync } from './state.ts'
import type { CreditState, Snapshot } from './state.ts'

function answer(epoch: string, n: number, fetchedAt: number, id = 'acct-1'): Snapshot {
  return { account: account({ id, version: { epoch, n } }), fetchedAt }
}

function unversioned(fetchedAt: number): Snapshot {
  return { account: account({ version: null }), fetchedAt }
}

function receiveAll(answers: Snapshot[]): Snapshot | undefined {
  return findSnapshot(answers.reduce(receive, LOADING))
}

describe('receive', () => {
  test('the first answer is taken', () => {
    expect(receive(LOADING, answer('a', 1, NOON))).toEqual({ kind: 'ready', ...answer('a', 1, NOON) })
  })

  test('C4 within an epoch the newest version stands, whatever the order and repetition', () => {
    const versions = fc.array(fc.record({ n: fc.nat(9), fetchedAt: fc.nat(1000) }), { minLength: 1 })
    fc.assert(
      fc.property(versions, (list) => {
        const last = receiveAll(list.map(({ n, fetchedAt }) => answer('a', n, fetchedAt)))
        expect(last?.account.version?.n).toBe(Math.max(...list.map(({ n }) => n)))
      }),
    )
  })

  test('the same version asked for later makes the number younger, never older', () => {
    expect(receiveAll([answer('a', 3, 10), answer('a', 3, 30), answer('a', 3, 20)])?.fetchedAt).toBe(30)
  })

  test('over epochs the answer that was asked for last stands, whatever the order', () => {
    const asked = fc
      .uniqueArray(fc.nat(1000), { minLength: 1 })
      .chain((times) => fc.tuple(fc.constant(times), fc.shuffledSubarray(times, { minLength: times.length })))
    fc.assert(
      fc.property(asked, ([times, order]) => {
        const last = receiveAll(order.map((fetchedAt) => answer(`epoch-${fetchedAt}`, 1000 - fetchedAt, fetchedAt)))
        expect(last?.fetchedAt).toBe(Math.max(...times))
      }),
    )
  })

  test('without versions the answer that was asked for last stands', () => {
    expect(receiveAll([unversioned(20), unversioned(10)])?.fetchedAt).toBe(20)
    expect(receiveAll([answer('a', 9, 10), unversioned(20)])?.account.version).toBeNull()
  })

  test('of two that were asked for at the same time the one that arrives last stands', () => {
    const twins = [answer('a', 1, 10, 'acct-1'), answer('a', 1, 10, 'acct-2')]
    expect(receiveAll(twins)?.account.id).toBe('acct-2')
  })

  test('versions of different accounts are not compared', () => {
    expect(receiveAll([answer('a', 9, 10, 'acct-1'), answer('a', 1, 20, 'acct-2')])?.account.id).toBe('acct-2')
  })

  test('versions that different viewers see are not compared', () => {
    const bo = account({ viewer: { id: 'viewer-2', name: null }, version: { epoch: 'a', n: 1 } })
    const state = receive(receive(LOADING, answer('a', 9, 10)), { account: bo, fetchedAt: 20 })
    expect(findSnapshot(state)?.account.viewer?.id).toBe('viewer-2')
  })

  test('a good answer ends a failure', () => {
    const failed = fail(receive(LOADING, answer('a', 1, 10)), { kind: 'timeout' })
    expect(receive(failed, answer('a', 2, 20)).kind).toBe('ready')
  })
})

describe('fail', () => {
  test('with nothing known there is nothing to keep', () => {
    expect(fail(LOADING, { kind: 'offline' })).toEqual({ kind: 'failed', failure: { kind: 'offline' } })
  })

  test('what was known stays, over any number of failures', () => {
    const ready = receive(LOADING, answer('a', 1, 10))
    const failed = fail(fail(ready, { kind: 'timeout' }), { kind: 'offline' })
    expect(failed).toEqual({ kind: 'failed', failure: { kind: 'offline' }, last: answer('a', 1, 10) })
  })
})

describe('resync', () => {
  test('an older version is taken afterwards', () => {
    const ready = receive(LOADING, answer('a', 9, 10))
    expect(findSnapshot(receive(resync(ready), answer('a', 1, 20)))?.account.version?.n).toBe(1)
  })

  test('changes nothing on the screen: a failure stays one, and loading too', () => {
    const failed: CreditState = fail(receive(LOADING, answer('a', 9, 10)), { kind: 'timeout' })
    expect(resync(failed)).toMatchObject({ kind: 'failed', failure: { kind: 'timeout' }, last: { fetchedAt: 10 } })
    expect(resync(LOADING)).toBe(LOADING)
  })
})

describe('ageMs', () => {
  test.each([
    { what: 'time since it was asked for', lagMs: 0, sinceMs: HOUR_MS, age: HOUR_MS },
    { what: 'the lag of the billing system too', lagMs: HOUR_MS, sinceMs: 1000, age: HOUR_MS + 1000 },
    { what: 'nothing for a clock ahead', lagMs: -HOUR_MS, sinceMs: -1000, age: 0 },
  ])('counts $what', ({ lagMs, sinceMs, age }) => {
    const snapshot = { account: account({ serverTime: NOON + lagMs, asOf: NOON }), fetchedAt: NOON }
    expect(ageMs(snapshot, NOON + sinceMs)).toBe(age)
  })

  test('without a server clock the lag is not guessed', () => {
    expect(ageMs({ account: account({ serverTime: null, asOf: 0 }), fetchedAt: NOON }, NOON + 5)).toBe(5)
  })
})
