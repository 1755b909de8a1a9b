import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { asAccount, asProblem, asTopUp, createKeys, createMockApi } from '../api.fixture.ts'
import type { Answer, CallOptions } from '../api.fixture.ts'

const PACK = { kind: 'checkout', packId: 'pack-250', scale: 0 }
const nextKey = createKeys()

let api: ReturnType<typeof createMockApi>
beforeEach(() => {
  api = createMockApi()
})

function order(path: string, body: unknown, { key = nextKey(), ...options }: CallOptions & { key?: string } = {}) {
  return api.call(`${path}/v1/top-ups`, { body, ...options, headers: { 'Idempotency-Key': key, ...options.headers } })
}

async function pay(path: string, id: string, choice = 'pay'): Promise<Answer> {
  return api.call(`${path}/checkout/${id}`, { body: `do=${choice}` })
}

describe('keys', () => {
  it('N24 the same key and body make one top-up and one answer', async () => {
    const first = await order('healthy', PACK, { key: 'intent-0001' })
    await pay('healthy', asTopUp(first).id)
    const again = await order('healthy', PACK, { key: 'intent-0001' })
    expect([again.status, again.body]).toEqual([201, first.body])
    expect(asAccount(await api.call('healthy/v1/account')).openTopUps).toHaveLength(1)
  })

  it('N24 an order whose answer was lost is found again by its key', async () => {
    await api.call('healthy/control', { body: { do: 'set', fault: 'lost-answer' } })
    const response = await api.fetchMock('healthy/v1/top-ups', {
      body: PACK,
      headers: { 'Idempotency-Key': 'intent-0001' },
    })
    expect(response.type).toBe('error')
    await api.call('healthy/control', { body: { do: 'set', fault: null } })
    expect((await order('healthy', PACK, { key: 'intent-0001' })).status).toBe(201)
    expect(asAccount(await api.call('healthy/v1/account')).openTopUps).toHaveLength(1)
  })

  it('N25 the same key with another body is refused', async () => {
    await order('healthy', PACK, { key: 'intent-0001' })
    const other = await order('healthy', { ...PACK, packId: 'pack-100' }, { key: 'intent-0001' })
    expect([other.status, asProblem(other).code]).toEqual([422, 'idempotency-conflict'])
  })

  it('are each viewer’s own', async () => {
    await order('healthy', PACK, { key: 'intent-0001' })
    const other = await order('healthy', PACK, { key: 'intent-0001', viewer: 'someone' })
    expect(other.body).toMatchObject({ id: 'top-up-2' })
  })

  it('of a refused order stay free', async () => {
    expect((await order('healthy', { ...PACK, scale: 2 }, { key: 'intent-0001' })).status).toBe(422)
    expect((await order('healthy', PACK, { key: 'intent-0001' })).status).toBe(201)
  })

  describe('while the first request runs', () => {
    beforeEach(() => void vi.useFakeTimers())
    afterEach(() => void vi.useRealTimers())

    it('N25 a second one with the same key is told to wait', async () => {
      const running = order('slow', PACK, { key: 'intent-0001' })
      await vi.advanceTimersByTimeAsync(100)
      const second = await order('slow', PACK, { key: 'intent-0001' })
      expect([second.status, asProblem(second).code, second.headers.get('Retry-After')]).toEqual([409, 'conflict', '1'])
      await vi.advanceTimersByTimeAsync(3000)
      expect((await running).status).toBe(201)
    })
  })

  it('N24 a thousand orders, each sent once or more and in any order, make exactly the top-ups that were meant', async () => {
    const sends = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 100, maxLength: 100 })
    let run = 0
    await fc.assert(
      fc.asyncProperty(sends, async (intents) => {
        const path = `huge-history@run-${(run += 1)}`
        const answers = await Promise.all(
          intents.map((intent) =>
            order(path, { ...PACK, packId: intent % 2 ? 'pack-100' : 'pack-250' }, { key: `intent-${intent}` }),
          ),
        )
        const ids = new Map(answers.map((answer, index) => [intents[index], asTopUp(answer).id]))
        answers.forEach((answer, index) => expect(asTopUp(answer).id).toBe(ids.get(intents[index])))
        const { openTopUps } = asAccount(await api.call(`${path}/v1/account`))
        expect(openTopUps).toHaveLength(new Set(intents).size)
      }),
      { numRuns: 10 },
    )
  })
})
