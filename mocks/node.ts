/** The mock API inside a Node test process, for any origin: `listen()` before the tests, `close()` after them. */
import { setupServer } from 'msw/node'
import type { SetupServer } from 'msw/node'
import { createHandlers } from './handlers.ts'

/** `clock` tells epoch milliseconds. */
export function createMockNetwork(clock?: () => number): SetupServer {
  return setupServer(...createHandlers(clock))
}
