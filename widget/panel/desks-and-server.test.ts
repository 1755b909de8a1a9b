/** The desks of the panel with the client and the simulated billing API: what is set there arrives. */
import { getResponse } from 'msw'
import { expect, test, vi } from 'vitest'
import { createHandlers } from '../../mocks/handlers.ts'
import { createClient } from '../../shared/billing/client.ts'
import { toAccount } from '../../shared/billing/wire.ts'

import { EVERY_ROW } from '../../shared/credits/report-schedule.ts'
import { AlertsDesk } from './alerts-desk.ts'
import { ReportsDesk } from './reports-desk.ts'

const handlers = createHandlers(() => Date.UTC(2027, 2, 1, 12))

/** As `viewer` of an instance of the scenario. */
async function signIn(name: string, viewer = 'amara') {
  const source = createClient({
    baseUrl: `http://mock.localhost/mock/${name}/v1`,
    getToken: () => `demo-${viewer}`,
    fetch: async (input, init) => {
      const response = await getResponse(handlers, new Request(input, init), { quiet: true })
      return response ?? Response.error()
    },
  })
  return { source, account: toAccount(await source.account()) }
}

async function openAlerts(name: string, viewer?: string) {
  const { source, account } = await signIn(name, viewer)
  const desk = new AlertsDesk(source, account, () => {})
  await vi.waitFor(() => expect(desk.state.kind).toBe('ready'))
  const alerts = desk.items
  return { desk, account, alerts, reach: (kind: string) => vi.waitFor(() => expect(desk.state.kind).toBe(kind)) }
}

test('alerts are saved; whoever read them before is told, and may then replace them', async () => {
  const first = await openAlerts('healthy@alerts')
  const second = await openAlerts('healthy@alerts', 'rafael')
  first.desk.save(first.alerts.slice(1))
  await first.reach('done')
  second.desk.save([])
  await second.reach('refused')
  expect(second.desk.state).toMatchObject({ failure: { kind: 'precondition-failed' }, items: first.alerts.slice(1) })
  second.desk.save([])
  await second.reach('done')
  first.desk.refresh()
  await vi.waitFor(() => expect(first.desk.items).toEqual([]))
})

test('what only the server knows to be wrong is told with where it is', async () => {
  const { desk, alerts, reach } = await openAlerts('healthy@wrong')
  const wanted = alerts.map((alert) =>
    alert.trigger.kind === 'percent' ? { ...alert, trigger: { ...alert.trigger, value: 101 } } : alert,
  )
  desk.save(wanted)
  await reach('refused')
  expect(desk.state).toMatchObject({
    failure: { kind: 'validation-failed', errors: [{ pointer: '/data/0/at/percent' }] },
  })
})

test('who may not manage billing may look', async () => {
  const { desk, account, alerts } = await openAlerts('healthy', 'jonas')
  expect([desk.mayChange(account), alerts.length]).toEqual([false, 5])
})

test('a report is ordered, listed and stopped', async () => {
  const { source, account } = await signIn('healthy@reports')
  const desk = new ReportsDesk(source, account, () => {})
  const reach = (kind: string) => vi.waitFor(() => expect(desk.state.kind).toBe(kind))
  await reach('ready')
  const order = {
    every: 'week',
    on: 3,
    timeZone: 'Asia/Tokyo',
    filter: EVERY_ROW,
    recipients: ['a@b.example'],
  } as const
  desk.create(order)
  await reach('done')
  const made = desk.items.at(-1)
  expect(made).toMatchObject({ ...order, nextRunAt: Date.UTC(2027, 2, 2, 22), lastRunAt: null })
  desk.delete(made?.id ?? '')
  await vi.waitFor(() => expect(desk.state).toMatchObject({ kind: 'done', task: { kind: 'delete' } }))
  const again = new ReportsDesk(source, account, () => {})
  await vi.waitFor(() => expect(again.items).toHaveLength(2))
})
