import type { Account } from '../../shared/credits/account.ts'
import type { AddressProblem, Connection } from '../connection.ts'
import type { TokenProblem } from '../sign-in/pasted-token.ts'
import type { SignInProblem } from '../sign-in/sign-in-problem.ts'
import type { TestResult } from '../test-connection.ts'

/** Why the browser does not let an address be asked: the person said no, or it does not even ask. */
export type PermissionProblem = 'refused' | 'unavailable'

/** Where a connection is made from: one to be added, or one that needs its sign-in renewed. */
export interface Target {
  connection: Connection
  /** Its address stands, because it is there already. */
  isKnown: boolean
}

/** How one can sign in at an address. */
export type SignInOffer =
  /** Being found out. */
  | 'looking'
  /** At the API's authorization server. */
  | 'oauth'
  /** By the site's session or a token only. */
  | 'none'

/** What did not work, by way of signing in. */
export type SignInTrouble =
  | { kind: 'sign-in'; problem: SignInProblem }
  | { kind: 'token'; problem: TokenProblem }
  | { kind: 'test'; result: Exclude<TestResult, { kind: 'connected' }>; auth: Connection['auth'] }

/** What is wrong with an address as it is written; or nobody there speaks of credits. */
export type WhereProblem = AddressProblem | 'not-billing'

/** All that the welcome page knows. */
export type WelcomeState =
  | { step: 'where'; typed: string; isFound: boolean; problem: WhereProblem | null }
  | { step: 'allow'; target: Target; problem: PermissionProblem | null }
  | {
      step: 'sign-in'
      target: Target
      offer: SignInOffer
      work: 'idle' | 'signing-in' | 'testing'
      trouble: SignInTrouble | null
    }
  | { step: 'done'; connection: Connection; account: Account }

export type Step = WelcomeState['step']
