import { Component } from 'preact'
import type { Account, Pack } from '../credits/account.ts'
import type { Credits } from '../credits/amount.ts'
import type { BlockedAction } from '../credits/blocked-action.ts'
import { formatWithUnit } from '../format/credits.ts'
import { numberFormat } from '../format/intl.ts'
import { AmountField, readAmount } from './AmountField.tsx'
import type { Picked } from './PackList.tsx'
import type { Reader } from './reader.ts'

interface Props {
  account: Account
  packs: Pack[]
  /** What credits were missing for: the message says so, and proposes enough. */
  blocked?: BlockedAction | null
  reader: Reader
  isBusy: boolean
  onSend: (picked: Picked, message: string) => void
}

/** `credits`: what was picked or typed so far; `null` while nothing was. */
interface State {
  credits: Credits | null
}

/**
 * Asks somebody else for credits, with a message that is ready to send and can be edited. Until somebody edits it, it
 * names the amount that is picked.
 */
export class RequestForm extends Component<Props, State> {
  override state: State = { credits: null }

  private readonly follow = ({ currentTarget }: { currentTarget: HTMLFormElement }) => {
    const picked = readPicked(currentTarget, this.props.packs, this.props.account.unit.scale)
    this.setState({ credits: picked && toCreditsOf(picked) })
  }

  private readonly send = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const { account, packs, isBusy, onSend } = this.props
    const picked = readPicked(event.currentTarget, packs, account.unit.scale)
    if (picked && !isBusy) onSend(picked, readMessage(event.currentTarget))
  }

  override render({ account, packs, blocked = null, reader, isBusy }: Props, { credits }: State) {
    const { messages } = reader
    const fitting = findFitting(packs, blocked)
    const draft = draftWords(account, blocked, credits ?? fitting?.credits ?? null, reader)
    return (
      <form class="cg-form" onInput={this.follow} onSubmit={this.send}>
        {fitting ? (
          <PackChoice account={account} packs={packs} first={fitting} reader={reader} />
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
          <textarea class="cg-input" name="message" maxLength={1000} defaultValue={draft} />
        </label>
        <div class="cg-actions">
          <button type="submit" class="cg-button cg-button-primary" aria-disabled={isBusy}>
            {messages.requestSend}
          </button>
        </div>
      </form>
    )
  }
}

function PackChoice({
  account: { unit },
  packs,
  first,
  reader: { locale, messages },
}: Pick<Props, 'account' | 'packs' | 'reader'> & { first: Pack }) {
  return (
    <fieldset class="cg-fieldset" aria-label={messages.requestAmount}>
      {packs.map(({ id, credits }) => (
        <label key={id} class="cg-choice">
          <input type="radio" name="pack" value={id} defaultChecked={id === first.id} />
          <span class="cg-number">{formatWithUnit(credits, unit, locale, messages)}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** The smallest pack that is enough for what was blocked, else the largest; the first where nothing was. */
function findFitting(packs: Pack[], blocked: BlockedAction | null): Pack | undefined {
  const missing = blocked?.missing
  if (typeof missing !== 'number') return packs[0]
  const bySize = packs.toSorted((a, b) => a.credits - b.credits)
  return bySize.find(({ credits }) => credits >= missing) ?? bySize.at(-1)
}

/** What was blocked, what there is, and what is proposed. */
function draftWords(
  { balance, unit }: Account,
  blocked: BlockedAction | null,
  proposed: Credits | null,
  { locale, messages }: Reader,
): string {
  const words = (credits: Credits | null) => formatWithUnit(credits, unit, locale, messages)
  const left = words(balance.available)
  const needs = blocked && blocked.cost !== null ? words(blocked.cost) : null
  const why = blocked ? messages.requestDraftFor(namesOf(blocked, locale), needs, left) : messages.requestDraft(left)
  return proposed === null ? why : `${why} ${messages.requestProposal(words(proposed))}`
}

function namesOf({ name, quantity }: BlockedAction, locale: string): string {
  return quantity === 1 ? name : `${numberFormat(locale).format(quantity)} × ${name}`
}

function toCreditsOf(picked: Picked): Credits {
  return 'pack' in picked ? picked.pack.credits : picked.credits
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
