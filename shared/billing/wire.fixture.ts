/** Answers as a complete server sends them, for tests: every field of the contract is there. Spread, then differ. */

type Json = Record<string, unknown>

/** What a server that knows nothing but the balance answers. */
export const MINIMAL_ACCOUNT: Json = {
  id: 'acct-1',
  asOf: '2027-03-01T12:00:00Z',
  unit: { scale: 0 },
  balance: {},
}

export function wireAccount(overrides: Json = {}): Json {
  return {
    id: 'acct-1',
    name: 'Northbeam',
    viewer: { id: 'viewer-1', name: 'Ada Okafor' },
    version: { epoch: 'first', n: 7 },
    asOf: '2027-03-01T12:00:00Z',
    serverTime: '2027-03-01T13:00:00.250+01:00',
    pollSeconds: 60,
    unit: { scale: 2, label: { one: 'token', two: 'tokens', few: 'tokens', many: 'tokens', other: 'tokens' } },
    balance: { available: 36_800, unlimited: false, floor: -1000, held: 500, incoming: 0 },
    paused: { reason: 'exhausted', since: '2027-02-28T00:00:00Z' },
    allowance: 50_000,
    marks: [{ percent: 25 }, { credits: 2500 }],
    term: {
      startsAt: '2027-01-01T00:00:00Z',
      endsAt: '2028-01-01T00:00:00Z',
      cycle: 'annual',
      rolloverDays: 90,
      renews: true,
      nextAllowance: 50_000,
    },
    lots: [
      wireLot(),
      wireLot({ id: 'lot-2', kind: 'plan', expires: 'never', restrictedTo: 'any' }),
      wireLot({ id: 'lot-3', expires: null, restrictedTo: null }),
    ],
    actions: [
      wireAction(),
      wireAction({ key: 'record-reference', cost: { kind: 'free' }, per: null, status: 'coming-soon' }),
    ],
    sharedWith: [{ id: 'acct-2', name: 'Southbeam' }],
    access: {
      entries: true,
      export: true,
      buy: false,
      request: true,
      missing: [{ right: 'buy', permission: 'Billing: manage', where: 'Settings', url: 'https://ats.example/roles' }],
      contacts: [{ name: 'Henrik', email: 'henrik@ats.example', url: 'https://ats.example/henrik' }],
    },
    topUp: {
      url: 'https://pay.example/buy',
      kinds: ['checkout', 'request'],
      packs: [{ id: 'pack-100', credits: 10_000, price: { amount: '49.00', currency: 'EUR' } }],
      free: { min: 100, max: 100_000, step: 100, pricePerCredit: { amount: '0.49', currency: 'EUR' } },
      blockedBy: 'billing-details',
      fixUrl: 'https://ats.example/billing',
      temporaryOptions: [{ name: 'Borrow', note: 'Until Monday', url: 'https://ats.example/borrow' }],
    },
    autoTopUp: { enabled: true, below: 5000, credits: 10_000 },
    openTopUps: [wireTopUp()],
    links: {
      portal: 'https://pay.example/portal',
      plan: 'https://pay.example/plan',
      proConnect: 'http://localhost:5173/connect',
      support: { name: 'Support', email: 'support@ats.example', url: null },
    },
    features: { entries: true, usage: true, events: true, alerts: 'read', exports: false },
    ...overrides,
  }
}

export function wireLot(overrides: Json = {}): Json {
  return {
    id: 'lot-1',
    name: 'Spring pack',
    kind: 'purchase',
    status: 'active',
    granted: 10_000,
    remaining: 4000,
    effectiveAt: '2027-02-01T00:00:00Z',
    expires: { at: '2028-02-01T00:00:00Z' },
    rolledOver: true,
    restrictedTo: ['reference-check'],
    ...overrides,
  }
}

export function wireAction(overrides: Json = {}): Json {
  return {
    key: 'reference-check',
    name: 'Reference check',
    cost: { kind: 'fixed', credits: 500 },
    per: { singular: 'request', plural: 'requests' },
    trigger: 'Sending the request',
    note: 'Several referees are one request',
    status: 'available',
    canRun: 73,
    ...overrides,
  }
}

export function wireTopUp(overrides: Json = {}): Json {
  return {
    id: 'topup-1',
    kind: 'checkout',
    status: 'action-required',
    credits: 10_000,
    price: { amount: '49.00', currency: 'EUR' },
    checkoutUrl: 'https://pay.example/c/1',
    mine: true,
    requestedBy: 'Ada Okafor',
    reason: 'Spring hiring',
    expectedAt: '2027-03-01T12:05:00Z',
    expiresAt: '2027-03-01T13:00:00Z',
    createdAt: '2027-03-01T12:00:00Z',
    updatedAt: '2027-03-01T12:00:00Z',
    ...overrides,
  }
}

export function wireEntry(overrides: Json = {}): Json {
  return {
    id: 'entry-1',
    at: '2027-03-01T11:00:00Z',
    account: { id: 'acct-1', name: 'Northbeam' },
    type: 'debit',
    amount: -500,
    balanceAfter: 36_800,
    status: 'posted',
    description: 'Reference check for Ana Souza',
    action: 'reference-check',
    quantity: 1,
    actor: { kind: 'user', id: 'viewer-1', name: 'Ada Okafor' },
    subject: { type: 'candidate', label: 'Ana Souza', url: 'https://ats.example/c/1' },
    group: { id: 'run-1', label: 'Bulk run', count: 12, credits: -6000 },
    lots: [{ id: 'lot-1', amount: -500 }],
    ...overrides,
  }
}

export function wireEntryPage(overrides: Json = {}): Json {
  return { accountId: 'acct-1', scale: 2, data: [wireEntry()], next: 'cursor-2', total: 120, ...overrides }
}

export function wireUsage(overrides: Json = {}): Json {
  const keys = { day: '2027-03-01', action: 'reference-check', actor: 'viewer-1', account: 'acct-1' }
  const labels = { action: 'Reference check', actor: 'Ada Okafor' }
  return { accountId: 'acct-1', scale: 2, data: [{ keys, labels, credits: 1500, count: 3 }], ...overrides }
}

/** One alert of each kind. */
export function wireAlerts(overrides: Json = {}): Json {
  return {
    accountId: 'acct-1',
    scale: 2,
    data: [
      { id: 'alert-1', at: { percent: 12.5 }, channels: ['email', 'in-app'], enabled: true },
      { id: 'alert-2', at: { credits: 2000 }, channels: ['email'], enabled: true },
      { id: 'alert-3', at: { expiresInDays: 30 }, channels: [], enabled: false },
      { id: 'alert-4', at: 'empty', channels: ['email'], enabled: true },
      { id: 'alert-5', at: 'recovered', channels: ['in-app'], enabled: true },
    ],
    ...overrides,
  }
}

export function wireExport(overrides: Json = {}): Json {
  return {
    id: 'report-1',
    every: 'month',
    on: 31,
    tz: 'Europe/Berlin',
    filters: { type: ['debit'], action: ['reference-check'], actor: ['viewer-1'], account: ['acct-1'], q: 'Ana' },
    recipients: ['ada@ats.example'],
    lastRunAt: '2027-02-28T06:00:00Z',
    nextRunAt: '2027-03-31T06:00:00Z',
    lastStatus: 'sent',
    ...overrides,
  }
}

export function wireExports(overrides: Json = {}): Json {
  return { accountId: 'acct-1', data: [wireExport()], ...overrides }
}

export function wireProblem(overrides: Json = {}): Json {
  return {
    type: 'about:blank',
    title: 'You may not do this',
    status: 403,
    detail: 'Ask somebody who may',
    code: 'permission-required',
    missing: [{ right: 'entries', permission: 'Company: edit', where: 'Settings', url: null }],
    contacts: [{ name: 'Amara', email: null, url: null }],
    fixUrl: 'https://ats.example/billing',
    retryAfter: 30,
    errors: [{ pointer: '/scale', detail: 'must be 2' }],
    ...overrides,
  }
}
