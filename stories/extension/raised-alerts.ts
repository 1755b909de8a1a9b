import type { StoredAlerts } from '../../extension/alert-item.ts'
import { DAY_MS, HOUR_MS } from '../../shared/credits/account.fixture.ts'
import type { Alert } from '../../shared/credits/alert.ts'
import { NOTHING_TOLD } from '../../shared/credits/alert.ts'
import { toCredits } from '../../shared/credits/amount.ts'

/** A month of alerts, the last two not read yet. */
export function raisedUntil(now: number): StoredAlerts {
  const raised: [hoursAgo: number, Alert][] = [
    [0.2, { kind: 'low', mark: toCredits(125) }],
    [5, { kind: 'expiring', lotId: 'lot-trial', credits: toCredits(120), at: now + 9 * DAY_MS }],
    [50, { kind: 'top-up', topUpId: 'top-1', status: 'credited', credits: toCredits(250) }],
    [220, { kind: 'top-up', topUpId: 'top-2', status: 'declined', credits: toCredits(500) }],
    [221, { kind: 'recovered', from: 'empty' }],
    [230, { kind: 'empty' }],
    [700, { kind: 'signed-out' }],
  ]
  const records = raised.map(([hoursAgo, alert], index) => ({
    id: String(index),
    at: now - hoursAgo * HOUR_MS,
    alert,
    isRead: index > 1,
    isSettled: true,
  }))
  return { memory: { ...NOTHING_TOLD, marks: ['25%'] }, records, snoozedUntil: null }
}
