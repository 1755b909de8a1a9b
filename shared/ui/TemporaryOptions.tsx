import type { Account } from '../credits/account.ts'
import { creditLevel } from '../credits/level.ts'
import { ExternalLink } from './ExternalLink.tsx'
import type { Reader } from './reader.ts'

/** What the plan offers until credits come: told where they run short, and only there. */
export function TemporaryOptions({ account, reader: { messages } }: { account: Account; reader: Reader }) {
  const options = account.topUp?.temporaryOptions ?? []
  if (options.length === 0 || !isShort(account)) return null
  return (
    <div>
      <p class="cg-title">{messages.temporaryOptions}</p>
      <ul class="cg-list">
        {options.map(({ name, note, url }) => (
          <li key={name}>
            {url === null ? (
              <bdi>{name}</bdi>
            ) : (
              <ExternalLink href={url}>
                <bdi>{name}</bdi>
              </ExternalLink>
            )}
            {note !== null && (
              <bdi class="cg-option-note cg-small cg-clamp" title={note}>
                {note}
              </bdi>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function isShort(account: Account): boolean {
  const level = creditLevel(account)
  return account.paused !== null || level === 'low' || level === 'empty' || level === 'overdrawn'
}
