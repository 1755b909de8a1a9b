import { useAts } from '../ats.ts'
import { formatRoute } from '../route.ts'
import type { Route } from '../route.ts'
import { CreditConnect } from './CreditConnect.tsx'
import { Icon } from './Icon.tsx'
import type { IconName } from './Icon.tsx'

const SECTIONS: { title: string; icon: IconName; to: Route; pages: Route['page'][] }[] = [
  { title: 'Jobs', icon: 'jobs', to: { page: 'jobs' }, pages: ['home', 'jobs', 'job'] },
  { title: 'Candidates', icon: 'people', to: { page: 'candidates', query: '' }, pages: ['candidates', 'candidate'] },
  { title: 'Assessments', icon: 'assessments', to: { page: 'assessments' }, pages: ['assessments'] },
  { title: 'Settings', icon: 'settings', to: { page: 'settings' }, pages: ['settings', 'billing', 'roles'] },
]

/** The main sections: beside the page, as a rail on tablets, below the page on phones. */
export function Sidebar() {
  const { route, store } = useAts()
  const { jobs } = store.hiring.value
  const current = route.value
  const currentJob = current.page === 'home' ? jobs[0].id : current.page === 'job' ? current.jobId : null
  return (
    <nav class="sidebar" aria-label="Main">
      <ul class="sidebar-sections">
        {SECTIONS.map(({ title, icon, to, pages }) => (
          <li key={title}>
            <a
              class={pages.includes(current.page) ? 'sidebar-link is-open' : 'sidebar-link'}
              href={formatRoute(to)}
              aria-current={current.page === to.page ? 'page' : undefined}
            >
              <Icon name={icon} />
              <span>{title}</span>
            </a>
          </li>
        ))}
      </ul>
      <div class="sidebar-jobs">
        <h2 class="sidebar-title">Open jobs</h2>
        <ul>
          {jobs.map(({ id, title }) => (
            <li key={id}>
              <a
                class="sidebar-link"
                href={formatRoute({ page: 'job', jobId: id })}
                aria-current={id === currentJob ? 'page' : undefined}
              >
                <span>{title}</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
      <CreditConnect />
    </nav>
  )
}
