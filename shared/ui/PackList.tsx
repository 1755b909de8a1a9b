import type { Account, Pack, TopUpOffer } from '../credits/account.ts'
import { isCredits } from '../credits/amount.ts'
import type { Credits } from '../credits/amount.ts'
import { formatPrice, formatWithUnit } from '../format/credits.ts'
import { AmountField, readAmount } from './AmountField.tsx'
import type { Reader } from './reader.ts'

/** What the viewer picked. */
export type Picked = { pack: Pack } | { credits: Credits }

interface Props {
  account: Account
  packs: Pack[]
  /** Limits of a free amount, where one is sold. */
  free: TopUpOffer['free']
  reader: Reader
  /** A purchase is on its way; a further click does nothing. */
  isBusy: boolean
  onPick: (picked: Picked) => void
}

/** What can be bought, what it costs, and what the balance will be then. */
export function PackList({ account, packs, free, reader, isBusy, onPick }: Props) {
  const { messages } = reader
  return (
    <fieldset class="cg-packs">
      <legend class="cg-title">{messages.packs}</legend>
      {packs.map((pack) => (
        <PackButton
          key={pack.id}
          account={account}
          pack={pack}
          reader={reader}
          isBusy={isBusy}
          onClick={() => onPick({ pack })}
        />
      ))}
      {free && <FreeAmount account={account} free={free} reader={reader} isBusy={isBusy} onPick={onPick} />}
    </fieldset>
  )
}

interface PackProps extends Pick<Props, 'account' | 'reader' | 'isBusy'> {
  pack: Pack
  onClick: () => void
}

function PackButton({ account, pack, reader: { locale, messages }, isBusy, onClick }: PackProps) {
  const after = afterWords(account, pack.credits, { locale, messages })
  return (
    <button type="button" class="cg-button cg-pack" aria-disabled={isBusy} onClick={isBusy ? undefined : onClick}>
      <span class="cg-number">{formatWithUnit(pack.credits, account.unit, locale, messages)}</span>
      {pack.price ? (
        <span class="cg-pack-price">{formatPrice(pack.price, locale)}</span>
      ) : (
        <span class="cg-pack-price cg-pack-unpriced">{messages.priceAtCheckout}</span>
      )}
      {after !== null && <span class="cg-small">{after}</span>}
    </button>
  )
}

interface FreeProps extends Pick<Props, 'account' | 'reader' | 'isBusy' | 'onPick'> {
  free: NonNullable<Props['free']>
}

function FreeAmount({ account, free, reader, isBusy, onPick }: FreeProps) {
  const { messages } = reader
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const credits = readAmount(event.currentTarget, account.unit.scale)
        if (credits !== null && !isBusy) onPick({ credits })
      }}
    >
      <AmountField
        label={messages.freeAmount}
        unit={account.unit}
        limits={free}
        reader={reader}
        after={(credits) => afterWords(account, credits, reader)}
      >
        <button type="submit" class="cg-button" aria-disabled={isBusy}>
          {messages.continueCheckout}
        </button>
      </AmountField>
    </form>
  )
}

/** What will be there with `credits` more; `null` when it is not known exactly. */
function afterWords(
  { balance: { available, unlimited }, unit }: Account,
  credits: Credits,
  { locale, messages }: Pick<Reader, 'locale' | 'messages'>,
): string | null {
  const after = available === null || unlimited ? null : available + credits
  return isCredits(after) ? messages.balanceAfter(formatWithUnit(after, unit, locale, messages)) : null
}
