/** What is wrong with a pasted token: there is none, or a header cannot carry it. */
export type TokenProblem = 'no-token' | 'bad-token'

/** A token as people paste it, with spaces around it and "Bearer" in front: the bare token, or what is wrong with it. */
export function parseToken(pasted: string): { token: string } | { problem: TokenProblem } {
  const token = pasted.trim().replace(/^bearer(\s+|$)/i, '')
  if (token === '') return { problem: 'no-token' }
  return /^[!-~]+$/.test(token) ? { token } : { problem: 'bad-token' }
}
