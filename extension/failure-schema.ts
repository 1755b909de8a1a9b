import * as v from 'valibot'
import type { Failure as DomainFailure } from '../shared/credits/failure.ts'

const Text = v.nullable(v.string())
const Time = v.nullable(v.number())
const MissingRight = v.object({ right: v.string(), permission: v.string(), where: Text, url: Text })
const Contact = v.object({ name: v.string(), email: Text, url: Text })
const Debug = { debug: v.string() }
const plain = <K extends DomainFailure['kind']>(kind: K) => v.object({ kind: v.literal(kind) })

/** A stored failure. The type annotation holds it to the domain's union: a new kind does not compile until it is here. */
export const Failure: v.GenericSchema<unknown, DomainFailure> = v.variant('kind', [
  plain('offline'),
  plain('timeout'),
  plain('signed-out'),
  plain('not-found'),
  plain('wrong-account'),
  plain('conflict'),
  plain('precondition-failed'),
  plain('price-changed'),
  plain('idempotency-conflict'),
  plain('not-permitted'),
  plain('unsupported'),
  v.object({ kind: v.literal('unreachable'), ...Debug }),
  v.object({ kind: v.literal('malformed'), ...Debug }),
  v.object({ kind: v.literal('misconfigured'), ...Debug }),
  v.object({ kind: v.literal('source-failed'), ...Debug }),
  v.object({ kind: v.literal('forbidden'), missing: v.array(MissingRight), contacts: v.array(Contact) }),
  v.object({ kind: v.literal('rate-limited'), retryAt: Time }),
  v.object({ kind: v.literal('unavailable'), status: v.number(), retryAt: Time }),
  v.object({ kind: v.literal('billing-details-missing'), fixUrl: Text }),
  v.object({
    kind: v.literal('validation-failed'),
    errors: v.array(v.object({ pointer: v.string(), detail: v.string() })),
  }),
])
