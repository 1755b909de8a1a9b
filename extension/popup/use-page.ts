import { findApiOnPage } from './find-api-on-page.ts'
import { openWelcome } from '../open-page.ts'

/** Sets up what the page in front of the person uses. Answers why nothing came of it. */
export async function usePage(): Promise<'none' | 'unsafe' | undefined> {
  const found = await findApiOnPage()
  if ('problem' in found) return found.problem
  await openWelcome({ kind: 'address', apiBase: found.apiBase })
  return undefined
}
