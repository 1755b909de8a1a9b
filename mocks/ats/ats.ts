import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { ReadonlySignal } from '@preact/signals'
import type { Person } from '../world/cast.ts'
import type { Demo } from './demo.ts'
import type { HiringStore } from './hiring-store.ts'
import type { RoleStore } from './role-store.ts'
import type { Route } from './route.ts'
import type { Toasts } from './toasts.ts'

/** What every part of the page may use. */
export interface Ats {
  demo: Demo
  /** Who is signed in. */
  user: Person
  route: ReadonlySignal<Route>
  store: HiringStore
  roles: RoleStore
  toasts: Toasts
  now: () => number
}

export const AtsContext = createContext<Ats | null>(null)

export function useAts(): Ats {
  const ats = useContext(AtsContext)
  if (!ats) throw new Error('The ATS is used outside its context.')
  return ats
}
