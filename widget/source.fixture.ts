/** For tests: a billing backend in the page, in wire JSON, that counts what it is asked. */
import type { CreditSource, TopUpOrder, Watcher } from '../shared/billing/source.ts'

export interface FakeAccount {
  id: string
  available: number | null
  allowance: number | null
  version: number
  [extra: string]: unknown
}

export interface FakeSource extends CreditSource {
  /** What the next answer says; change it and ask again. */
  facts: FakeAccount
  /** How often the account was asked for. */
  asked: number
  orders: { order: TopUpOrder; key: string }[]
  /** Throws this instead of answering. */
  fault: Error | null
  /** Whoever watches now. */
  watchers: Set<Watcher>
  /** How the top-up stands at the next look. */
  topUpStatus: string
}

/** The wire JSON of an account. */
export function accountJson({ id, available, allowance, version, ...extra }: FakeAccount): unknown {
  return {
    id,
    name: 'Lakeside Hospital Group',
    viewer: { id: 'u1', name: 'Ana Souza' },
    version: { epoch: 'e1', n: version },
    asOf: '2026-03-02T09:00:00Z',
    serverTime: '2026-03-02T09:00:00Z',
    unit: { scale: 0 },
    balance: { available },
    allowance,
    ...extra,
  }
}

/** Wire JSON of a top-up. */
export function topUpJson(status: string, updatedAt = '2026-03-02T09:00:00Z'): unknown {
  return {
    id: 't1',
    kind: 'checkout',
    status,
    scale: 0,
    credits: 100,
    price: { amount: '99.00', currency: 'USD' },
    checkoutUrl: 'https://pay.example/t1',
    mine: true,
    createdAt: '2026-03-02T09:00:00Z',
    updatedAt,
  }
}

export const PACKS = {
  url: null,
  kinds: ['checkout'],
  packs: [{ id: 'p100', credits: 100, price: { amount: '99.00', currency: 'USD' } }],
}

let accounts = 0

/** An account id that no other test uses: pages of one origin share by it. */
export function newAccountId(): string {
  accounts += 1
  return `acct-${accounts}-${crypto.randomUUID()}`
}

export function fakeSource(facts: Partial<FakeAccount> = {}): FakeSource {
  let updates = 0
  const source: FakeSource = {
    facts: { id: newAccountId(), available: 368, allowance: 500, version: 1, ...facts },
    asked: 0,
    orders: [],
    fault: null,
    watchers: new Set(),
    topUpStatus: 'action-required',
    async account() {
      source.asked += 1
      if (source.fault !== null) throw source.fault
      return accountJson(source.facts)
    },
    async createTopUp(order, key) {
      source.orders.push({ order, key })
      if (source.fault !== null) throw source.fault
      return topUpJson(source.topUpStatus)
    },
    async topUp() {
      updates += 1
      return topUpJson(source.topUpStatus, `2026-03-02T09:${String(updates % 60).padStart(2, '0')}:01Z`)
    },
    watch(watcher, signal) {
      source.watchers.add(watcher)
      watcher.onStatus?.('live')
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          source.watchers.delete(watcher)
          resolve()
        })
      })
    },
    async cancelTopUp() {
      source.topUpStatus = 'canceled'
      return topUpJson('canceled', '2026-03-02T10:00:00Z')
    },
  }
  return source
}
