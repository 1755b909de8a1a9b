import type { ComponentProps } from 'preact'
import { lacking, order, reports, Reports } from '../../shared/ui/alerts/alerts.fixture.tsx'
import { part, press } from './part.tsx'

const meta = { title: 'Parts/Scheduled reports' }
export default meta

const schedules = (means: string, props: Partial<ComponentProps<typeof Reports>>) =>
  part(means, (reader) => <Reports reader={reader} {...props} />, 'column')

const some = reports.slice(0, 2)

export const Ready = schedules('Reports that the server sends by itself, to whom and when.', {
  state: { kind: 'ready', items: some },
})
export const UnusualOnes = schedules('An interval, an address and an outcome that nobody foresaw.', {})
export const None = schedules('Nobody gets a report yet.', { state: { kind: 'ready', items: [] } })
export const New = {
  ...schedules('Somebody sets up a report: how often, what is in it and who gets it.', {
    state: { kind: 'ready', items: [] },
  }),
  play: press('button'),
}
export const Loading = schedules('The reports are on their way.', { state: { kind: 'loading' } })
export const Created = schedules('A report was set up.', {
  state: { kind: 'done', items: some, task: { kind: 'create', order } },
})
export const NotStopped = schedules('A report could not be stopped, so it still runs.', {
  state: { kind: 'refused', items: some, task: { kind: 'delete', id: 'weekly' }, failure: { kind: 'timeout' } },
})
export const Failed = schedules('The reports could not be read.', {
  state: { kind: 'failed', failure: { kind: 'timeout' }, items: null },
})
export const NotAllowed = schedules('This viewer may not have reports sent: who can change that.', {
  account: lacking,
  state: { kind: 'ready', items: [] },
})
