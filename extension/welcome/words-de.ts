import { deTest } from '../test-connection-words-de.ts'
import type { WelcomeWords } from './words.ts'

export const de: WelcomeWords = {
  title: 'Verbinden Sie Ihr Credit-Konto',
  titleAgain: (name) => `Bei ${name} anmelden`,
  titleDone: 'Sie sind verbunden',
  lead: 'Danach zeigt die Symbolleiste, wie viele Credits übrig sind, und Sie werden gewarnt, bevor sie ausgehen.',
  steps: { where: 'Wo Ihre Credits sind', allow: 'Zugriff erlauben', 'sign-in': 'Anmelden' },
  change: 'Ändern',
  address: 'API-Adresse',
  addressHint:
    'Etwa https://billing.example.com/v1. Ihre Administration oder die Hilfeseiten Ihres Anbieters kennen sie. Auf einer Seite mit Ihren Credits findet sie „Von der aktuellen Seite übernehmen“ im Popup.',
  found: (address) => `Gefunden auf der Seite, auf der Sie waren: ${address}`,
  prepared: 'Von Ihrer Organisation eingerichtet',
  preparedOnly: 'Andere Adressen hat Ihre Organisation nicht erlaubt.',
  continue: 'Weiter',
  addressProblems: {
    incomplete: 'Geben Sie eine vollständige Adresse ein, etwa https://billing.example.com/v1.',
    credentials: 'Lassen Sie Namen und Passwort aus der Adresse weg.',
    unsafe: 'Die Adresse muss mit https:// beginnen.',
    query: 'Lassen Sie alles ab dem ? oder # weg.',
    'not-billing': 'Unter dieser Adresse antwortet kein Credit-Dienst. Prüfen Sie sie mit Ihrer Administration.',
  },
  allowText: (host) => `Credit Gauge liest Ihr Guthaben von ${host}; Ihr Browser fragt, ob es das darf.`,
  allowLimits: 'Andere Websites erreicht es nicht, und von den Seiten, die Sie besuchen, sieht es nichts.',
  allow: 'Zugriff erlauben',
  permissionProblems: {
    refused:
      'Der Zugriff wurde nicht erlaubt, also kann das Guthaben nicht gelesen werden. Klicken Sie noch einmal, und wählen Sie „Erlauben“.',
    unavailable:
      'Diese Adresse dürfen Erweiterungen in diesem Browser nicht abfragen. Nehmen Sie eine, die mit https:// beginnt.',
  },
  looking: 'Es wird ermittelt, wie Sie sich anmelden',
  signInText: (host) => `Ein Fenster von ${host} öffnet sich. Ihr Passwort bleibt dort.`,
  signIn: 'Anmelden',
  signingIn: 'Fahren Sie im anderen Fenster fort',
  stay: 'Auf diesem Gerät angemeldet bleiben',
  stayHint:
    'Ihre Anmeldung bleibt verschlüsselt in diesem Browser, bis Sie das Konto entfernen. Sonst endet sie, wenn der Browser geschlossen wird.',
  otherWays: 'Andere Wege, sich anzumelden',
  sessionText: (host) =>
    `Sind Sie in diesem Browser bei ${host} angemeldet? Dann kann Credit Gauge diese Anmeldung nutzen.`,
  useSession: 'Meine Anmeldung auf der Website nutzen',
  openSite: (host) => `${host} öffnen und anmelden`,
  developers: 'Für Entwickler: Zugriffstoken',
  token: 'Zugriffstoken',
  tokenHint: 'Wird vergessen, wenn der Browser geschlossen wird.',
  useToken: 'Token verwenden',
  tokenProblems: {
    'no-token': 'Fügen Sie ein Token ein.',
    'bad-token':
      'Das ist kein Token: Es enthält Leerzeichen, Zeilenumbrüche oder Sonderzeichen. Kopieren Sie es noch einmal.',
  },
  signInProblems: {
    'no-metadata': 'Der Dienst sagt nicht, wo man sich anmeldet. Wählen Sie unten einen anderen Weg.',
    'unsafe-metadata':
      'Der Dienst nennt eine Anmeldeseite, die nicht sicher ist. Es wurde nichts gesendet. Sagen Sie Ihrem Anbieter Bescheid.',
    unsupported:
      'Der Dienst bietet keine Anmeldung, die für Erweiterungen sicher ist. Wählen Sie unten einen anderen Weg.',
    'window-closed':
      'Das Fenster wurde geschlossen, bevor Sie angemeldet waren. Melden Sie sich erneut an, wenn Sie so weit sind.',
    'interaction-needed':
      'Der Dienst möchte Sie etwas fragen. Melden Sie sich erneut an, und antworten Sie im Fenster.',
    denied:
      'Die Anmeldung wurde abgelehnt. Melden Sie sich erneut an, und wählen Sie „Erlauben“, oder bitten Sie Ihre Administration um Zugriff.',
    'mismatched-answer': 'Die Antwort gehört nicht zu dieser Anmeldung und wurde verworfen. Melden Sie sich erneut an.',
    'exchange-failed':
      'Der Dienst hat die Anmeldung nicht abgeschlossen. Versuchen Sie es in einer Minute noch einmal.',
    unreachable: 'Die Anmeldeseite antwortet nicht. Prüfen Sie Ihre Verbindung, und versuchen Sie es noch einmal.',
  },
  tryAgain: 'Noch einmal versuchen',
  testing: 'Ihr Guthaben wird abgefragt',
  doneNext: 'Die Zahl steht ab jetzt auf der Schaltfläche in der Symbolleiste.',
  pinTitle: 'Im Blick behalten',
  pin: {
    chromium: 'Klicken Sie auf das Puzzleteil neben der Adressleiste und dann auf die Stecknadel neben Credit Gauge.',
    firefox:
      'Klicken Sie auf das Puzzleteil neben der Adressleiste, dann auf das Zahnrad neben Credit Gauge und auf „An Symbolleiste anheften“.',
  },
  openPopup: 'Meine Credits anzeigen',
  options: 'Festlegen, wann gewarnt wird',
  addAnother: 'Weiteres Konto verbinden',
  test: deTest,
}
