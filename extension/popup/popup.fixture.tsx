/** The popup as a test draws it: one account, or several, and what was pressed. */
import { vi } from 'vitest'
import { NOON, account } from '../../shared/credits/account.fixture.ts'
import type { Account } from '../../shared/credits/account.ts'
import { NOTHING_TOLD } from '../../shared/credits/alert.ts'
import type { CreditState } from '../../shared/credits/state.ts'
import { enAlerts } from '../../shared/format/messages/en-alerts.ts'
import { english } from '../../shared/format/messages/english.ts'
import { render } from 'preact'
import type { Host } from '../../shared/ui/mount.fixture.tsx'
import type { Connection } from '../connection.ts'
import type { ShownCredit } from './known.ts'
import { Popup, type PopupActions, type PopupProps } from './Popup.tsx'
import type { Speech } from './speech.ts'
import { en } from './words.ts'
import './popup.css'
import './alerts.css'

export const speech: Speech = {
  language: 'en',
  locale: 'en-GB',
  messages: english,
  alertMessages: enAlerts,
  historyMessages: null,
  words: en,
}

export function connection(id: string, overrides: Partial<Connection> = {}): Connection {
  const apiBase = `https://${id}.example/v1`
  return { id, name: '', apiBase, auth: 'token', accountId: 'acct-1', clientId: null, isManaged: false, ...overrides }
}

export function ready(overrides: Partial<Account> = {}): CreditState {
  return { kind: 'ready', account: account(overrides), fetchedAt: NOON }
}

export function shownCredit(state: CreditState = ready(), overrides: Partial<ShownCredit> = {}): ShownCredit {
  return {
    connection: connection('one', { name: 'Northbeam' }),
    state,
    alerts: { memory: NOTHING_TOLD, records: [], snoozedUntil: null },
    purchase: { kind: 'idle' },
    ...overrides,
  }
}

/** Draws it in a place of its usual size. Answers that place, and what was called. */
export function drawPopup(
  shown: ShownCredit,
  overrides: Partial<PopupProps> = {},
  { scheme = 'light', width = 380 }: Host = {},
) {
  const actions = spies()
  const root = document.createElement('div')
  root.className = 'cg-root'
  document.documentElement.style.colorScheme = scheme
  document.body.style.width = `${width}px`
  document.body.replaceChildren(root)
  render(
    <Popup
      credits={[shown]}
      shown={shown}
      speech={speech}
      now={NOON}
      isRefreshing={false}
      notice={null}
      actions={actions}
      history={<p>Rows</p>}
      {...overrides}
    />,
    root,
  )
  return { root, actions }
}

function spies() {
  return {
    onShow: vi.fn<PopupActions['onShow']>(),
    onRefresh: vi.fn<PopupActions['onRefresh']>(),
    onSignIn: vi.fn<PopupActions['onSignIn']>(),
    onAllow: vi.fn<PopupActions['onAllow']>(),
    onBuy: vi.fn<PopupActions['onBuy']>(),
    onPurchase: vi.fn<PopupActions['onPurchase']>(),
    onCopy: vi.fn<PopupActions['onCopy']>(() => Promise.resolve()),
    onRead: vi.fn<PopupActions['onRead']>(),
    onSnooze: vi.fn<PopupActions['onSnooze']>(),
    onOptions: vi.fn<PopupActions['onOptions']>(),
  }
}
