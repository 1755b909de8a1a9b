import type { Call, CreditSource, Tagged } from '../../shared/billing/source.ts'
import { toAlerts, toAlertsOrder } from '../../shared/billing/wire-alerts.ts'
import type { Asked } from '../../shared/billing/wire-entries.ts'
import type { Account } from '../../shared/credits/account.ts'
import { isSameAlerts } from '../../shared/credits/alert-setting.ts'
import type { AlertSetting, AlertsState } from '../../shared/credits/alert-setting.ts'
import { toFailure } from '../../shared/credits/failure.ts'
import { ListDesk, required } from './list-desk.ts'

/** The billing system's alerts for the panel: reads them and saves what the viewer makes of them. */
export class AlertsDesk extends ListDesk<AlertSetting, readonly AlertSetting[]> {
  readonly #source: CreditSource
  readonly #asked: Asked
  /** The edition that was read last. */
  #told: Tagged | undefined

  constructor(source: CreditSource, asked: Asked, onState: (state: AlertsState) => void) {
    super(onState)
    this.#source = source
    this.#asked = asked
  }

  mayChange({ features }: Account): boolean {
    return features.alerts === 'write' && this.#source.saveAlerts !== undefined
  }

  /**
   * Saves these and no others. Where somebody else changed them since they were read, nothing is saved: the state then
   * has theirs, and a second `save()` replaces them.
   */
  save(wanted: readonly AlertSetting[]): void {
    // Of what the viewer saw: a reading that is under way may bring another.
    const { body, tag = null } = this.#told ?? {}
    this.begin(wanted, async (call) => {
      try {
        return await this.#take(this.#source.saveAlerts?.(toAlertsOrder(wanted, this.#asked, body), tag, call))
      } catch (thrown) {
        const isOvertaken = toFailure(thrown).kind === 'precondition-failed'
        const theirs = isOvertaken ? await this.read(call).catch(() => null) : null
        if (!theirs) throw thrown
        // An earlier save whose answer was lost may have been carried out: then the others are the viewer's own.
        if (isSameAlerts(theirs, wanted)) return theirs
        this.receive(theirs)
        throw thrown
      }
    })
  }

  protected override async read(call: Call): Promise<AlertSetting[]> {
    return this.#take(this.#source.alerts?.(call))
  }

  async #take(answer: Promise<Tagged> | undefined): Promise<AlertSetting[]> {
    const told = await required(answer)
    const alerts = toAlerts(told.body, this.#asked)
    this.#told = told
    return alerts
  }
}
