import { useAts } from '../ats.ts'
import type { Candidate } from '../hiring.ts'
import { CandidateTable } from '../parts/CandidateTable.tsx'
import { Page } from '../parts/Page.tsx'
import { SearchField } from '../parts/SearchField.tsx'

/** Everybody, over all jobs. */
export function CandidatesPage({ query }: { query: string }) {
  const { jobs, candidates } = useAts().store.hiring.value
  const found = candidates.filter((candidate) => matches(candidate, query))
  const summary =
    query === '' ? `${found.length} people in ${jobs.length} jobs` : `${found.length} found for “${query}”`
  return (
    <Page title="Candidates" summary={summary}>
      <div class="phone-only">
        <SearchField />
      </div>
      <section class="card table-card" aria-label="Candidates">
        {found.length > 0 ? (
          <CandidateTable label="All candidates" candidates={found} jobs={jobs} />
        ) : (
          <p class="empty muted">Nobody has this name, headline or place. Try fewer letters.</p>
        )}
      </section>
    </Page>
  )
}

function matches({ name, headline, place }: Candidate, query: string): boolean {
  return plain(`${name} ${headline} ${place}`).includes(plain(query.trim()))
}

/** So that "Ines" finds "Inês". */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
}
