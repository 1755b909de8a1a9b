import { Icon } from '../parts/Icon.tsx'
import type { IconName } from '../parts/Icon.tsx'
import { Page } from '../parts/Page.tsx'
import { formatRoute } from '../route.ts'
import type { Route } from '../route.ts'

const PLACES: { title: string; means: string; icon: IconName; to: Route }[] = [
  {
    title: 'Account & Billing',
    means: 'Credits, plan and invoices of Halden Robotics',
    icon: 'card',
    to: { page: 'billing' },
  },
  { title: 'User Roles', means: 'Who works here, and what they may do', icon: 'people', to: { page: 'roles' } },
]

export function SettingsPage() {
  return (
    <Page title="Settings" summary="Halden Robotics">
      <ul class="job-list card">
        {PLACES.map(({ title, means, icon, to }) => (
          <li key={title}>
            <a class="job-row place" href={formatRoute(to)}>
              <Icon name={icon} />
              <span class="job-words">
                <strong>{title}</strong>
                <span class="muted small">{means}</span>
              </span>
              <Icon name="chevron" />
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
