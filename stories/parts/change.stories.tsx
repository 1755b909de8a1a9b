import type { ComponentProps } from 'preact'
import { toCredits } from '../../shared/credits/amount.ts'
import { cause, causes, explained, Shown } from '../../shared/ui/change/change.fixture.tsx'
import { part } from './part.tsx'

const meta = { title: 'Parts/Why did it change' }
export default meta

const change = (means: string, props: Partial<ComponentProps<typeof Shown>>) =>
  part(means, (reader) => <Shown reader={reader} {...props} />)

export const Closed = change('The balance fell since the viewer last looked; nobody has asked why.', {})
export const Grown = change('More is left than when the viewer last looked.', { difference: toCredits(100) })
export const NoHistory = change('This billing system has no history, so nobody can ask why.', { onToggle: null })
export const Loading = change('Somebody asked why; the rows are being read.', { state: { kind: 'loading' } })
export const Explained = change('What moved the balance, the largest first, and what is in no row.', {
  state: explained(causes, -3),
})
export const ManyCauses = change('More causes than anybody reads: the small ones are one line.', {
  state: explained(Array.from({ length: 9 }, (_, index) => cause(`Run ${index + 1}`, index - 10))),
})
export const TooManyRows = change('There are more rows than were read, which is said.', {
  state: explained(causes, 0, true),
})
export const NotExact = change('A sum of the rows is not exact, so none is shown.', {
  state: { kind: 'ready', rows: 2, isCut: false, change: null },
})
export const Failed = change('The rows could not be read.', { state: { kind: 'failed', failure: { kind: 'timeout' } } })
