/** What an administrator grants in the demo ATS, and the rights of the billing API that come with it. */
import type { Rights } from '../scenario.ts'

export interface Permission {
  name: string
  /** One line for whoever grants it. */
  means: string
  rights: readonly (keyof Rights)[]
}

/** Where permissions are granted. */
export const GRANTED_UNDER = 'Settings → User Roles'

export const PERMISSIONS: readonly Permission[] = [
  { name: 'Company: edit', means: 'See the Credits tab and export it', rights: ['entries', 'export'] },
  { name: 'Billing: manage', means: 'Buy credits', rights: ['buy'] },
  { name: 'Billing: request', means: 'Ask for credits', rights: ['request'] },
]
