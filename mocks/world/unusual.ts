/** Names and numbers that break careless screens. */
import { toCredits } from '../../shared/credits/amount.ts'
import type { Scenario } from '../scenario.ts'
import { packs, priceList } from './catalogue.ts'
import { OFFER } from './healthy.ts'
import { alertsAt } from './reminders.ts'

/** Long words, markup, emoji, text from right to left, and a type of entry that no client knows. */
export const LONG_NAMES: Partial<Scenario> = {
  account: {
    id: 'acc-long',
    name: 'Gesellschaft für Personaldienstleistungsvermittlung und Fachkräftequalifizierung Mecklenburg-Vorpommern mbH & Co. KG',
  },
  actions: priceList().map((action) =>
    action.key === 'reference-check'
      ? { ...action, name: 'Beschäftigungsverhältnisbestätigungsanfrage <b>einschließlich</b> Rückfragen' }
      : action,
  ),
  past: {
    days: 40,
    spend: 96,
    moments: [
      { daysAgo: 2, type: 'goodwill_v2', credits: 7, description: '<img src=x onerror=alert(1)> Kulanzgutschrift' },
      {
        daysAgo: 1.5,
        type: 'debit',
        credits: -1,
        description: 'Résumé parsed: \u202Eanna.pdf.exe\u202C',
        action: 'resume-parsing',
      },
      {
        daysAgo: 1.2,
        type: 'debit',
        credits: -5,
        description: 'Reference request for فاطمة الزهراء بن علي',
        action: 'reference-check',
      },
      {
        daysAgo: 1,
        type: 'debit',
        credits: -1,
        description: `Résumé parsed: ${'donaudampfschifffahrt'.repeat(20)} 👩🏽‍🚀`,
        action: 'resume-parsing',
      },
    ],
  },
}

/** A unit with a name of its own in three languages, counted in hundredths. */
export const FRACTIONAL: Partial<Scenario> = {
  unit: {
    scale: 2,
    label: {
      en: { one: 'token', other: 'tokens' },
      de: { one: 'Token', other: 'Token' },
      pl: { one: 'token', few: 'tokeny', many: 'tokenów', other: 'tokena' },
    },
  },
  allowance: 50_000,
  term: { startsIn: -118, endsIn: 247, cycle: 'annual', rolloverDays: 90, renews: true, nextAllowance: 50_000 },
  lots: [{ id: 'lot-plan', name: 'Annual plan', kind: 'plan', granted: 50_000, startsIn: -118, endsIn: 337 }],
  actions: priceList(100).map((action) =>
    action.key === 'resume-parsing' ? { ...action, cost: { kind: 'fixed', credits: toCredits(25) } } : action,
  ),
  past: { days: 60, spend: 13_275, moments: [] },
  alerts: alertsAt(2),
  topUp: {
    ...OFFER,
    packs: packs(100),
    free: { min: 2000, max: 200_000, step: 1000, pricePerCredit: { amount: '0.60', currency: 'USD' } },
  },
}
