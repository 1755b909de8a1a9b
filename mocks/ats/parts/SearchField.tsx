import { useAts } from '../ats.ts'
import { formatRoute } from '../route.ts'
import { Icon } from './Icon.tsx'

/** Finds candidates while one types. A search is one step back in the browser's history, whatever its length. */
export function SearchField() {
  const { route } = useAts()
  const current = route.value
  const isSearching = current.page === 'candidates'

  function search(query: string) {
    const address = formatRoute({ page: 'candidates', query })
    if (isSearching) location.replace(address)
    else location.assign(address)
  }

  return (
    <search class="search">
      <Icon name="search" />
      <input
        type="search"
        aria-label="Search candidates"
        placeholder="Search candidates"
        value={isSearching ? current.query : ''}
        onInput={({ currentTarget }) => search(currentTarget.value)}
      />
    </search>
  )
}
