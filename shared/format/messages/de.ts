import type { BarMessages } from './messages.ts'

/** German words of the bar. */
export const de: BarMessages = {
  unit: { one: 'Credit', other: 'Credits' },
  unlimited: 'Unbegrenzt',
  balanceUnknown: 'Guthaben unbekannt',
  unknownDate: 'unbekanntes Datum',
  asOf: (when) => `Stand ${when}`,
  low: 'Knapp',
  empty: 'Keine Credits mehr',
  overdrawn: 'Überzogen',
  paused: 'Pausiert',
  buy: 'Credits kaufen',
  request: 'Credits anfordern',
  openDetails: (balance) => `${balance}, Details anzeigen`,
  gauge: 'Verbleibende Credits',
  gaugeValue: (percent) => `noch ${percent} % des Kontingents`,
  announceBalance: (balance, level) => (level === '' ? `Noch ${balance}` : `Noch ${balance}. ${level}.`),
  loading: 'Guthaben wird geladen',
}
