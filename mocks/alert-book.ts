import type { AlertSetting } from '../shared/credits/alert-setting.ts'

/** The alerts that the server sends, and which edition of them it is. */
export class AlertBook {
  #alerts: readonly AlertSetting[]
  #edition = 1
  #made = 0

  constructor(alerts: readonly AlertSetting[]) {
    this.#alerts = alerts
  }

  get alerts(): readonly AlertSetting[] {
    return this.#alerts
  }

  /** Another one after each change. */
  get edition(): number {
    return this.#edition
  }

  /** Alerts whose ids are unknown here are new, and get ids of the server's. */
  replace(alerts: readonly AlertSetting[]): void {
    const known = new Set(this.#alerts.map(({ id }) => id))
    this.#alerts = alerts.map((alert) => (known.has(alert.id) ? alert : { ...alert, id: this.#nextId(known) }))
    this.#edition += 1
  }

  #nextId(known: ReadonlySet<string>): string {
    do this.#made += 1
    while (known.has(`alert-${this.#made}`))
    return `alert-${this.#made}`
  }
}
