import type { Account } from '../../credits/account.ts'
import { NO_CREDITS } from '../../credits/amount.ts'
import type { Credits } from '../../credits/amount.ts'
import { formatCredits } from '../../format/credits.ts'
import type { PanelSpeech } from '../../format/panel-words.ts'

interface Props {
  account: Account
  /** What each account used, by its id; `null` while nobody knows. Who is not in it used nothing. */
  used: ReadonlyMap<string, Credits> | null
  /** Of what time `used` tells. */
  since: string
  reader: PanelSpeech
}

/** The accounts that draw on this balance, this one first, and what each of them used. */
export function SharedAccounts({ account, used, since, reader: { locale, messages } }: Props) {
  if (account.sharedWith.length === 0) return null
  const sharers = [{ id: account.id, name: account.name }, ...account.sharedWith]
  return (
    <div>
      <h3 class="cg-title">
        {messages.sharedBalance} <span class="cg-small cg-regular">{since}</span>
      </h3>
      <dl class="cg-facts">
        {sharers.map(({ id, name }, index) => (
          <div key={id} class="cg-fact">
            <dt>
              <bdi>{name ?? id}</bdi> {index === 0 && <span class="cg-small">{messages.thisAccount}</span>}
            </dt>
            <dd>{formatCredits(findUsed(used, id), account.unit.scale, locale)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function findUsed(used: Props['used'], id: string): Credits | null {
  return used && (used.get(id) ?? NO_CREDITS)
}
