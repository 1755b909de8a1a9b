import type { DetailMessages } from './messages.ts'

/** What went wrong, in German, and what to do about it. */
export const deFailureTitle: DetailMessages['failureTitle'] = {
  offline: 'Offline',
  unreachable: 'Keine Verbindung',
  timeout: 'Keine rechtzeitige Antwort',
  'signed-out': 'Abgemeldet',
  forbidden: 'Kein Zugriff auf Credits',
  'not-found': 'Konto nicht gefunden',
  'rate-limited': 'Zu viele Anfragen',
  unavailable: 'Dienst nicht verfügbar',
  malformed: 'Unlesbare Antwort',
  'wrong-account': 'Anderes Konto',
  conflict: 'Wird schon bearbeitet',
  'precondition-failed': 'Inzwischen geändert',
  'price-changed': 'Der Preis hat sich geändert',
  'billing-details-missing': 'Rechnungsdaten fehlen',
  'idempotency-conflict': 'Es gibt eine andere Bestellung',
  'validation-failed': 'Nicht angenommen',
  misconfigured: 'Nicht eingerichtet',
  'not-permitted': 'Zugriff nicht erlaubt',
  unsupported: 'Hier nicht verfügbar',
  'source-failed': 'Guthaben nicht verfügbar',
}

export const deFailureAdvice: DetailMessages['failureAdvice'] = {
  offline: 'Das Guthaben wird aktualisiert, sobald die Verbindung wieder da ist.',
  unreachable: 'Prüfen Sie die Verbindung. Auch ein Werbeblocker, ein VPN oder eine Firewall kann im Weg sein.',
  timeout: 'Der Credit-Dienst ist gerade langsam. Versuchen Sie es in einer Minute erneut.',
  'signed-out': 'Melden Sie sich erneut an, um das Guthaben zu sehen.',
  forbidden: 'Bitten Sie einen Admin um Zugriff.',
  'not-found': 'Bitten Sie einen Admin zu prüfen, welches Credit-Konto diese Seite verwendet.',
  'rate-limited': 'Warten Sie eine Minute. Das Guthaben wird von selbst aktualisiert.',
  unavailable: 'Der Fehler liegt beim Credit-Dienst und ist meist kurz. Versuchen Sie es in einer Minute erneut.',
  malformed: 'Es wird nichts daraus angezeigt, damit keine Zahl falsch ist. Hält es an, informieren Sie den Support.',
  'wrong-account': 'Sein Guthaben wird nicht angezeigt. Laden Sie neu oder melden Sie sich beim richtigen Konto an.',
  conflict: 'Dieselbe Anfrage läuft noch. Warten Sie kurz und versuchen Sie es dann erneut.',
  'precondition-failed': 'Jemand anderes hat es geändert. Nichts wurde gespeichert. Prüfen Sie es erneut.',
  'price-changed': 'Es wurde nichts bestellt. Wählen Sie erneut, um den neuen Preis zu sehen.',
  'billing-details-missing': 'Es wurde nichts bestellt. Ergänzen Sie die Rechnungsdaten und versuchen Sie es erneut.',
  'idempotency-conflict':
    'Es wurde nichts Neues bestellt. Prüfen Sie die laufenden Aufladungen, bevor Sie neu beginnen.',
  'validation-failed': 'Es wurde nichts bestellt. Wählen Sie erneut.',
  misconfigured: 'Credits sind auf dieser Seite nicht richtig eingerichtet. Informieren Sie die Betreiber.',
  'not-permitted':
    'Der Browser lässt Credit Gauge diese Adresse nicht mehr abfragen. Erlauben Sie es, um das Guthaben zu sehen.',
  unsupported: 'Der Credit-Dienst bietet das nicht an.',
  'source-failed':
    'Die Seite konnte es nicht laden. Versuchen Sie es erneut; hält es an, informieren Sie die Betreiber.',
}
