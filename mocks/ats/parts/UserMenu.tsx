import { scenarios } from '../../scenarios.ts'
import { VIEWERS } from '../../world/cast.ts'
import { useAts } from '../ats.ts'
import type { Theme } from '../demo.ts'
import { Avatar } from './Avatar.tsx'

const THEMES: Record<Theme, string> = { auto: 'As the system', light: 'Light', dark: 'Dark' }

/** Who is signed in, and what the demo shows. A plain form: choosing is opening another address. */
export function UserMenu() {
  const { demo, user } = useAts()
  return (
    <>
      <button type="button" class="user-button" popovertarget="user-menu" aria-label={`${user.name}, menu`}>
        <Avatar name={user.name} />
      </button>
      <div id="user-menu" class="menu" popover="auto">
        <div class="menu-head">
          <Avatar name={user.name} />
          <p>
            <strong>{user.name}</strong>
            <span class="muted small">{user.role} · Halden Robotics</span>
          </p>
        </div>
        <form method="get" class="menu-form">
          <label>
            Demo scenario
            <select name="scenario">
              {scenarios.map(({ name, title }) => (
                <option key={name} value={name} selected={name === demo.scenario}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <label>
            Signed in as
            <select name="viewer">
              {VIEWERS.map(({ id, name }) => (
                <option key={id} value={id} selected={id === user.id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label>
            Theme
            <select name="theme">
              {Object.entries(THEMES).map(([theme, title]) => (
                <option key={theme} value={theme} selected={theme === demo.theme}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <input type="hidden" name="instance" value={demo.instance} />
          <button type="submit" class="button">
            Show
          </button>
          <p class="muted small">Candidates start afresh on reload; credits stay.</p>
        </form>
      </div>
    </>
  )
}
