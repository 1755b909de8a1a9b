/** Who is signed in: codes that are good once, access tokens that expire, and refresh tokens that change with each use. */

/** What an application asked for when it sent somebody to sign in. */
export interface Authorization {
  clientId: string
  redirectUri: string
  /** SHA-256 of the verifier that the application kept, base64url. */
  challenge: string
}

/** What an application gets in exchange for a code or a refresh token. */
export interface Issued {
  accessToken: string
  expiresInMs: number
  refreshToken: string
}

/** One sign-in and all tokens that came of it: they are revoked together. */
interface Family {
  clientId: string
  viewerId: string
  isRevoked: boolean
}

interface Code {
  authorization: Authorization
  viewerId: string
  expiresAt: number
  /** What it was exchanged for. */
  family: Family | null
}

const CODE_MS = 60_000
const ACCESS_MS = 5 * 60_000

export class SignInDesk {
  /** How long access tokens last that are issued from now on. */
  accessMs = ACCESS_MS
  readonly #codes = new Map<string, Code>()
  readonly #accessTokens = new Map<string, { family: Family; expiresAt: number }>()
  readonly #refreshTokens = new Map<string, { family: Family; isUsed: boolean }>()
  #renewals = 0

  /** How many people are signed in, and how often a token was renewed. */
  get counts(): { open: number; renewals: number } {
    const families = new Set([...this.#refreshTokens.values()].map(({ family }) => family))
    return { open: [...families].filter(({ isRevoked }) => !isRevoked).length, renewals: this.#renewals }
  }

  /** The viewer said yes. Answers the code that the application takes home. */
  allow(authorization: Authorization, viewerId: string, now: number): string {
    const code = randomText('code')
    this.#codes.set(code, { authorization, viewerId, expiresAt: now + CODE_MS, family: null })
    return code
  }

  /** Exchanges a code, once. Shown a second time it was stolen: what the first one got is revoked. */
  redeem(code: string, shown: Authorization, now: number): Issued | undefined {
    const kept = this.#codes.get(code)
    if (!kept || kept.expiresAt <= now) return undefined
    if (kept.family) {
      kept.family.isRevoked = true
      return undefined
    }
    const { clientId, redirectUri, challenge } = kept.authorization
    if (shown.clientId !== clientId || shown.redirectUri !== redirectUri || shown.challenge !== challenge)
      return undefined
    kept.family = { clientId, viewerId: kept.viewerId, isRevoked: false }
    return this.#issue(kept.family, now)
  }

  /** Exchanges a refresh token for the next one. An old one that comes back was stolen: the whole family is revoked. */
  renew(refreshToken: string, clientId: string, now: number): Issued | undefined {
    const kept = this.#refreshTokens.get(refreshToken)
    if (!kept || kept.family.isRevoked || kept.family.clientId !== clientId) return undefined
    if (kept.isUsed) {
      kept.family.isRevoked = true
      return undefined
    }
    kept.isUsed = true
    this.#renewals += 1
    return this.#issue(kept.family, now)
  }

  /** Ends the sign-in that a token of either kind belongs to. Unknown ones are no error. */
  revoke(token: string, clientId: string): void {
    const family = (this.#refreshTokens.get(token) ?? this.#accessTokens.get(token))?.family
    if (family?.clientId === clientId) family.isRevoked = true
  }

  /** Whose access token it is; `undefined` when it is nobody's, or nobody's any more. */
  findViewer(accessToken: string, now: number): string | undefined {
    const kept = this.#accessTokens.get(accessToken)
    return kept && !kept.family.isRevoked && kept.expiresAt > now ? kept.family.viewerId : undefined
  }

  /** Every access token is out of date at once; refresh tokens stay good. */
  expireAll(): void {
    this.#accessTokens.clear()
  }

  /** Everybody is signed out. */
  revokeAll(): void {
    for (const { family } of this.#refreshTokens.values()) family.isRevoked = true
  }

  #issue(family: Family, now: number): Issued {
    for (const [token, { expiresAt }] of this.#accessTokens) if (expiresAt <= now) this.#accessTokens.delete(token)
    const issued = {
      accessToken: randomText('access'),
      expiresInMs: this.accessMs,
      refreshToken: randomText('refresh'),
    }
    this.#accessTokens.set(issued.accessToken, { family, expiresAt: now + this.accessMs })
    this.#refreshTokens.set(issued.refreshToken, { family, isUsed: false })
    return issued
  }
}

/** The challenge that belongs to a verifier (RFC 7636, S256). */
export async function challengeOf(verifier: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)))
  return toBase64Url(digest)
}

/** Nobody can guess it, and its first word tells what it is wherever it should not be. */
function randomText(kind: string): string {
  return `mock-${kind}-${toBase64Url(crypto.getRandomValues(new Uint8Array(24)))}`
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
