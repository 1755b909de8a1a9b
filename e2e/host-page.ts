/** The HTML of a page that embeds the element as its documentation says. */

export const ACCOUNT = 'acc-halden'
export const MODULE = '<script type="module" src="/widget/credit-gauge.js"></script>'
export const CLASSIC = '<script src="/widget/credit-gauge.iife.js"></script>'

export interface HostPageParts {
  /** The simulated account: `<scenario>@<instance>`. */
  instance: string
  /** The address of the API, when it is not the host's own. */
  apiBase?: string
  /** The `account` attribute; `null` for none. */
  account?: string | null
  /** Further attributes of the element. */
  attributes?: string
  /** How many elements. */
  count?: number
  /** What goes into `configure()`, as JavaScript; none by default. */
  configuration?: string
  /** The viewer's; `null` leaves the sign-in to `configuration` or `scripts`. */
  token?: string | null
  /** Loads the script; `MODULE` by default. */
  scripts?: string
  head?: string
  /** HTML before and after the elements. */
  before?: string
  after?: string
  doctype?: string
  lang?: string
}

/** A page with elements that are signed in before they are defined, as on most pages. */
export function hostPage(parts: HostPageParts): string {
  const { instance, account = ACCOUNT, attributes = '', count = 1, head = '', before = '', after = '' } = parts
  const { apiBase = `/mock/${instance}/v1`, scripts = MODULE, doctype = '<!doctype html>', lang = 'en' } = parts
  const named = account === null ? '' : `account="${account}"`
  const element = `<credit-balance api-base="${apiBase}" ${named} ${attributes}><a href="/billing">Credits</a></credit-balance>`
  return `${doctype}<html lang="${lang}"><head><meta charset="utf-8"><title>Host</title>${head}</head><body>
    ${before}${Array.from({ length: count }, () => element).join('\n')}${after}
    ${parts.token === null ? '' : signIn(parts.token ?? 'demo')}${configured(parts.configuration)}${scripts}</body></html>`
}

function signIn(token: string): string {
  const quoted = JSON.stringify(token)
  return `<script>for (const e of document.querySelectorAll('credit-balance')) e.getToken = () => ${quoted}</script>`
}

/** Runs before the elements are registered: the module that registers them is loaded after this one. */
function configured(configuration: string | undefined): string {
  if (configuration === undefined) return ''
  return `<script type="module">import { configure } from '/widget/index.js'
    configure(${configuration})</script>`
}
