import type { AlertMessages } from './en-alerts.ts'

export const deAlerts: AlertMessages = {
  unit: { one: 'Credit', other: 'Credits' },
  unknownDate: 'unbekanntes Datum',
  low: (mark) => ({
    title: 'Credits werden knapp',
    text: `Höchstens ${mark} sind noch da. Laden Sie auf, bevor eine Aktion scheitert.`,
  }),
  empty: {
    title: 'Keine Credits mehr',
    text: 'Kostenpflichtige Aktionen laufen erst wieder, wenn Credits aufgeladen sind.',
  },
  recovered: {
    low: { title: 'Credits nicht mehr knapp', text: 'Das Guthaben liegt wieder über Ihrer Warnschwelle.' },
    empty: { title: 'Wieder Credits vorhanden', text: 'Kostenpflichtige Aktionen können wieder laufen.' },
  },
  expiring: (credits, day) => ({ title: `${credits} verfallen bald`, text: `Nutzbar bis einschließlich ${day}.` }),
  topUp: {
    credited: (credits) => ({ title: `${credits} gutgeschrieben`, text: 'Ihre Aufladung ist angekommen.' }),
    declined: (credits) => ({
      title: `Aufladung über ${credits} abgelehnt`,
      text: 'Es wurde nichts gutgeschrieben. Öffnen Sie die Erweiterung für den Grund.',
    }),
    failed: (credits) => ({
      title: `Aufladung über ${credits} fehlgeschlagen`,
      text: 'Es wurde nichts gutgeschrieben. Öffnen Sie die Erweiterung, um es erneut zu versuchen.',
    }),
  },
  signedOut: {
    title: 'Abgemeldet',
    text: 'Ihre Credits werden nicht mehr beobachtet. Melden Sie sich erneut an.',
  },
}
