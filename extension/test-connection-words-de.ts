import type { TestWords } from './test-connection-words.ts'

export const deTest: TestWords = {
  connected: (account, balance) =>
    account === null ? `Verbunden: ${balance}` : `Verbunden mit ${account}: ${balance}`,
  wrongAccount: (account) => ({
    title: 'Ein anderes Konto',
    advice: `Diese Anmeldung gehört zu ${account ?? 'einem anderen Konto'}. Melden Sie sich mit dem verbundenen Konto an, oder fügen Sie dieses zusätzlich hinzu.`,
  }),
  notes: {
    unsafe: {
      title: 'Die Adresse ist nicht sicher',
      advice: 'Sie muss mit https:// beginnen und darf weder Namen noch Passwort enthalten.',
    },
    'not-permitted': {
      title: 'Zugriff nicht erlaubt',
      advice:
        'Der Browser lässt Credit Gauge diese Adresse nicht abfragen. Erlauben Sie es, und testen Sie dann erneut.',
    },
    unreachable: {
      title: 'Unter dieser Adresse antwortet niemand',
      advice:
        'Prüfen Sie die Adresse auf Tippfehler und Ihre Verbindung. Auch ein VPN oder eine Firewall kann im Weg sein.',
    },
    'not-billing': {
      title: 'Das ist kein Credit-Dienst',
      advice: 'Dort antwortet etwas, kennt aber keine Credits. Fragen Sie Ihren Anbieter nach der API-Adresse.',
    },
    refused: {
      title: 'Nicht angemeldet',
      advice: 'Der Dienst nimmt diese Anmeldung nicht an. Melden Sie sich erneut an.',
    },
    'no-right': {
      title: 'Sie dürfen hier keine Credits sehen',
      advice:
        'Sie sind angemeldet, aber Ihnen fehlt das Recht. Bitten Sie eine Administratorin oder einen Administrator darum.',
    },
  },
}
