import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClientOptions } from '../shared/billing/client-options.ts'
import { createClient } from '../shared/billing/client.ts'
import { toAccount, toTopUp } from '../shared/billing/wire.ts'
import { toEntryPage } from '../shared/billing/wire-entries.ts'
import type { Account, TopUp, TopUpStatus } from '../shared/credits/account.ts'
import { TOP_UP_STATUSES } from '../shared/credits/account.ts'
import { ENTRY_TYPES, isEntryType } from '../shared/credits/entry.ts'
import { toFailure } from '../shared/credits/failure.ts'
import { creditLevel } from '../shared/credits/level.ts'
import type { CreditLevel } from '../shared/credits/level.ts'
import { buyOffer } from '../shared/credits/purchase.ts'
import type { BuyOffer } from '../shared/credits/purchase.ts'
import { fail, LOADING, receive } from '../shared/credits/state.ts'
import type { CreditState } from '../shared/credits/state.ts'
import { scenarios } from './scenarios.ts'
import { startMockServer } from './server.ts'
import type { RunningMockServer } from './server.ts'

const PACK = { kind: 'checkout', packId: 'pack-250', scale: 0 } as const
const EXPECTED_ID = 'acc-halden'

let server: RunningMockServer
const states = new Map<string, CreditState>()

beforeAll(async () => {
  server = await startMockServer()
  await Promise.all(scenarios.map(async ({ name }) => states.set(name, await readState(name))))
})
afterAll(() => server.close())

describe('every state of a screen is some scenario:', () => {
  it('kinds of state', () => {
    const kinds = new Set([LOADING, ...states.values()].map(({ kind }) => kind))
    expect(kinds).toEqual(new Set(['loading', 'ready', 'failed']))
  })

  it('levels, each scenario its own', () => {
    expect(Object.fromEntries([...ready()].map(([name, account]) => [name, headline(account)]))).toEqual({
      healthy: 'healthy 368',
      low: 'low 86',
      empty: 'empty 0',
      overdrawn: 'overdrawn -12',
      unlimited: 'unlimited',
      'unknown-balance': 'unknown',
      'minimal-server': 'healthy 240',
      'new-account': 'empty 0',
      'expiring-soon': 'healthy 460',
      rollover: 'healthy 638',
      'shared-pool': 'healthy 352',
      'auto-top-up': 'low 33',
      'top-up-requested': 'low 72',
      'top-up-pending': 'low 45',
      'top-up-declined': 'low 60',
      'checkout-failed': 'low 60',
      'no-buy-permission': 'low 70',
      'no-history-permission': 'healthy 368',
      'billing-details-missing': 'low 70',
      'wrong-account': 'healthy 368',
      'stale-clock': 'healthy 368',
      'huge-history': 'healthy 18420',
      'live-burst': 'healthy 8820',
      'long-names': 'healthy 404',
      'fractional-credits': 'healthy 36725',
    })
    const levels: Record<CreditLevel, true> = {
      unlimited: true,
      healthy: true,
      low: true,
      empty: true,
      overdrawn: true,
      unknown: true,
    }
    expect(new Set([...ready().values()].map(creditLevel))).toEqual(new Set(Object.keys(levels)))
  })

  it('ways to buy', () => {
    const kinds: Record<BuyOffer['kind'], true> = {
      none: true,
      link: true,
      checkout: true,
      choose: true,
      request: true,
      'billing-details': true,
      'not-allowed': true,
    }
    expect(new Set([...ready().values()].map((account) => buyOffer(account).kind))).toEqual(new Set(Object.keys(kinds)))
  })

  it('what an account may tell besides', () => {
    const accounts = [...ready().values()]
    const isThere = (test: (account: Account) => boolean) => accounts.some(test)
    expect({
      paused: isThere(({ paused }) => paused !== null),
      held: isThere(({ balance }) => (balance.held ?? 0) > 0),
      incoming: isThere(({ balance }) => (balance.incoming ?? 0) > 0),
      rolledOver: isThere(({ lots }) => lots?.some(({ rolledOver }) => rolledOver) ?? false),
      scheduled: isThere(({ lots }) => lots?.some(({ status }) => status === 'scheduled') ?? false),
      restricted: isThere(({ actions }) => actions.some(({ canRun }) => canRun !== null)),
      noLots: isThere(({ lots }) => lots === null),
      overdraft: isThere(({ balance }) => balance.floor < 0),
      label: isThere(({ unit }) => unit.label !== null),
      lag: isThere(({ serverTime, asOf }) => serverTime !== null && serverTime - asOf > 3_600_000),
      temporaryOption: isThere(({ topUp }) => (topUp?.temporaryOptions.length ?? 0) > 0),
      comingSoon: isThere(({ actions }) => actions.some(({ status }) => status === 'coming-soon')),
    }).toEqual(
      allTrue(
        'paused',
        'held',
        'incoming',
        'rolledOver',
        'scheduled',
        'restricted',
        'noLots',
        'overdraft',
        'label',
        'lag',
        'temporaryOption',
        'comingSoon',
      ),
    )
  })
})

describe('every entry is in some scenario:', () => {
  it('types, one that nobody knows, and states', async () => {
    const readable = [...ready()].filter(([, account]) => account.features.entries && account.id === EXPECTED_ID)
    const others = [...ready()].filter(([name]) => name === 'long-names')
    const pages = await Promise.all(
      [...readable, ...others].map(
        async ([name, account]) => toEntryPage(await client(name).entries({ limit: 1000 }), account).entries,
      ),
    )
    const entries = pages.flat()
    expect(new Set(entries.map(({ type }) => type).filter(isEntryType))).toEqual(new Set(ENTRY_TYPES))
    expect(entries.some(({ type }) => !isEntryType(type))).toBe(true)
    expect(new Set(entries.map(({ status }) => status))).toEqual(new Set(['posted', 'pending', 'failed']))
    expect(entries.some(({ group }) => group !== null && group.count > 1)).toBe(true)
  })
})

describe('every top-up is in some scenario:', () => {
  it('statuses, from asked for to over', async () => {
    const reached: Record<TopUpStatus, TopUp> = {
      'action-required': await order('healthy@statuses'),
      requested: (await readAccount('top-up-requested')).openTopUps[0] ?? (await order('healthy')),
      pending: await paid('top-up-pending'),
      credited: await paid('healthy@paid', [{ do: 'settle' }]),
      declined: await settled('top-up-declined', await order('top-up-declined', 'request')),
      failed: await paid('checkout-failed'),
      canceled: toTopUp(await client('healthy@off').cancelTopUp((await order('healthy@off')).id), 0),
      expired: await settled('healthy@late', await order('healthy@late')),
    }
    for (const status of TOP_UP_STATUSES) expect(reached[status].status).toBe(status)
  })
})

it('each scenario has a name of its own and says what it means in one line', () => {
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length)
  for (const { name, title, means } of scenarios) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect([title, means].every((text) => text.length > 2 && text.length < 110 && !text.includes('\n'))).toBe(true)
  }
})

function client(name: string, options: Partial<ClientOptions> = {}) {
  return createClient({ baseUrl: `${server.origin}/mock/${name}/v1`, getToken: () => 'demo', ...options })
}

async function readState(name: string): Promise<CreditState> {
  try {
    return receive(LOADING, { account: await readAccount(name), fetchedAt: 0 })
  } catch (error) {
    return fail(LOADING, toFailure(error))
  }
}

async function readAccount(name: string): Promise<Account> {
  return toAccount(await client(name, { deadlineMs: 2000 }).account())
}

function ready(): Map<string, Account> {
  return new Map([...states].flatMap(([name, state]) => (state.kind === 'ready' ? [[name, state.account]] : [])))
}

function headline(account: Account): string {
  const { available } = account.balance
  return available === null ? creditLevel(account) : `${creditLevel(account)} ${available}`
}

function allTrue(...names: string[]) {
  return Object.fromEntries(names.map((name) => [name, true]))
}

let keys = 0
async function order(name: string, kind: 'checkout' | 'request' = 'checkout'): Promise<TopUp> {
  keys += 1
  return toTopUp(await client(name).createTopUp({ ...PACK, kind }, `statuses-${keys}`), 0)
}

/** Orders, pays, then steers. */
async function paid(name: string, commands: object[] = []): Promise<TopUp> {
  const { id, checkoutUrl } = await order(name)
  await fetch(checkoutUrl ?? '', { method: 'POST', body: 'do=pay' })
  for (const command of commands) await steer(name, command)
  return toTopUp(await client(name).topUp(id), 0)
}

/** An hour later. */
async function settled(name: string, { id }: TopUp): Promise<TopUp> {
  await steer(name, { do: 'skip', ms: 3_600_000 })
  return toTopUp(await client(name).topUp(id), 0)
}

async function steer(name: string, command: object): Promise<void> {
  await fetch(`${server.origin}/mock/${name}/control`, { method: 'POST', body: JSON.stringify(command) })
}
