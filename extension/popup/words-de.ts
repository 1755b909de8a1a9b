/** German words of the popup. */
import type { PopupWords } from './words.ts'

export const de: PopupWords = {
  switchAccount: (name) => `${name}, Konto wechseln`,
  accounts: 'Konten',
  notKnown: 'Unbekannt',
  history: 'Verlauf',
  alerts: 'Hinweise',
  unread: (count) => `${count} ungelesen`,
  options: 'Einstellungen',
  back: 'Zurück',
  welcomeTitle: 'Ihre Credits auf einen Blick',
  welcomeText: 'Verbinden Sie Credit Gauge mit der Abrechnung Ihres Bewerbermanagements. Das dauert eine Minute.',
  setUp: 'Einrichten',
  useThisPage: 'Von der aktuellen Seite übernehmen',
  useThisPageHint: 'Für Seiten, die Ihre Credits bereits anzeigen.',
  notFoundOnPage:
    'Auf dieser Seite wurde kein Guthaben gefunden. Öffnen Sie die Seite Ihres Bewerbermanagements, die Ihre Credits anzeigt, und versuchen Sie es erneut, oder richten Sie die Verbindung von Hand ein.',
  unsafeOnPage:
    'Diese Seite nennt eine Adresse, die nicht sicher ist. Richten Sie die Verbindung von Hand ein oder erfragen Sie die Adresse bei Ihrer Administration.',
  replaced: 'Credit Gauge wurde aktualisiert. Schließen Sie dieses Fenster und öffnen Sie es erneut.',
  setAside:
    'Gespeicherte Daten waren nicht lesbar und wurden beiseitegelegt. In den Einstellungen finden Sie eine Kopie.',
  storageFull:
    'Es ist kein Platz, um Neues zu speichern. Entfernen Sie in den Einstellungen Konten, die Sie nicht mehr brauchen.',
  noAlerts: {
    title: 'Keine Hinweise',
    text: 'Hier erfahren Sie, wenn Credits knapp werden, bald verfallen oder eintreffen.',
  },
  markRead: 'Gelesen',
  markAllRead: 'Alle als gelesen markieren',
  snooze: 'Benachrichtigungen pausieren',
  snoozeHour: '1 Stunde',
  snoozeMorning: 'Bis morgen früh',
  snoozed: (until) => `Benachrichtigungen pausieren bis ${until}.`,
  endSnooze: 'Fortsetzen',
  snoozeHint: '„Keine Credits mehr“ wird immer gemeldet.',
  warnsAt: (marks) => `Warnt bei ${marks.join(' und bei ')}.`,
  warnsOnlyWhenEmpty: 'Credits werden automatisch nachgekauft: Gewarnt wird nur, wenn keine mehr da sind.',
  warnsNever: 'Hier wird nichts gezählt, also kann auch nichts knapp werden.',
  changeMarks: 'Ändern',
  exportCsv: 'CSV exportieren …',
  historyNeedsAccess: 'Erlauben Sie den Zugriff, um den Verlauf zu sehen.',
  historyFollows: 'Der Verlauf wird mit dem Guthaben neu geladen.',
}
