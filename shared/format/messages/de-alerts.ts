import type { AlertMessages } from './en-alerts.ts'

export const deAlerts: AlertMessages = {
  unit: { one: 'Credit', other: 'Credits' },
  unknownDate: 'unbekanntes Datum',
  low: (mark) => ({
    title: 'Credits werden knapp',
    text: `Nur noch höchstens ${mark}. Laden Sie auf, bevor eine Aktion scheitert.`,
  }),
  empty: {
    title: 'Keine Credits mehr',
    text: 'Kostenpflichtige Aktionen können scheitern, bis Credits aufgeladen sind.',
  },
  recovered: {
    low: { title: 'Credits nicht mehr knapp', text: 'Das Guthaben liegt wieder über Ihrer Warnschwelle.' },
    empty: { title: 'Wieder Credits vorhanden', text: 'Kostenpflichtige Aktionen können wieder laufen.' },
  },
  expiring: (credits, day) => ({
    title: `Verfall in Kürze: ${credits}`,
    // "1. Dez." has its full stop already.
    text: `Nutzbar bis einschließlich ${day}`.replace(/\.?$/, '.'),
  }),
  topUp: {
    credited: (credits) => ({ title: `${credits} gutgeschrieben`, text: 'Ihre Aufladung ist angekommen.' }),
    declined: (credits) => ({
      title: `Aufladung über ${credits} abgelehnt`,
      text: 'Es wurde nichts gutgeschrieben. Kaufen Sie erneut, oder fragen Sie die zuständige Person.',
    }),
    failed: (credits) => ({
      title: `Aufladung über ${credits} fehlgeschlagen`,
      text: 'Es wurde nichts gutgeschrieben. Versuchen Sie es erneut.',
    }),
  },
  signedOut: {
    title: 'Abgemeldet',
    text: 'Ihre Credits werden nicht mehr beobachtet. Melden Sie sich erneut an.',
  },
}
