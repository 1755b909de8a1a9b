/** The pages of the ATS, and their addresses after the `#`. */

export type Route =
  /** The first job's candidates. */
  | { page: 'home' }
  | { page: 'jobs' }
  | { page: 'job'; jobId: string }
  | { page: 'candidates'; query: string }
  | { page: 'candidate'; candidateId: string }
  | { page: 'assessments' }
  | { page: 'settings' }
  /** Settings → Account & Billing. */
  | { page: 'billing' }
  /** Settings → User Roles. */
  | { page: 'roles' }
  | { page: 'missing' }

/** Reads `location.hash`. Addresses that lead nowhere give `missing`. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?', 2)
  const [section = '', id, ...rest] = path.split('/').filter(Boolean).map(decode)
  if (rest.length > 0) return { page: 'missing' }
  if (section === '') return { page: 'home' }
  if (section === 'jobs') return id === undefined ? { page: 'jobs' } : { page: 'job', jobId: id }
  if (section === 'candidates')
    return id === undefined
      ? { page: 'candidates', query: new URLSearchParams(search).get('q') ?? '' }
      : { page: 'candidate', candidateId: id }
  if (section === 'assessments' && id === undefined) return { page: 'assessments' }
  if (section === 'settings') return parseSettings(id)
  return { page: 'missing' }
}

/** The address of a page, to be used as a link. */
export function formatRoute(route: Route): string {
  switch (route.page) {
    case 'job':
      return `#/jobs/${encodeURIComponent(route.jobId)}`
    case 'candidate':
      return `#/candidates/${encodeURIComponent(route.candidateId)}`
    case 'candidates':
      return route.query === '' ? '#/candidates' : `#/candidates?${new URLSearchParams({ q: route.query })}`
    case 'billing':
    case 'roles':
      return `#/settings/${route.page}`
    case 'jobs':
    case 'assessments':
    case 'settings':
      return `#/${route.page}`
    case 'home':
    case 'missing':
      break
  }
  return '#/'
}

function parseSettings(name: string | undefined): Route {
  if (name === undefined) return { page: 'settings' }
  return name === 'billing' || name === 'roles' ? { page: name } : { page: 'missing' }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
