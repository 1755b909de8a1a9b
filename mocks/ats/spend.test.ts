import { afterEach, describe, expect, test, vi } from 'vitest'
import { createSpend } from './spend.ts'
import type { Order } from './spend.ts'

const ORDER: Order = { action: 'reference-check', quantity: 1, subject: { type: 'candidate', label: 'Inês Carvalho' } }
const spend = createSpend('/mock/low@demo/ats/actions', 'Amara Okafor')

function answer(response: () => Promise<Response>) {
  const fetched = vi.fn<typeof fetch>(response)
  vi.stubGlobal('fetch', fetched)
  return fetched
}

afterEach(() => vi.unstubAllGlobals())

describe('asking for credits', () => {
  test('says what is done, how often, for whom and by whom', async () => {
    const fetched = answer(async () => Response.json({ ok: true, entries: [], balance: 363 }))
    expect(await spend(ORDER)).toEqual({ kind: 'done' })
    expect(fetched).toHaveBeenCalledExactlyOnceWith(
      '/mock/low@demo/ats/actions',
      expect.objectContaining({ method: 'POST', body: JSON.stringify({ ...ORDER, actor: 'Amara Okafor' }) }),
    )
  })

  test('gives the server’s own words when there are not enough', async () => {
    const problem = { title: 'Not enough credits', detail: 'Needs 5 credits, you have 2.', code: 'conflict' }
    answer(async () => Response.json(problem, { status: 409 }))
    expect(await spend(ORDER)).toEqual({ kind: 'refused', title: problem.title, detail: problem.detail })
  })

  test.each([
    ['a page instead of JSON', async () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
    ['a problem without a title', async () => Response.json({ nope: true }, { status: 500 })],
    ['no connection', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('has words for %s', async (_, response) => {
    answer(response)
    const outcome = await spend(ORDER)
    expect(outcome.kind).toBe('refused')
    expect(Object.values(outcome).every((words) => words.length > 5)).toBe(true)
  })
})
