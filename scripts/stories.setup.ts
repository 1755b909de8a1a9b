/** What must hold of every story: it says in a line what it means, and it writes no error to the console. */
import { afterEach, beforeEach, vi } from 'vitest'

declare module 'vitest' {
  interface TestContext {
    /** Storybook puts it here before it draws the story. */
    story?: { parameters: Record<string, unknown> }
  }
}

const A_LINE = /^[^\n]{10,140}$/

beforeEach(() => {
  vi.spyOn(console, 'error')
})

// A request that no mock answers is written to the console as well.
afterEach(({ story }) => {
  const errors = vi.mocked(console.error).mock.calls.map((words) => `In the console: ${words.join(' ')}`)
  vi.restoreAllMocks()
  const means = story?.parameters['means']
  if (typeof means !== 'string' || !A_LINE.test(means))
    errors.push('`parameters.means` must say in one line what the state means and when it occurs.')
  if (errors.length > 0) throw new Error(errors.join('\n'))
})
