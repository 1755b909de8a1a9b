import type { ComponentProps } from 'preact'
import { alerts, Alerts, lacking } from '../../shared/ui/alerts/alerts.fixture.tsx'
import { part } from './part.tsx'

const meta = { title: 'Parts/Alert settings' }
export default meta

const settings = (means: string, props: Partial<ComponentProps<typeof Alerts>>) =>
  part(means, (reader) => <Alerts reader={reader} {...props} />, 'column')

export const Ready = settings('When somebody is told that credits run low, run out or lapse, and how.', {})
export const None = settings('Nobody is told of anything yet.', { state: { kind: 'ready', items: [] } })
export const Loading = settings('The settings are on their way.', { state: { kind: 'loading' } })
export const Saving = settings('A change is being saved.', { state: { kind: 'working', task: alerts, items: alerts } })
export const Saved = settings('A change was saved.', { state: { kind: 'done', task: alerts, items: alerts } })
export const Refused = settings('The server does not take one of the values, and says why.', {
  state: {
    kind: 'refused',
    items: alerts,
    task: alerts,
    failure: {
      kind: 'validation-failed',
      errors: [{ pointer: '/data/3/at/credits', detail: 'is more than the allowance' }],
    },
  },
})
export const ChangedMeanwhile = settings('Somebody else changed the settings since they were read.', {
  state: { kind: 'refused', items: alerts, task: alerts, failure: { kind: 'precondition-failed' } },
})
export const Failed = settings('The settings could not be read.', {
  state: { kind: 'failed', failure: { kind: 'timeout' }, items: null },
})
export const FailedLater = settings('They could not be read again; what was read before stays.', {
  state: { kind: 'failed', failure: { kind: 'offline' }, items: alerts },
})
export const ReadOnly = settings('This viewer may see the settings and not change them.', {
  account: lacking,
  mayChange: false,
})
