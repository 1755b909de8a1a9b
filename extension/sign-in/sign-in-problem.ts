/** Why somebody is not signed in. Each kind has words of its own. */
export type SignInProblem =
  /** The API does not say where one signs in, or what should say so cannot be read. */
  | 'no-metadata'
  /** What it says is about another API or another server, or leads over an address that is not safe. */
  | 'unsafe-metadata'
  /** The server offers no sign-in by authorization code with PKCE (S256). */
  | 'unsupported'
  /** The person closed the window. */
  | 'window-closed'
  /** Without a window it is not possible: the server wants to ask the person. */
  | 'interaction-needed'
  /** The person, or the server, said no. */
  | 'denied'
  /** An answer came back that does not belong to this sign-in. */
  | 'mismatched-answer'
  /** The server did not give out tokens. */
  | 'exchange-failed'
  /** The API or its authorization server does not answer. */
  | 'unreachable'

/** Its message names the problem and nothing else, so that it is safe to log. */
export class SignInError extends Error {
  readonly problem: SignInProblem
  constructor(problem: SignInProblem) {
    super(`Sign-in: ${problem}`)
    this.name = 'SignInError'
    this.problem = problem
  }
}
