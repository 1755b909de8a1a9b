import { describe, expect, it } from 'vitest'
import { asAccount, asPage, asProblem, createMockApi } from '../api.fixture.ts'

describe('the ATS spends', () => {
  it('charges a reference request once, whoever is asked, and says for whom it was', async () => {
    const { call } = createMockApi()
    const subject = { type: 'candidate', label: 'Ngozi Adeyemi' }
    const answer = await call('healthy/ats/actions', { body: { action: 'reference-check', actor: 'jonas', subject } })
    expect(answer.body).toMatchObject({ ok: true, balance: { available: 363 } })
    const [entry] = asPage(await call('healthy/v1/entries?limit=1')).data
    expect(entry).toMatchObject({
      type: 'debit',
      amount: -5,
      balanceAfter: 363,
      description: 'Reference request for Ngozi Adeyemi',
      actor: { kind: 'user', id: 'jonas', name: 'Jonas Lindqvist' },
      subject,
    })
  })

  it('groups a bulk run and charges each row', async () => {
    const { call } = createMockApi()
    const subject = { type: 'job', label: 'Product Designer' }
    await call('healthy/ats/actions', { body: { action: 'resume-parsing', quantity: 12, subject } })
    const { data } = asPage(await call('healthy/v1/entries?limit=13'))
    const [group] = data.map((entry) => entry.group)
    expect(group).toMatchObject({ label: 'Bulk résumé parsing: Product Designer', count: 12, credits: 12 })
    expect(data.map((entry) => entry.group?.id === group?.id)).toEqual([
      ...Array.from({ length: 12 }, () => true),
      false,
    ])
    expect(data[0]).toMatchObject({ amount: -1, balanceAfter: 356 })
  })

  it('charges nothing for a free action', async () => {
    const { call } = createMockApi()
    const answer = await call('empty/ats/actions', { body: { action: 'record-reference' } })
    expect(answer.body).toEqual({ ok: true, entries: [], balance: { available: 0 } })
  })

  it('runs all of a bulk or nothing, and says how many could run', async () => {
    const { call } = createMockApi()
    await call('healthy/control', { body: { do: 'set', balance: 8 } })
    const refused = await call('healthy/ats/actions', { body: { action: 'resume-parsing', quantity: 12 } })
    expect([refused.status, refused.body]).toEqual([
      409,
      expect.objectContaining({
        code: 'insufficient-credits',
        title: 'Needs 12 credits, you have 8',
        detail: 'Nothing was charged. 8 can run.',
      }),
    ])
    expect(asAccount(await call('healthy/v1/account')).balance.available).toBe(8)
  })

  it('pauses credit features with the last credit, and resumes them with the next ones', async () => {
    const { call } = createMockApi()
    await call('healthy/control', { body: { do: 'set', balance: 5 } })
    expect((await call('healthy/v1/account')).body).toMatchObject({ paused: null })
    await call('healthy/ats/actions', { body: { action: 'reference-check' } })
    expect((await call('healthy/v1/account')).body).toMatchObject({ paused: { reason: 'exhausted' } })
    await call('healthy/control', { body: { do: 'credit', credits: 10 } })
    expect((await call('healthy/v1/account')).body).toMatchObject({ paused: null, balance: { available: 10 } })
  })

  it.each([
    [{ action: 'video-interview' }, '/action'],
    [{ action: 'teleport' }, '/action'],
    [{ action: 'csv-import', quantity: 0 }, '/quantity'],
    [{ action: 'csv-import', quantity: 1.5 }, '/quantity'],
    [{ action: 'csv-import', quantity: 1e9 }, '/quantity'],
    [{}, '/action'],
  ])('refuses %j', async (body, pointer) => {
    const { call } = createMockApi()
    const answer = await call('healthy/ats/actions', { body })
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ errors: [{ pointer }] })
  })
})

describe('control', () => {
  it('starts an instance anew, in another epoch', async () => {
    const { call } = createMockApi()
    await call('healthy/ats/actions', { body: { action: 'reference-check' } })
    const before = asAccount(await call('healthy/v1/account'))
    await call('healthy/control', { body: { do: 'reset' } })
    const after = asAccount(await call('healthy/v1/account'))
    expect(after.balance.available).toBe(368)
    expect(after.version.epoch).not.toBe(before.version.epoch)
  })

  it('sets the balance by an entry, so that the books stay right', async () => {
    const { call } = createMockApi()
    for (const balance of [12, 400, -7]) {
      await call('healthy/control', { body: { do: 'set', balance } })
      expect(asAccount(await call('healthy/v1/account')).balance.available).toBe(balance)
      expect(asPage(await call('healthy/v1/entries?limit=1')).data).toMatchObject([
        { type: 'adjustment', balanceAfter: balance },
      ])
    }
  })

  it('lays any field over the snapshot, and takes it away again', async () => {
    const { call } = createMockApi()
    const account = { balance: { available: '120' }, marks: [{ percent: 10 }] }
    await call('healthy/control', { body: { do: 'set', account } })
    expect((await call('healthy/v1/account')).body).toMatchObject(account)
    await call('healthy/control', { body: { do: 'set', account: {} } })
    expect((await call('healthy/v1/account')).body).toMatchObject({ balance: { available: 368 }, marks: [] })
  })

  it('breaks an instance and mends it', async () => {
    const { call, fetchMock } = createMockApi()
    await call('healthy/control', { body: { do: 'set', fault: 'server-error' } })
    expect((await call('healthy/v1/account')).status).toBe(500)
    await call('healthy/control', { body: { do: 'set', fault: 'offline' } })
    expect((await fetchMock('healthy/v1/account')).type).toBe('error')
    await call('healthy/control', { body: { do: 'set', fault: null } })
    expect((await call('healthy/v1/account')).status).toBe(200)
  })

  it('lets time pass: credits lapse on their day', async () => {
    const { call } = createMockApi()
    expect(asAccount(await call('expiring-soon/v1/account')).balance.available).toBe(460)
    await call('expiring-soon/control', { body: { do: 'skip', ms: 9 * 86_400_000 } })
    expect(asAccount(await call('expiring-soon/v1/account')).balance.available).toBe(340)
    expect(asPage(await call('expiring-soon/v1/entries?limit=1')).data).toMatchObject([
      { type: 'expiry', amount: -120 },
    ])
  })

  it('posts what is pending', async () => {
    const { call } = createMockApi()
    expect((await call('shared-pool/v1/account')).body).toMatchObject({ balance: { available: 352, held: 12 } })
    await call('shared-pool/control', { body: { do: 'settle' } })
    expect((await call('shared-pool/v1/account')).body).toMatchObject({ balance: { available: 352, held: 0 } })
  })

  it.each([[{}], [{ do: 'dance' }], [{ do: 'debit', credits: -5 }], [{ do: 'set', fault: 'gremlins' }], ['no json']])(
    'refuses %j',
    async (body) => {
      const { call } = createMockApi()
      const answer = await call('healthy/control', { body })
      expect([answer.status, asProblem(answer).code]).toEqual([422, 'validation-failed'])
    },
  )
})
