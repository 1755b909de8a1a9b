/** `GET, POST /oauth/authorize`: the page on which somebody signs in and says yes or no. */
import type { Authorization } from '../sign-in-desk.ts'
import { VIEWERS } from '../world/cast.ts'
import type { Call } from './call.ts'
import { merchant } from './checkout.ts'
import { isClient, issuerOf, resourceOf } from './oauth.ts'
import { html, pageResponse, seeOther } from './page.ts'
import type { Html, PageOptions } from './page.ts'

/** A request that can be answered: it is known who asks, and where the answer goes. */
interface Asked {
  clientId: string
  redirectUri: string
}

const FRAME: PageOptions = { footer: 'Larkfield · Test mode: anybody may sign in here.' }

/** Where browsers catch the answer for an extension, and where programs on this machine do. */
const REDIRECTS = [
  /^https:\/\/[a-p]{32}\.chromiumapp\.org\//,
  /^https:\/\/[0-9a-f]{40}\.extensions\.allizom\.org\//,
  /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\//,
]

export function showSignIn(call: Call): Response {
  const asked = findAsked(call)
  if (!asked) return refusalPage()
  const authorization = readAuthorization(call, asked)
  if ('error' in authorization) return sendBack(call, asked, authorization)
  return pageResponse('Sign in · Larkfield', signInForm(call), { ...FRAME, formTarget: asked.redirectUri })
}

/** The form says `viewer=<id>` and `do=allow` or `do=deny`. */
export async function submitSignIn(call: Call): Promise<Response> {
  const asked = findAsked(call)
  if (!asked) return refusalPage()
  const authorization = readAuthorization(call, asked)
  if ('error' in authorization) return sendBack(call, asked, authorization)
  const form = new URLSearchParams(await call.request.text())
  const viewer = VIEWERS.find(({ id }) => id === form.get('viewer'))
  if (form.get('do') !== 'allow' || !viewer) return sendBack(call, asked, { error: 'access_denied' })
  const { signIns, now } = call.simulation
  return sendBack(call, asked, { code: signIns.allow(authorization, viewer.id, now) })
}

/** `undefined` where nobody must be sent: the application is unknown, or its address is not one of its own. */
function findAsked({ url }: Call): Asked | undefined {
  const clientId = url.searchParams.get('client_id')
  const redirectUri = url.searchParams.get('redirect_uri') ?? ''
  const isKnown = isClient(clientId) && REDIRECTS.some((pattern) => pattern.test(redirectUri))
  return isKnown ? { clientId, redirectUri } : undefined
}

function readAuthorization(call: Call, asked: Asked): Authorization | { error: string } {
  const { searchParams } = call.url
  if (searchParams.get('response_type') !== 'code') return { error: 'unsupported_response_type' }
  const challenge = searchParams.get('code_challenge') ?? ''
  if (searchParams.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge))
    return { error: 'invalid_request' }
  const resource = searchParams.get('resource')
  if (resource !== null && resource !== resourceOf(call)) return { error: 'invalid_target' }
  return { ...asked, challenge }
}

/** Back to the application, with the state that it gave and the name of this server (RFC 9207). */
function sendBack(call: Call, { redirectUri }: Asked, answer: { code: string } | { error: string }): Response {
  const target = new URL(redirectUri)
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value)
  const state = call.url.searchParams.get('state')
  if (state !== null) target.searchParams.set('state', state)
  target.searchParams.set('iss', issuerOf(call))
  return seeOther(target.href)
}

function signInForm({ simulation }: Call): Html {
  const people = VIEWERS.map(
    ({ id, name, lacks }, index) =>
      html`<label class="choice">
        <input type="radio" name="viewer" value="${id}" ${index === 0 ? html`checked` : ''} />
        <span>${name}<small>${rightsInWords(lacks)}</small></span>
      </label>`,
  )
  return html`${merchant(simulation)}
    <h1 class="word">Let Credit Gauge see your credits?</h1>
    <p>
      It will read the balance and history of ${simulation.scenario.account.name}, and may buy credits where you may.
    </p>
    <form method="post">
      <fieldset>
        <legend>Continue as</legend>
        ${people}
      </fieldset>
      <button name="do" value="allow">Allow</button>
      <button class="quiet" name="do" value="deny">Deny</button>
    </form>`
}

function rightsInWords(lacks: readonly string[]): string {
  if (lacks.length === 0) return 'Account admin'
  return lacks.includes('entries') ? 'Sees the balance only' : 'Recruiter, may not buy'
}

function refusalPage(): Response {
  const content = html`<div class="sign bad" aria-hidden="true">✕</div>
    <h1 class="word">This sign-in cannot go on</h1>
    <p>The application is not known here, or it wants the answer sent to an address that is not its own.</p>`
  return pageResponse('Sign in · Larkfield', content, { ...FRAME, status: 400 })
}
