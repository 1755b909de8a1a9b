import { describe, expect, it, vi } from 'vitest'
import { NO_CREDITS, toCredits } from '../../shared/credits/amount.ts'
import { asPage, asProblem, asUsage, createMockApi, START } from '../api.fixture.ts'
import { Ledger } from '../ledger.ts'
import { createArchive } from '../world/archive.ts'
import { findSpan, readFilter } from './entry-filter.ts'

const DAY_MS = 86_400_000

describe('pages', () => {
  it('walk the whole history, newest first, each entry once', async () => {
    const { call } = createMockApi()
    const seen: { id: string; at: string }[] = []
    let cursor = ''
    let total: number | null = null
    do {
      const page = asPage(await call(`shared-pool/v1/entries?limit=7${cursor}`))
      expect(page.data.length).toBeLessThanOrEqual(7)
      seen.push(...page.data)
      total = page.total
      cursor = page.next === null ? '' : `&cursor=${page.next}`
    } while (cursor !== '')
    expect(seen).toHaveLength(total ?? -1)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
    expect(seen.map(({ at }) => at)).toEqual(
      seen
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    )
  })

  it('stay whole when entries are added while somebody reads', async () => {
    const { call } = createMockApi()
    const first = asPage(await call('healthy/v1/entries?limit=5'))
    await call('healthy/ats/actions', { body: { action: 'reference-check' } })
    const second = asPage(await call(`healthy/v1/entries?limit=5&cursor=${first.next ?? ''}`))
    const together = asPage(await call('healthy/v1/entries?limit=11')).data.slice(1)
    expect([...first.data, ...second.data]).toEqual(together)
  })

  it.each(['limit=0', 'limit=1001', 'limit=ten', 'cursor=elsewhere', 'from=yesterday', 'to=2027-03-01'])(
    'refuse %s',
    async (query) => {
      const { call } = createMockApi()
      const answer = await call(`healthy/v1/entries?${query}`)
      expect([answer.status, asProblem(answer).code]).toEqual([422, 'validation-failed'])
    },
  )
})

describe('filters', () => {
  it.each([
    ['type=refund', ({ type }: Row) => type === 'refund'],
    ['type=refund&type=grant', ({ type }: Row) => type === 'refund' || type === 'grant'],
    ['action=csv-import', ({ action }: Row) => action === 'csv-import'],
    ['actor=mei', ({ actor }: Row) => actor.id === 'mei'],
    ['actor=mei&action=resume-parsing', (row: Row) => row.actor.id === 'mei' && row.action === 'resume-parsing'],
    ['q=LINDQVIST', ({ actor }: Row) => actor.name === 'Jonas Lindqvist'],
    ['account=acc-halden', () => false],
    [`from=${iso(START - 10 * DAY_MS)}`, ({ at }: Row) => Date.parse(at) >= START - 10 * DAY_MS],
    [`to=${iso(START - 10 * DAY_MS)}`, ({ at }: Row) => Date.parse(at) < START - 10 * DAY_MS],
  ])('%s', async (query, matches) => {
    const { call } = createMockApi()
    const all = asPage(await call('healthy/v1/entries?limit=1000')).data
    const answer = await call(`healthy/v1/entries?limit=1000&${query}`)
    expect(asPage(answer).data).toEqual(all.filter(matches))
    expect(asPage(answer).total).toBe(all.filter(matches).length)
  })

  it('find the account of a shared pool', async () => {
    const { call } = createMockApi()
    const uk = asPage(await call('shared-pool/v1/entries?limit=1000&account=acc-halden-uk')).data
    expect(uk.length).toBeGreaterThan(0)
    expect(uk.every(({ account }) => account?.name === 'Halden Robotics UK')).toBe(true)
  })
})

describe('permission', () => {
  it('is asked for where a viewer may not see the history', async () => {
    const { call } = createMockApi()
    for (const path of ['no-history-permission/v1/entries', 'no-history-permission/v1/usage?by=day']) {
      const answer = await call(path)
      expect(answer.status).toBe(403)
      expect(answer.body).toMatchObject({ code: 'permission-required', missing: [{ right: 'entries' }] })
    }
    expect((await call('healthy/v1/entries', { viewer: 'mei' })).status).toBe(403)
  })

  it('does not matter where there is no history at all', async () => {
    const { call } = createMockApi()
    expect((await call('minimal-server/v1/entries')).status).toBe(404)
  })
})

describe('usage', () => {
  it('comes to the same sum by whatever it is grouped', async () => {
    const { call } = createMockApi()
    const groupings = ['day', 'action', 'actor', 'account', 'day&by=action&by=actor']
    const answers = await Promise.all(groupings.map((by) => call(`shared-pool/v1/usage?by=${by}`)))
    const sums = answers.map((answer) => asUsage(answer).data.reduce((total, { credits }) => total + credits, 0))
    // 210 spent on actions; the run that is still pending is not counted.
    expect(sums).toEqual([210, 210, 210, 210, 210])
  })

  it('counts days in the zone asked for', async () => {
    const { call } = createMockApi()
    await call('new-account/control', { body: { do: 'credit', credits: 50 } })
    await call('new-account/ats/actions', { body: { action: 'csv-import' } })
    // Noon in UTC is the next day's first hour in Kiritimati (UTC+14).
    const day = async (zone: string) => (await call(`new-account/v1/usage?by=day&tz=${zone}`)).body
    expect(await day('UTC')).toMatchObject({ data: [{ keys: { day: '2027-03-01' }, credits: 2, count: 1 }] })
    expect(await day('Pacific/Kiritimati')).toMatchObject({ data: [{ keys: { day: '2027-03-02' } }] })
  })

  it.each(['', 'by=weekday', 'by=day&by=nothing', 'by=day&tz=Mars/Olympus'])('refuses "%s"', async (query) => {
    const { call } = createMockApi()
    expect((await call(`healthy/v1/usage?${query}`)).status).toBe(422)
  })
})

describe('100,000 entries', () => {
  it('D12 come in pages from any point of time', async () => {
    const { call } = createMockApi()
    const first = asPage(await call('huge-history/v1/entries?limit=100'))
    const old = asPage(await call('huge-history/v1/entries?limit=100&to=2025-01-01T00:00:00Z'))
    const last = asPage(await call('huge-history/v1/entries?limit=100&cursor=before-a'))
    expect([first.total, first.data.length, last.data.length, last.next]).toEqual([100_000, 100, 10, null])
    expect(old.data[0]?.at).toBe('2024-12-31T23:45:00.000Z')
  })

  it('D12 are made only when they are read', () => {
    const made = vi.fn<(seq: number) => void>()
    const archive = createArchive(1_000_000_000, toCredits(18_420), START)
    const ledger = new Ledger(
      { floor: NO_CREDITS, unlimited: false },
      { count: archive.count, entryAt: (seq) => (made(seq), archive.entryAt(seq)) },
    )
    const filter = readFilter(new URLSearchParams({ from: iso(START - 10 * DAY_MS) }))
    const { start, end } = findSpan(ledger, filter)
    expect(end - start).toBe(10 * 24 * 4)
    expect(made.mock.calls.length).toBeLessThan(70)
  })

  it('keep their books: each balance is the one before plus the amount', async () => {
    const { call } = createMockApi()
    const { data } = asPage(await call('huge-history/v1/entries?limit=1000'))
    data.slice(0, -1).forEach((entry, index) => {
      expect((entry.balanceAfter ?? 0) - entry.amount).toBe(data[index + 1]?.balanceAfter)
    })
    expect((await call('huge-history/v1/account')).body).toMatchObject({
      balance: { available: data[0]?.balanceAfter },
    })
  })

  it('have bulk runs whose rows come to what the run says', async () => {
    const { call } = createMockApi()
    const { data } = asPage(await call('huge-history/v1/entries?limit=100'))
    const run = data.filter(({ group }) => group?.id === 'run-1000')
    expect(run).toHaveLength(run[0]?.group?.count ?? -1)
    expect(run.reduce((total, { amount }) => total - amount, 0)).toBe(run[0]?.group?.credits)
  })

  it('are searched without being counted', async () => {
    const { call } = createMockApi()
    const page = asPage(await call('huge-history/v1/entries?limit=20&q=adeyemi&action=reference-check'))
    expect([page.data.length, page.total]).toEqual([20, null])
  })
})

type Row = ReturnType<typeof asPage>['data'][number]

function iso(at: number): string {
  return new Date(at).toISOString()
}
