/** Signing in at the mock authorization server, over real HTTP. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { startMockServer, type RunningMockServer } from '../../mocks/server.ts'
import { browser, resetBrowser } from '../browser.fixture.ts'
import { Challenge, startDocuments, type DocumentServer } from './documents.fixture.ts'
import { personWho, personWhose, windowThatSays } from './person.fixture.ts'

vi.mock('../browser.ts', () => import('../browser.fixture.ts'))
const { signIn } = await import('./sign-in.ts')
const { findSignIn } = await import('../vault.ts')

const OPTIONS = { interactive: true, staysSignedIn: false }

let mock: RunningMockServer
let server: DocumentServer
beforeAll(async () => {
  mock = await startMockServer()
  server = await startDocuments()
})
afterAll(async () => {
  await mock.close()
  await server.close()
})
beforeEach(() => {
  resetBrowser()
  server.documents.clear()
  server.asked.length = 0
  browser.identity.launchWebAuthFlow = personWho('allow')
})

function to(apiBase: string, clientId: string | null = null) {
  return { id: 'c1', apiBase, clientId }
}

const api = (name: string) => `${mock.origin}/mock/${name}/v1`

describe('at a server that is in order', () => {
  test('a person who says yes is signed in as themselves', async () => {
    const before = Date.now()
    expect(await signIn(to(api('healthy')), OPTIONS)).toBeNull()
    const kept = await findSignIn('c1')
    expect(kept).toMatchObject({
      kind: 'oauth',
      issuer: `${mock.origin}/mock/healthy/oauth`,
      clientId: 'credit-gauge',
      resource: api('healthy'),
      staysSignedIn: false,
    })
    if (kept?.kind !== 'oauth') throw new Error('Not signed in.')
    expect(kept.refreshToken).toMatch(/^mock-refresh-/)
    expect((kept.accessExpiresAt ?? 0) - before).toBeGreaterThanOrEqual(300_000)
    const headers = { Authorization: `Bearer ${kept.accessToken}` }
    const account = await fetch(`${api('healthy')}/account`, { headers })
    expect(await account.json()).toMatchObject({ viewer: { id: 'jonas' } })
  })

  test('X1 neither verifier nor token is in any address that a window shows', async () => {
    const opened: string[] = []
    const person = personWho('allow')
    browser.identity.launchWebAuthFlow = async (details) => {
      const answer = await person(details)
      opened.push(details.url, answer)
      return answer
    }
    await signIn(to(api('healthy')), OPTIONS)
    const asked = new URL(opened[0] ?? '').searchParams
    expect(Object.fromEntries(asked)).toMatchObject({ code_challenge_method: 'S256', resource: api('healthy') })
    expect([...asked.keys()].join(' ')).toBe(
      'response_type client_id redirect_uri state code_challenge code_challenge_method resource scope',
    )
    expect(opened.join(' ')).not.toMatch(/mock-(access|refresh)|verifier/)
  })

  test('every sign-in has a state and a challenge of its own', async () => {
    const seen = new Set<string>()
    browser.identity.launchWebAuthFlow = async ({ url }) => {
      const { searchParams } = new URL(url)
      seen.add(searchParams.get('state') ?? '').add(searchParams.get('code_challenge') ?? '')
      throw new Error('The user did not approve access.')
    }
    await signIn(to(api('healthy')), OPTIONS)
    await signIn(to(api('healthy')), OPTIONS)
    expect(seen.size).toBe(4)
  })

  test('the name that the vendor gave the extension is used', async () => {
    expect(await signIn(to(api('healthy'), 'credit-gauge-acme'), OPTIONS)).toBeNull()
    expect(await findSignIn('c1')).toMatchObject({ clientId: 'credit-gauge-acme' })
  })

  test('who says no is not signed in', async () => {
    browser.identity.launchWebAuthFlow = personWho('deny')
    expect(await signIn(to(api('healthy')), OPTIONS)).toBe('denied')
    expect(await findSignIn('c1')).toBeUndefined()
  })

  test.each([
    ['The user did not approve access.', 'window-closed'],
    ['User cancelled or denied access.', 'window-closed'],
    ['User interaction required.', 'interaction-needed'],
    ['Requires user interaction', 'interaction-needed'],
    ['Authorization page could not be loaded.', 'unreachable'],
  ])('a window that ends with "%s" means %s', async (words, problem) => {
    browser.identity.launchWebAuthFlow = windowThatSays(words)
    expect(await signIn(to(api('healthy')), OPTIONS)).toBe(problem)
  })

  test('a former sign-in stays as it was when the next one comes to nothing', async () => {
    await signIn(to(api('healthy')), OPTIONS)
    const before = await findSignIn('c1')
    browser.identity.launchWebAuthFlow = personWho('deny')
    await signIn(to(api('healthy')), OPTIONS)
    expect(await findSignIn('c1')).toEqual(before)
  })
})

describe('an answer that was tampered with', () => {
  test.each<[string, (answer: URL) => void]>([
    ['without a state', (answer) => answer.searchParams.delete('state')],
    ['with another state', (answer) => answer.searchParams.set('state', 'x')],
    ['without the name of the server', (answer) => answer.searchParams.delete('iss')],
    ['of another server', (answer) => answer.searchParams.set('iss', 'https://attacker.example')],
  ])('%s is not taken', async (_how, change) => {
    browser.identity.launchWebAuthFlow = personWhose(change)
    expect(await signIn(to(api('healthy')), OPTIONS)).toBe('mismatched-answer')
    expect(await findSignIn('c1')).toBeUndefined()
  })

  test('with another code brings no tokens', async () => {
    browser.identity.launchWebAuthFlow = personWhose((answer) => answer.searchParams.set('code', 'guessed'))
    expect(await signIn(to(api('healthy')), OPTIONS)).toBe('exchange-failed')
  })

  test('with the code of another sign-in brings no tokens', async () => {
    let stolen = ''
    browser.identity.launchWebAuthFlow = personWhose((answer) => {
      stolen = answer.searchParams.get('code') ?? ''
      answer.searchParams.delete('state')
    })
    await signIn(to(api('healthy')), OPTIONS)
    browser.identity.launchWebAuthFlow = personWhose((answer) => answer.searchParams.set('code', stolen))
    expect(await signIn(to(api('healthy')), OPTIONS)).toBe('exchange-failed')
  })
})

describe('a server that is not in order', () => {
  const RESOURCE = '/.well-known/oauth-protected-resource/v1'
  const SERVER = '/.well-known/oauth-authorization-server/id'

  /** Describes itself well but for the overrides. Nothing else answers. */
  function describeSelf(resource: Record<string, unknown>, authorization: Record<string, unknown> = {}): string {
    const { origin, documents } = server
    const issuer = `${origin}/id`
    documents.set(RESOURCE, { resource: `${origin}/v1`, authorization_servers: [issuer], ...resource })
    documents.set(SERVER, {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      ...authorization,
    })
    return `${origin}/v1`
  }

  test('is known to be found where it is in order', async () => {
    browser.identity.launchWebAuthFlow = windowThatSays('closed')
    expect(await signIn(to(describeSelf({})), OPTIONS)).toBe('window-closed')
    expect(server.asked).toEqual(['/v1/account', RESOURCE, SERVER])
  })

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['it is described for another API', { resource: 'https://b.example/v1' }, {}],
    ['it is on another machine over http', { authorization_servers: ['http://id.example'] }, {}],
    ['it is no web address', { authorization_servers: ['javascript:alert(1)'] }, {}],
    ['it calls itself another', {}, { issuer: 'https://id.example' }],
    ['its page is on another machine over http', {}, { authorization_endpoint: 'http://id.example/a' }],
    ['its page is no web address', {}, { authorization_endpoint: 'javascript:alert(1)' }],
    ['its page has a password in it', {}, { authorization_endpoint: 'https://a:b@id.example/a' }],
    ['its tokens come over http', {}, { token_endpoint: 'http://id.example/t' }],
    ['it revokes over http', {}, { revocation_endpoint: 'http://id.example/r' }],
    ['it has no page', {}, { authorization_endpoint: undefined }],
  ])('is not trusted when %s', async (_how, resource, authorization) => {
    const opened = vi.fn(personWho('allow'))
    browser.identity.launchWebAuthFlow = opened
    expect(await signIn(to(describeSelf(resource, authorization)), OPTIONS)).toBe('unsafe-metadata')
    expect(opened).not.toHaveBeenCalled()
  })

  test.each<[string, Record<string, unknown>]>([
    ['no PKCE', { code_challenge_methods_supported: undefined }],
    ['plain PKCE only', { code_challenge_methods_supported: ['plain'] }],
    ['no codes', { response_types_supported: ['token'] }],
  ])('is not used when it offers %s', async (_what, authorization) => {
    expect(await signIn(to(describeSelf({}, authorization)), OPTIONS)).toBe('unsupported')
  })

  test('an API that says nothing about signing in is told from one that is not there', async () => {
    expect(await signIn(to(`${server.origin}/v1`), OPTIONS)).toBe('no-metadata')
    expect(await signIn(to(api('offline')), OPTIONS)).toBe('unreachable')
  })

  test('an API without an authorization server says nothing about signing in', async () => {
    expect(await signIn(to(describeSelf({ authorization_servers: [] })), OPTIONS)).toBe('no-metadata')
  })

  test('a description that only redirects is none', async () => {
    const apiBase = describeSelf({})
    server.documents.set(RESOURCE, new URL(`${server.origin}/elsewhere`))
    expect(await signIn(to(apiBase), OPTIONS)).toBe('no-metadata')
    expect(server.asked).not.toContain('/elsewhere')
  })

  test('a description that never ends is not read to the end', async () => {
    const apiBase = describeSelf({})
    server.documents.set(SERVER, Object.assign({ padding: 'x'.repeat(300_000) }, server.documents.get(SERVER)))
    expect(await signIn(to(apiBase), OPTIONS)).toBe('no-metadata')
  })

  test('the address in the challenge comes first', async () => {
    const apiBase = describeSelf({})
    const { origin, documents } = server
    documents.set('/here', documents.get(RESOURCE))
    documents.set(RESOURCE, { resource: 'https://b.example/v1' })
    documents.set('/v1/account', new Challenge(`Bearer realm="x", resource_metadata="${origin}/here"`))
    browser.identity.launchWebAuthFlow = windowThatSays('closed')
    expect(await signIn(to(apiBase), OPTIONS)).toBe('window-closed')
    documents.set('/v1/account', new Challenge('Bearer resource_metadata="http://id.example/here"'))
    expect(await signIn(to(apiBase), OPTIONS)).toBe('unsafe-metadata')
  })
})
