import type { Hint } from '../../shared/billing/source.ts'
import { enAlertSettings } from '../../shared/format/messages/en-alert-settings.ts'
import { AlertSettings } from '../../shared/ui/alerts/AlertSettings.tsx'
import lists from '../../shared/ui/lists.css?inline'
import own from '../../shared/ui/alert-settings.css?inline'
import { AlertsDesk } from './alerts-desk.ts'
import type { Section, SectionHost } from './section.ts'

/** The alerts that the billing system sends, and where to: read while the tab is open, saved on purpose. */
export function createAlertsSection(host: SectionHost): Section {
  host.adopt(lists)
  host.adopt(own)
  const open = () => {
    const account = host.account()
    const desk = new AlertsDesk(host.store.options.source, account, () => host.redraw())
    return { desk, scale: account.unit.scale }
  }
  let opened = open()
  return {
    draw() {
      const account = host.account()
      const reader = host.reader()
      // Amounts in another step are other amounts, also those that were typed.
      if (account.unit.scale !== opened.scale) {
        opened.desk.close()
        opened = open()
      }
      const { desk, scale } = opened
      return (
        <AlertSettings
          key={scale}
          account={account}
          state={desk.state}
          mayChange={desk.mayChange(account)}
          reader={{ ...reader, messages: { ...reader.messages, ...host.localize(enAlertSettings) } }}
          onSave={(alerts) => desk.save(alerts)}
          onRetry={() => desk.refresh()}
        />
      )
    },
    onHint({ kind }: Hint) {
      if (kind === 'alerts.changed' || kind === 'resync') opened.desk.refresh()
    },
    close: () => opened.desk.close(),
  }
}
