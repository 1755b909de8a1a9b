import { signal } from '@preact/signals'
import { render } from 'preact'
import { configure, define } from '../../widget/index.ts'
import { VIEWERS } from '../world/cast.ts'
import type { Person } from '../world/cast.ts'
import { App } from './App.tsx'
import { AtsContext } from './ats.ts'
import type { Ats } from './ats.ts'
import { createActivity, createCandidates } from './data/candidates.ts'
import { createJobs } from './data/jobs.ts'
import { demoToken, mockRoot, parseDemo } from './demo.ts'
import { createHiringStore } from './hiring-store.ts'
import { createRoleStore } from './role-store.ts'
import { parseRoute } from './route.ts'
import { createSpend } from './spend.ts'
import { createToasts } from './toasts.ts'

const demo = parseDemo(location.search)
document.documentElement.dataset['theme'] = demo.theme

configure({ apiBase: `${mockRoot(demo)}/v1`, getToken: () => demoToken(demo) })
define()

const route = signal(parseRoute(location.hash))
addEventListener('hashchange', () => {
  route.value = parseRoute(location.hash)
})

const GUEST: Person = { id: 'guest', name: 'Guest', role: 'Recruiter', lacks: [] }
const user = VIEWERS.find(({ id }) => id === (demo.viewer ?? 'amara')) ?? GUEST
const toasts = createToasts()
const openedAt = Date.now()
const candidates = createCandidates(openedAt)
const ats: Ats = {
  demo,
  user,
  route,
  toasts,
  now: Date.now,
  store: createHiringStore({
    hiring: {
      jobs: createJobs(openedAt),
      candidates,
      activity: createActivity(candidates),
      generatedSets: {},
    },
    actor: user.name,
    spend: createSpend(`${mockRoot(demo)}/ats/actions`, user.name),
    say: toasts.say,
    now: Date.now,
  }),
  roles: createRoleStore(`${mockRoot(demo)}/ats/roles`, user.id),
}

const root = document.querySelector('#app')
if (!root) throw new Error('index.html has no #app.')

/** `npm start` serves the simulated servers itself. A static build has no server: a worker in the page answers. */
async function startServers(): Promise<void> {
  if (!import.meta.env.PROD) return
  const { startMockWorker } = await import('../browser.ts')
  await startMockWorker()
}

void startServers().finally(() =>
  render(
    <AtsContext.Provider value={ats}>
      <App />
    </AtsContext.Provider>,
    root,
  ),
)
