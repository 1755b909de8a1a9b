import { formatRoute } from '../route.ts'
import { CreditBalance } from './CreditBalance.tsx'
import { Logo } from './Logo.tsx'
import { SearchField } from './SearchField.tsx'
import { UserMenu } from './UserMenu.tsx'

export function TopBar() {
  return (
    <header class="top-bar">
      <a class="brand" href={formatRoute({ page: 'home' })} aria-label="Larkfield, home">
        <Logo />
        <span class="brand-name">Larkfield</span>
      </a>
      <SearchField />
      <div class="top-bar-end">
        <CreditBalance />
        <UserMenu />
      </div>
    </header>
  )
}
