import { useEffect } from 'preact/hooks'
import { useAts } from '../ats.ts'
import type { Colleague } from '../role-store.ts'
import { Avatar } from '../parts/Avatar.tsx'
import { Page } from '../parts/Page.tsx'
import { formatRoute } from '../route.ts'

/** Settings → User Roles: where an admin grants what somebody lacks. */
export function RolesPage() {
  const { roles, user } = useAts()
  useEffect(() => void roles.load(), [roles])
  const state = roles.roles.value
  return (
    <Page
      title="User Roles"
      parent={{ title: 'Settings', href: formatRoute({ page: 'settings' }) }}
      summary={user.role === 'Admin' ? 'Changes hold at once.' : 'Only admins change roles. Ask Amara Okafor.'}
    >
      {state.kind === 'ready' && <RoleList people={state.people} />}
      {state.kind === 'failed' && (
        <section class="card empty">
          <h2>No list of roles</h2>
          <p class="muted">The server did not answer. Open the page again in a minute.</p>
        </section>
      )}
    </Page>
  )
}

function RoleList({ people }: { people: Colleague[] }) {
  const { roles, toasts, user } = useAts()

  async function change(personId: string, permission: string, box: HTMLInputElement) {
    const outcome = await roles.change(personId, permission, box.checked)
    toasts.explain(outcome)
    if (outcome.kind === 'refused') box.checked = !box.checked
  }

  return (
    <ul class="job-list card">
      {people.map(({ id, name, role, permissions }) => (
        <li key={id} class="job-row role">
          <Avatar name={name} />
          <p class="job-words">
            <strong>{name}</strong>
            <span class="muted small">{role}</span>
          </p>
          <fieldset class="permissions" aria-label={`Permissions of ${name}`}>
            {permissions.map((permission) => (
              <label key={permission.name} class="permission">
                <input
                  type="checkbox"
                  class="switch"
                  checked={permission.isGranted}
                  disabled={user.role !== 'Admin'}
                  onChange={({ currentTarget }) => void change(id, permission.name, currentTarget)}
                />
                <span>
                  {permission.name}
                  <span class="muted small">{permission.means}</span>
                </span>
              </label>
            ))}
          </fieldset>
        </li>
      ))}
    </ul>
  )
}
