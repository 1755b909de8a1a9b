import type { Account } from '../../credits/account.ts'
import type { Credits } from '../../credits/amount.ts'
import { formatWithUnit } from '../../format/credits.ts'
import { rolloverWords, termPeriodWords, toDay } from '../../format/panel-words.ts'
import type { PanelSpeech } from '../../format/panel-words.ts'
import { Fact } from '../Fact.tsx'

interface Props {
  account: Account
  reader: PanelSpeech
}

/** What comes by itself: the next term with its allowance, and credits that are bought automatically. */
export function TermFacts({ account, reader }: Props) {
  const { term, autoTopUp, unit } = account
  const { locale, messages } = reader
  const show = (amount: Credits) => formatWithUnit(amount, unit, locale, messages)
  const next = term?.nextAllowance ?? null
  if (!term && !autoTopUp) return null
  return (
    <dl class="cg-facts">
      {term && (
        <Fact term={messages.term} hint={messages.termCycle[term.cycle]} value={termPeriodWords(term, locale)} />
      )}
      {term && (
        <Fact
          term={term.renews === true ? messages.renewal : messages.termEnd}
          hint={term.renews === false && messages.noRenewal}
          value={toDay(term.endsAt, reader)}
        />
      )}
      {term && <Fact term={messages.rollover} value={rolloverWords(term, reader)} />}
      {next !== null && <Fact term={messages.nextAllowance} value={show(next)} />}
      {autoTopUp && (
        <Fact
          term={messages.autoTopUp}
          hint={autoTopUp.enabled && autoTopUp.below !== null && messages.autoTopUpBelow(show(autoTopUp.below))}
          value={autoTopUpWords(autoTopUp, show, messages)}
        />
      )}
    </dl>
  )
}

function autoTopUpWords(
  { enabled, credits }: NonNullable<Account['autoTopUp']>,
  show: (amount: Credits) => string,
  messages: PanelSpeech['messages'],
): string {
  if (!enabled) return messages.autoTopUpOff
  return credits === null ? messages.on : messages.autoTopUpBuys(show(credits))
}
