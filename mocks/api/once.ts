import type { KeyBook } from '../key-book.ts'
import { findDelay } from './call.ts'
import type { ApiCall } from './call.ts'
import { invalid, Refusal } from './problem.ts'

const KEY = /^[\x20-\x7e]{8,64}$/

/**
 * What `make` makes of the body (as text), once for each `Idempotency-Key`: the same key and body give the same again.
 * `what` is a word for it. Throws a `Refusal`: 422 for a key that is none or was used for something else, 409 while
 * the first request is still running.
 */
export async function makeOnce<Made>(
  call: ApiCall,
  keys: KeyBook<Made>,
  what: string,
  make: (text: string) => Made,
): Promise<Made> {
  const { request, simulation, reader } = call
  const key = request.headers.get('Idempotency-Key') ?? ''
  if (!KEY.test(key))
    throw invalid([{ pointer: '/Idempotency-Key', detail: 'must be 8 to 64 printable ASCII characters' }])
  const text = await request.text()
  const viewerId = reader.viewer.id
  const state = keys.begin(viewerId, key, text)
  if (state.kind === 'reused')
    throw new Refusal({ status: 422, code: 'idempotency-conflict', title: `This key was used for another ${what}` })
  if (state.kind === 'running')
    throw new Refusal({ status: 409, code: 'conflict', title: `This ${what} is being made`, retryAfter: 1 })
  if (state.kind === 'replay') return state.made
  try {
    const delayed = findDelay(simulation)
    if (delayed) await delayed
    const made = make(text)
    keys.finish(viewerId, key, made)
    return made
  } catch (error) {
    keys.abandon(viewerId, key)
    throw error
  }
}
