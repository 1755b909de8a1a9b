import type { Account, Pack } from '../credits/account.ts'
import { formatCredits, formatWithUnit } from '../format/credits.ts'
import { AmountField, readAmount } from './AmountField.tsx'
import type { Picked } from './PackList.tsx'
import type { Reader } from './reader.ts'

interface Props {
  account: Account
  packs: Pack[]
  reader: Reader
  isBusy: boolean
  onSend: (picked: Picked, message: string) => void
}

/** Asks somebody else for credits, with a message that is ready to send and can be edited. */
export function RequestForm({ account, packs, reader, isBusy, onSend }: Props) {
  const { locale, messages } = reader
  const balance = formatWithUnit(account.balance.available, account.unit, locale, messages)
  return (
    <form
      class="cg-form"
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        const picked = readPicked(form, packs, account.unit.scale)
        if (picked && !isBusy) onSend(picked, readMessage(form))
      }}
    >
      {packs.length > 0 ? (
        <PackChoice account={account} packs={packs} reader={reader} />
      ) : (
        <AmountField
          label={messages.requestAmount}
          unit={account.unit}
          limits={account.topUp?.free ?? null}
          reader={reader}
        />
      )}
      <label class="cg-field">
        {messages.requestMessage}
        <textarea class="cg-input" name="message" maxLength={1000} defaultValue={messages.requestDraft(balance)} />
      </label>
      <div class="cg-actions">
        <button type="submit" class="cg-button cg-button-primary" aria-disabled={isBusy}>
          {messages.requestSend}
        </button>
      </div>
    </form>
  )
}

function PackChoice({
  account: { unit },
  packs,
  reader: { locale, messages },
}: Pick<Props, 'account' | 'packs' | 'reader'>) {
  return (
    <fieldset class="cg-fieldset" aria-label={messages.requestAmount}>
      {packs.map(({ id, credits }, index) => (
        <label key={id} class="cg-choice">
          <input type="radio" name="pack" value={id} defaultChecked={index === 0} />
          <span class="cg-number">{formatCredits(credits, unit.scale, locale)}</span>
        </label>
      ))}
    </fieldset>
  )
}

function readPicked(form: HTMLFormElement, packs: Pack[], scale: number): Picked | null {
  const id = new FormData(form).get('pack')
  const pack = packs.find((candidate) => candidate.id === id)
  if (pack) return { pack }
  const credits = readAmount(form, scale)
  return credits === null ? null : { credits }
}

function readMessage(form: HTMLFormElement): string {
  const message = new FormData(form).get('message')
  return typeof message === 'string' ? message.trim() : ''
}
