/** What tests of the client do within a page: bundled, and imported there. */
import { createClient } from '../../shared/billing/client.ts'
import { readPages } from '../../shared/billing/pages.ts'
import type { Hint } from '../../shared/billing/source.ts'

const clientOf = (baseUrl: string) => createClient({ baseUrl, getToken: () => 'demo' })

/** All that a stream says until it ends, or until so many hints came. */
export async function listen(baseUrl: string, hints: number): Promise<{ hints: Hint[]; ids: string[] }> {
  const heard: { hints: Hint[]; ids: string[] } = { hints: [], ids: [] }
  const enough = new AbortController()
  const watcher = {
    onHint(hint: Hint) {
      heard.hints.push(hint)
      if (heard.hints.length === hints) enough.abort()
    },
    onEventId: (id: string) => void heard.ids.push(id),
  }
  await clientOf(baseUrl).watch(watcher, enough.signal)
  return heard
}

/** Walks the whole ledger and keeps nothing of it but what it counts. */
export async function walk(baseUrl: string, limit: number) {
  const pages = readPages(clientOf(baseUrl), { limit }, { id: 'acc-halden', unit: { scale: 0, label: null } })
  const walked = { pages: 0, entries: 0, largestPage: 0, firstIds: [] as string[], longestBlockMs: 0 }
  let last = performance.now()
  const beat = setInterval(() => {
    walked.longestBlockMs = Math.max(walked.longestBlockMs, performance.now() - last)
    last = performance.now()
  }, 10)
  for await (const { entries } of pages) {
    walked.pages += 1
    walked.entries += entries.length
    walked.largestPage = Math.max(walked.largestPage, entries.length)
    if (walked.firstIds.length < 10) walked.firstIds.push(...entries.slice(0, 10).map(({ id }) => id))
  }
  clearInterval(beat)
  return walked
}
