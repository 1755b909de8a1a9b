import { beforeEach, describe, expect, it } from 'vitest'
import { asAccount, asProblem, asTopUp, createKeys, createMockApi, ORIGIN } from '../api.fixture.ts'
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

async function statusOf(path: string, id: string): Promise<string> {
  return asTopUp(await api.call(`${path}/v1/top-ups/${id}`)).status
}

describe('a purchase', () => {
  it('goes from checkout to pending to credited, and only then raises the balance', async () => {
    const made = await order('healthy', { ...PACK, expectedPrice: { amount: '125.00', currency: 'USD' } })
    const { id, checkoutUrl } = asTopUp(made)
    expect(made.status).toBe(201)
    expect(made.headers.get('Location')).toBe(`${ORIGIN}/mock/healthy/v1/top-ups/${id}`)
    expect(checkoutUrl).toBe(`${ORIGIN}/mock/healthy/checkout/${id}`)
    expect(made.body).toMatchObject({ status: 'action-required', credits: 250, mine: true, accountId: 'acc-halden' })

    expect((await pay('healthy', id)).status).toBe(303)
    const paid = asAccount(await api.call('healthy/v1/account'))
    expect(paid).toMatchObject({ balance: { available: 368, incoming: 250 }, openTopUps: [{ id, status: 'pending' }] })

    api.pass(1500)
    expect(await statusOf('healthy', id)).toBe('credited')
    const after = asAccount(await api.call('healthy/v1/account'))
    expect(after).toMatchObject({ balance: { available: 618, incoming: 0 }, allowance: 750, openTopUps: [] })
    expect(after.version.n).toBeGreaterThan(paid.version.n)
  })

  it('is paid once, however often the form is sent', async () => {
    const { id } = asTopUp(await order('healthy', PACK))
    await Promise.all([pay('healthy', id), pay('healthy', id)])
    api.pass(1500)
    await pay('healthy', id)
    await pay('healthy', id, 'cancel')
    expect(asAccount(await api.call('healthy/v1/account')).balance.available).toBe(618)
  })

  it('can be canceled until it is paid', async () => {
    const first = asTopUp(await order('healthy', PACK))
    expect((await api.call(`healthy/v1/top-ups/${first.id}/cancel`, { method: 'POST' })).body).toMatchObject({
      status: 'canceled',
      checkoutUrl: null,
    })
    const second = asTopUp(await order('healthy', PACK))
    await pay('healthy', second.id)
    const late = await api.call(`healthy/v1/top-ups/${second.id}/cancel`, { method: 'POST' })
    expect([late.status, asProblem(late).code]).toEqual([409, 'conflict'])
  })

  it('expires when nobody pays within half an hour', async () => {
    const { id } = asTopUp(await order('healthy', PACK))
    api.pass(30 * 60_000)
    expect(await statusOf('healthy', id)).toBe('expired')
    await pay('healthy', id)
    expect(await statusOf('healthy', id)).toBe('expired')
  })

  it('of a free amount costs the unit price, to the cent', async () => {
    expect((await order('healthy', { kind: 'checkout', credits: 130, scale: 0 })).body).toMatchObject({
      price: { amount: '78.00', currency: 'USD' },
    })
    expect((await order('fractional-credits', { kind: 'checkout', credits: 21_000, scale: 2 })).body).toMatchObject({
      price: { amount: '126.00' },
    })
  })

  it('tells its checkout only to the viewer who began it', async () => {
    const { id } = asTopUp(await order('healthy', PACK))
    expect((await api.call(`healthy/v1/top-ups/${id}`, { viewer: 'jonas' })).body).toMatchObject({
      mine: false,
      checkoutUrl: null,
      requestedBy: 'Amara Okafor',
    })
    expect((await api.call(`healthy/v1/top-ups/${id}/cancel`, { method: 'POST', viewer: 'jonas' })).status).toBe(403)
  })
})

describe('outcomes', () => {
  it.each([
    ['checkout-failed', PACK, 'failed', 'The card was declined. Nothing was charged.'],
    [
      'top-up-declined',
      { ...PACK, kind: 'request' },
      'declined',
      'The budget for this quarter is spent. Ask again in January.',
    ],
    ['top-up-pending', PACK, 'pending', null],
    ['top-up-requested', { ...PACK, kind: 'request' }, 'requested', null],
  ])('%s', async (scenario, body, status, reason) => {
    const { id } = asTopUp(await order(scenario, body))
    if (body.kind === 'checkout') await pay(scenario, id)
    api.pass(60 * 60_000)
    expect((await api.call(`${scenario}/v1/top-ups/${id}`)).body).toMatchObject({ status, reason })
  })

  it('a held top-up is credited when somebody settles it', async () => {
    const before = asAccount(await api.call('top-up-pending/v1/account'))
    expect(before).toMatchObject({
      balance: { available: 45, incoming: 250 },
      openTopUps: [{ status: 'pending', mine: true }],
    })
    await api.call('top-up-pending/control', { body: { do: 'settle' } })
    expect(asAccount(await api.call('top-up-pending/v1/account'))).toMatchObject({
      balance: { available: 295, incoming: 0 },
      openTopUps: [],
    })
  })

  it('the server buys by itself, once, when the balance falls below its mark', async () => {
    expect(asAccount(await api.call('auto-top-up/v1/account')).balance.available).toBe(33)
    await api.call('auto-top-up/ats/actions', { body: { action: 'reference-check' } })
    expect(asAccount(await api.call('auto-top-up/v1/account'))).toMatchObject({
      balance: { available: 28, incoming: 150 },
      openTopUps: [{ mine: false }],
    })
    api.pass(1500)
    expect(asAccount(await api.call('auto-top-up/v1/account'))).toMatchObject({
      balance: { available: 178, incoming: 0 },
      openTopUps: [],
    })
  })

  it('completed billing details let buying begin', async () => {
    const refused = await order('billing-details-missing', PACK)
    expect(refused.body).toMatchObject({
      code: 'billing-details-missing',
      fixUrl: `${ORIGIN}/mock/billing-details-missing/portal`,
    })
    await api.call('billing-details-missing/portal', { body: 'do=details' })
    expect((await order('billing-details-missing', PACK)).status).toBe(201)
  })
})

describe('refusals', () => {
  it.each([
    ['no key', { ...PACK }, '', '/Idempotency-Key'],
    ['a short key', { ...PACK }, 'short', '/Idempotency-Key'],
    ['another scale', { ...PACK, scale: 2 }, undefined, '/scale'],
    ['an unknown pack', { ...PACK, packId: 'pack-7' }, undefined, '/packId'],
    ['pack and amount at once', { ...PACK, credits: 100 }, undefined, ''],
    ['an amount between the steps', { kind: 'checkout', credits: 25, scale: 0 }, undefined, '/credits'],
    ['an amount beyond the most', { kind: 'checkout', credits: 2010, scale: 0 }, undefined, '/credits'],
    ['a fraction', { kind: 'checkout', credits: 20.5, scale: 0 }, undefined, '/credits'],
    ['text for a number', { kind: 'checkout', credits: '100', scale: 0 }, undefined, '/credits'],
    ['another kind', { ...PACK, kind: 'gift' }, undefined, '/kind'],
    ['no JSON', '{"kind"', undefined, ''],
    ['a script for a return address', { ...PACK, returnUrl: 'javascript:alert(1)' }, undefined, '/returnUrl'],
  ])('%s', async (_, body, key, pointer) => {
    const { status, body: problem } = await order('healthy', body, key === undefined ? {} : { key })
    expect(status).toBe(422)
    expect(problem).toMatchObject({ code: 'validation-failed', errors: [{ pointer }] })
  })

  it('X10 sends nobody back to another site', async () => {
    const headers = { Origin: 'https://ats.example' }
    expect((await order('healthy', { ...PACK, returnUrl: 'https://evil.example/' }, { headers })).status).toBe(422)
    expect((await order('healthy', { ...PACK, returnUrl: 'https://ats.example/jobs' }, { headers })).status).toBe(201)
  })

  it('a price that has moved', async () => {
    const answer = await order('healthy', { ...PACK, expectedPrice: { amount: '99.00', currency: 'USD' } })
    expect([answer.status, asProblem(answer).code]).toEqual([409, 'price-changed'])
  })

  it.each([
    ['no-buy-permission', PACK, undefined, 'buy'],
    ['healthy', PACK, 'jonas', 'buy'],
    ['healthy', { ...PACK, kind: 'request' }, 'mei', 'request'],
  ])('%s without the right: says which one and who can help', async (scenario, body, viewer, right) => {
    const { status, body: problem } = await order(scenario, body, viewer === undefined ? {} : { viewer })
    expect(status).toBe(403)
    expect(problem).toMatchObject({
      code: 'permission-required',
      missing: [{ right }],
      contacts: [{ name: 'Amara Okafor' }, {}],
    })
  })
})
