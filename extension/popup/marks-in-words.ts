import type { Account, Mark } from '../../shared/credits/account.ts'
import { markCredits, marksOf } from '../../shared/credits/level.ts'
import { formatWithUnit } from '../../shared/format/credits.ts'
import { numberFormat } from '../../shared/format/intl.ts'
import type { Reader } from '../../shared/ui/reader.ts'
import type { PopupWords } from './words.ts'

/** At which balances the person is warned. */
export function marksInWords(account: Account, reader: Reader, words: PopupWords): string {
  if (account.balance.unlimited) return words.warnsNever
  if (account.autoTopUp?.enabled) return words.warnsOnlyWhenEmpty
  return words.warnsAt(marksOf(account).map((mark) => markInWords(mark, account, reader)))
}

function markInWords(mark: Mark, { unit, allowance }: Account, { locale, messages }: Reader): string {
  const credits = markCredits(mark, allowance)
  const amount = credits === null ? '' : formatWithUnit(credits, unit, locale, messages)
  if ('credits' in mark) return amount || formatWithUnit(mark.credits, unit, locale, messages)
  const share = numberFormat(locale, { style: 'percent' }).format(mark.percent / 100)
  return amount === '' ? share : `${share} (${amount})`
}
