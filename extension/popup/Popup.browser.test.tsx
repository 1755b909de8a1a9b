import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { NOON, balance } from '../../shared/credits/account.fixture.ts'
import type { TopUpOffer } from '../../shared/credits/account.ts'
import type { AlertRecord } from '../../shared/credits/alert-log.ts'
import { NOTHING_TOLD } from '../../shared/credits/alert.ts'
import { toCredits } from '../../shared/credits/amount.ts'
import type { Failure } from '../../shared/credits/failure.ts'
import { findViolations } from '../../shared/ui/mount.fixture.tsx'
import { contacts, intent, missing, packs, purchases } from '../../shared/ui/samples.fixture.tsx'
import { connection, drawPopup, ready, shownCredit } from './popup.fixture.tsx'

const OFFER: TopUpOffer = {
  url: null,
  kinds: ['checkout'],
  packs,
  free: null,
  blockedBy: null,
  fixUrl: null,
  temporaryOptions: [],
}
const access = { entries: true, export: true, buy: true, request: true, missing: [], contacts: [] }
const features = { entries: true, usage: true, events: true, alerts: 'none', exports: false } as const
const READY = ready({ features, topUp: OFFER, access })

function alerts(records: AlertRecord[], snoozedUntil: number | null = null) {
  return { memory: NOTHING_TOLD, records, snoozedUntil }
}
const LOW: AlertRecord = {
  id: 'low',
  at: NOON - 60_000,
  alert: { kind: 'low', mark: toCredits(125) },
  isRead: false,
  isSettled: true,
}
const OLD: AlertRecord = { ...LOW, id: 'old', at: NOON, alert: { kind: 'recovered', from: 'low' }, isRead: true }

describe('the account', () => {
  test('one is named, with its number, its level and its age', async () => {
    const { root } = drawPopup(shownCredit(ready({ balance: balance({ available: toCredits(86) }) })))
    expect(root.querySelector('h1')?.textContent).toBe('Northbeam')
    expect(root.querySelector('.popup-glance')?.textContent).toContain('86credits')
    expect(root.textContent).toContain('Low')
    expect(root.querySelector('.cg-age')?.textContent).toBe('as of 12:00')
  })

  test('U7 several are switched by keyboard; Esc closes the list and gives the focus back', async () => {
    const shown = shownCredit(READY)
    const empty = {
      connection: connection('two', { name: 'Acme' }),
      state: ready({ balance: balance({ available: toCredits(0) }) }),
    }
    const out = { connection: connection('three'), state: { kind: 'failed', failure: { kind: 'signed-out' } } } as const
    const { root, actions } = drawPopup(shown, { credits: [shown, empty, out] })
    const button = page.getByRole('button', { name: 'Northbeam, switch account' })
    await button.click()
    const options = page.getByRole('option')
    await expect.element(options.nth(1)).toHaveTextContent('AcmeOut of credits0')
    await expect.element(options.nth(2)).toHaveTextContent('three.exampleSigned out')
    await expect.element(options.nth(0)).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    expect(root.querySelector('[role=listbox]')).toBeNull()
    await expect.element(button).toHaveFocus()
    await userEvent.keyboard('{Enter}{ArrowDown}{Enter}')
    expect(actions.onShow).toHaveBeenCalledExactlyOnceWith('two')
  })

  test.each<[Failure, string, 'onSignIn' | 'onAllow' | 'onRefresh']>([
    [{ kind: 'signed-out' }, 'Sign in', 'onSignIn'],
    [{ kind: 'not-permitted' }, 'Allow access', 'onAllow'],
    [{ kind: 'offline' }, 'Try again', 'onRefresh'],
  ])('L15 after %o the way out is "%s"', async (failure, label, action) => {
    const { actions } = drawPopup(shownCredit({ kind: 'failed', failure }))
    await page.getByRole('button', { name: label }).click()
    expect(actions[action]).toHaveBeenCalledOnce()
  })

  test('what was known stays beside the failure', async () => {
    if (READY.kind !== 'ready') return
    const { account: last, fetchedAt } = READY
    const { root } = drawPopup(
      shownCredit({ kind: 'failed', failure: { kind: 'offline' }, last: { account: last, fetchedAt } }),
    )
    await expect.element(page.getByText('Offline')).toBeVisible()
    expect(root.querySelector('.cg-amount-number')?.textContent).toBe('400')
  })

  test('L9 a notice about the extension is one line at the bottom', () => {
    const { root } = drawPopup(shownCredit(READY), { notice: 'Credit Gauge was updated.' })
    expect(root.querySelector('output')?.textContent).toBe('Credit Gauge was updated.')
  })
})

describe('buying', () => {
  test('packs are chosen from in place of the tabs; Esc goes back to the button', async () => {
    const { root, actions } = drawPopup(shownCredit(READY))
    const buy = page.getByRole('button', { name: 'Buy Credits' })
    await buy.click()
    await page.getByRole('button', { name: /250 credits/ }).click()
    expect(actions.onBuy).toHaveBeenCalledExactlyOnceWith({ kind: 'checkout', message: null, pack: packs[1] })
    expect(root.querySelector('[role=tab]')).toBeNull()
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('tab', { name: 'History' })).toBeVisible()
    await expect.element(buy).toHaveFocus()
  })

  test('one pack goes straight to its checkout', async () => {
    const { actions } = drawPopup(
      shownCredit(ready({ features, topUp: { ...OFFER, packs: packs.slice(0, 1) }, access })),
    )
    await page.getByRole('button', { name: 'Buy Credits' }).click()
    expect(actions.onBuy).toHaveBeenCalledExactlyOnceWith({ kind: 'checkout', message: null, pack: packs[0] })
  })

  test('a standing page is a link', async () => {
    const url = 'https://billing.example/buy'
    drawPopup(shownCredit(ready({ topUp: { ...OFFER, url } })))
    await expect.element(page.getByRole('link', { name: 'Buy Credits' })).toHaveAttribute('href', url)
  })

  test('a request goes with its message', async () => {
    const { actions } = drawPopup(shownCredit(ready({ topUp: { ...OFFER, kinds: ['request'] } })))
    await page.getByRole('button', { name: 'Request Credits' }).click()
    await page.getByRole('textbox', { name: 'Message' }).fill('For the fair')
    await page.getByRole('button', { name: 'Send request' }).click()
    expect(actions.onBuy).toHaveBeenCalledExactlyOnceWith({ kind: 'request', message: 'For the fair', pack: packs[0] })
  })

  test.each([
    ['who may not buy learns who can help', { access: { ...access, buy: false, missing, contacts } }, 'Priya Raman'],
    [
      'missing billing details lead to where they are completed',
      { topUp: { ...OFFER, blockedBy: 'billing-details', fixUrl: 'https://billing.example/d' } },
      'Complete billing details',
    ],
  ] as const)('%s', async (_what, differs, text) => {
    drawPopup(shownCredit(ready({ features, topUp: OFFER, access, ...differs })))
    await page.getByRole('button', { name: 'Buy Credits' }).click()
    await expect.element(page.getByText(text)).toBeVisible()
  })

  test('C6 while a purchase is under way Buy does nothing, and its top-up is told of once', async () => {
    const opened = purchases.find(({ kind }) => kind === 'opened')
    if (!opened || !('topUp' in opened)) return
    const state = ready({ features, topUp: OFFER, access, openTopUps: [opened.topUp] })
    const { root, actions } = drawPopup(shownCredit(state, { purchase: opened }))
    await expect.element(page.getByText('Checkout is open in another tab')).toBeVisible()
    expect(root.textContent).not.toContain('Top-ups under way')
    const buy = page.getByRole('button', { name: 'Buy Credits' })
    await expect.element(buy).toHaveAttribute('aria-disabled', 'true')
    await userEvent.click(buy, { force: true })
    expect(actions.onBuy).not.toHaveBeenCalled()
    await page.getByRole('button', { name: 'Cancel checkout' }).click()
    expect(actions.onPurchase).toHaveBeenCalledExactlyOnceWith('cancel')
  })

  test('after a refusal one chooses again', async () => {
    const failure = { kind: 'price-changed' } as const
    const { actions } = drawPopup(shownCredit(READY, { purchase: { kind: 'failed', intent, failure } }))
    await page.getByRole('button', { name: 'Choose again' }).click()
    expect(actions.onPurchase).toHaveBeenCalledExactlyOnceWith('dismiss')
  })
})

describe('tabs', () => {
  test('U7 arrow keys go from tab to tab', async () => {
    drawPopup(shownCredit(READY, { alerts: alerts([LOW]) }))
    await page.getByRole('tab', { name: 'History' }).click()
    await userEvent.keyboard('{ArrowRight}')
    const tab = page.getByRole('tab', { name: 'Alerts 1 unread' })
    await expect.element(tab).toHaveFocus()
    await expect.element(tab).toHaveAttribute('aria-selected', 'true')
    await userEvent.keyboard('{Home}')
    await expect.element(page.getByText('Rows')).toBeVisible()
  })

  test('where no ledger is kept there is no history', () => {
    const { root } = drawPopup(shownCredit(ready({ features: { ...features, entries: false } })))
    expect([...root.querySelectorAll('[role=tab]')].map(({ textContent }) => textContent)).toEqual(['Alerts'])
  })

  test('unread alerts come first, are read one by one or all at once, and can be snoozed', async () => {
    const { root, actions } = drawPopup(
      shownCredit(READY, { alerts: alerts([OLD, LOW, { ...LOW, id: 'low2', at: 0 }]) }),
    )
    await page.getByRole('tab', { name: /Alerts/ }).click()
    await expect.element(page.getByRole('listitem').first().getByText('Credits are low')).toBeVisible()
    await page.getByRole('button', { name: 'Mark as read: Credits are low' }).first().click()
    expect(actions.onRead).toHaveBeenLastCalledWith(['low'])
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    expect(actions.onRead).toHaveBeenLastCalledWith('all')
    await page.getByRole('button', { name: 'Until tomorrow' }).click()
    const until = new Date(actions.onSnooze.mock.lastCall?.[0] ?? 0)
    expect([until.getHours(), until.getTime() > Date.now()]).toEqual([8, true])
    root.querySelector<HTMLElement>('.popup-alert')?.focus()
    await userEvent.keyboard('{End}')
    expect(document.activeElement?.textContent).toContain('no longer low')
  })

  test('a snooze says until when, and ends on request; the marks in force are in words', async () => {
    const { actions } = drawPopup(shownCredit(READY, { alerts: alerts([], NOON + 3_600_000) }))
    await page.getByRole('tab', { name: /Alerts/ }).click()
    await expect.element(page.getByText(/paused until 13:00/)).toBeVisible()
    await page.getByRole('button', { name: 'Resume' }).click()
    expect(actions.onSnooze).toHaveBeenCalledExactlyOnceWith(null)
    await expect.element(page.getByText(/Warns at 25% \(125 credits\)/)).toBeVisible()
    await expect.element(page.getByText('No alerts')).toBeVisible()
  })
})

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  test.each([
    ['history', () => page.getByRole('tab', { name: 'History' }).click()],
    ['alerts', () => page.getByRole('tab', { name: /Alerts/ }).click()],
    ['choosing', () => page.getByRole('button', { name: 'Buy Credits' }).click()],
    ['switching', () => page.getByRole('button', { name: /switch/ }).click()],
  ])('axe finds nothing in %s', async (_what, prepare) => {
    const shown = shownCredit(READY, { alerts: alerts([LOW, OLD]) })
    const other = { connection: connection('two'), state: ready({ balance: balance({ available: toCredits(0) }) }) }
    const { root } = drawPopup(shown, { credits: [shown, other] }, { scheme })
    await prepare()
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await findViolations(root)).toEqual([])
  })

  test('U9 at 320 pixels nothing is cut off', async () => {
    const name = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
    const shown = shownCredit(READY, { connection: connection('one', { name }), alerts: alerts([LOW]) })
    const { root } = drawPopup(
      shown,
      { credits: [shown, { ...shown, connection: connection('two') }] },
      { scheme, width: 320 },
    )
    await page.getByRole('tab', { name: /Alerts/ }).click()
    const wide = [...root.querySelectorAll<HTMLElement>('*')].filter(
      (element) => element.getBoundingClientRect().right > root.getBoundingClientRect().right + 1,
    )
    expect(
      wide.filter((element) => !element.closest('.cg-hidden, .popup-switch')).map(({ className }) => className),
    ).toEqual([])
  })
})
