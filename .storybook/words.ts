/** The words that previews show, in the language of the toolbar. */
import { enAlertSettings } from '../shared/format/messages/en-alert-settings.ts'
import { enChange } from '../shared/format/messages/en-change.ts'
import { enConnect } from '../shared/format/messages/en-connect.ts'
import { enCsv } from '../shared/format/messages/en-csv.ts'
import { enGate } from '../shared/format/messages/en-gate.ts'
import { enHistory } from '../shared/format/messages/en-history.ts'
import { enPanel } from '../shared/format/messages/en-panel.ts'
import { enPlan } from '../shared/format/messages/en-plan.ts'
import { enReports } from '../shared/format/messages/en-reports.ts'
import { english } from '../shared/format/messages/english.ts'
import type { HostMessages } from '../widget/host-messages.ts'
import { lengthen, mirror } from './pseudo.ts'

const ALL = {
  ...english,
  ...enAlertSettings,
  ...enChange,
  ...enConnect,
  ...enCsv,
  ...enGate,
  ...enHistory,
  ...enPanel,
  ...enPlan,
  ...enReports,
}
const CHANGES: Record<string, typeof lengthen> = { 'en-XA': lengthen, 'ar-XB': mirror }
const PSEUDO: Record<string, HostMessages> = { 'en-XA': lengthen(ALL), 'ar-XB': mirror(ALL) }

export function isPseudo(language: string): boolean {
  return language in CHANGES
}

/** English words as a pseudo-language has them; any others as they are. */
export function inPseudo<Words extends object>(language: string, words: Words): Words {
  const change = CHANGES[language]
  return change ? Object.assign({}, words, change(Object.fromEntries(Object.entries(words)))) : words
}

/** All words for parts that are drawn without an element around them. */
export function partMessages(language: string): typeof ALL {
  return { ...ALL, ...PSEUDO[language] }
}

/** What a host would set as `messages`; `undefined` where the built-in words stay. */
export function hostMessages(language: string): HostMessages | undefined {
  return PSEUDO[language]
}
