import { useEffect, useRef } from 'preact/hooks'
import { useAts } from './ats.ts'
import { AssessmentsPage } from './pages/AssessmentsPage.tsx'
import { BillingPage } from './pages/BillingPage.tsx'
import { CandidatePage } from './pages/CandidatePage.tsx'
import { CandidatesPage } from './pages/CandidatesPage.tsx'
import { JobPage } from './pages/JobPage.tsx'
import { JobsPage } from './pages/JobsPage.tsx'
import { RolesPage } from './pages/RolesPage.tsx'
import { SettingsPage } from './pages/SettingsPage.tsx'
import { Page } from './parts/Page.tsx'
import { Sidebar } from './parts/Sidebar.tsx'
import { ToastList } from './parts/ToastList.tsx'
import { TopBar } from './parts/TopBar.tsx'
import { formatRoute } from './route.ts'

/** Larkfield, the demo ATS. */
export function App() {
  const main = useRef<HTMLElement>(null)
  useNewPage(() => {
    scrollTo(0, 0)
    // Whoever types a search keeps the field.
    if (!(document.activeElement instanceof HTMLInputElement)) main.current?.focus({ preventScroll: true })
  })
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        Skip to content
      </button>
      <TopBar />
      <Sidebar />
      <main ref={main} class="main" tabIndex={-1}>
        <CurrentPage />
      </main>
      <ToastList />
    </>
  )
}

function CurrentPage() {
  const { route, store } = useAts()
  const { jobs, candidates } = store.hiring.value
  const current = route.value
  switch (current.page) {
    case 'home':
      return <JobPage key={jobs[0].id} job={jobs[0]} />
    case 'jobs':
      return <JobsPage />
    case 'job': {
      const job = jobs.find(({ id }) => id === current.jobId)
      return job ? <JobPage key={job.id} job={job} /> : <MissingPage />
    }
    case 'candidates':
      return <CandidatesPage query={current.query} />
    case 'candidate': {
      const candidate = candidates.find(({ id }) => id === current.candidateId)
      const job = jobs.find(({ id }) => id === candidate?.jobId)
      return candidate && job ? <CandidatePage key={candidate.id} candidate={candidate} job={job} /> : <MissingPage />
    }
    case 'assessments':
      return <AssessmentsPage />
    case 'settings':
      return <SettingsPage />
    case 'billing':
      return <BillingPage />
    case 'roles':
      return <RolesPage />
    case 'missing':
      break
  }
  return <MissingPage />
}

function MissingPage() {
  return (
    <Page title="Nothing here" summary="The page was moved, or the link is incomplete.">
      <a href={formatRoute({ page: 'home' })}>Go to the open jobs</a>
    </Page>
  )
}

/** Runs when another page opens, so that the keyboard and the reader start at its top; not for the first page. */
function useNewPage(onNewPage: () => void) {
  const { route } = useAts()
  const key = JSON.stringify(route.value)
  const shown = useRef(key)
  useEffect(() => {
    if (shown.current !== key) onNewPage()
    shown.current = key
  })
}
