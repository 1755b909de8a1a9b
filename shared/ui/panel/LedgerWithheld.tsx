import type { Account } from '../../credits/account.ts'
import type { PanelSpeech } from '../../format/panel-words.ts'
import { Notice } from '../Notice.tsx'
import { WhoCanHelp } from '../WhoCanHelp.tsx'

/** Instead of an empty tab: which permission is missing, where it is granted and who grants it. */
export function LedgerWithheld({ access, reader }: { access: NonNullable<Account['access']>; reader: PanelSpeech }) {
  const { messages } = reader
  const missing = access.missing.filter(({ right }) => right === 'entries')
  return (
    <Notice tone="attention" {...messages.ledgerWithheld}>
      <WhoCanHelp missing={missing} contacts={access.contacts} messages={messages} />
    </Notice>
  )
}
