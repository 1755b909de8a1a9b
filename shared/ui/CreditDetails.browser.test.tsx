import { expect, test, vi } from 'vitest'
import { DAY_MS, NOON, account, balance, topUp } from '../credits/account.fixture.ts'
import type { Account } from '../credits/account.ts'
import { toCredits } from '../credits/amount.ts'
import { CreditDetails } from './CreditDetails.tsx'
import { mount, reader } from './mount.fixture.tsx'
import { accounts } from './samples.fixture.tsx'

function draw(shown: Account | undefined, isRefreshing = false, followed: string | null = null) {
  if (!shown) throw new Error('no such sample')
  const onRefresh = vi.fn<() => void>()
  const snapshot = { account: shown, fetchedAt: NOON - DAY_MS }
  const root = mount(
    <CreditDetails
      snapshot={snapshot}
      reader={reader}
      isRefreshing={isRefreshing}
      onRefresh={onRefresh}
      followed={followed}
    />,
  )
  return { root, onRefresh, text: root.textContent }
}

test('says what the number alone does not', () => {
  const { text } = draw(accounts['healthy'])
  expect(text).toContain('400credits')
  expect(text).toContain('of 500')
  expect(text).toContain('already taken off10 credits')
  expect(text).toContain('not usable yet100 credits')
  expect(text).toContain('use by 13 Mar60 credits')
})

test('leaves out what there is not', () => {
  const { root } = draw(account())
  expect(root.querySelector('dl')).toBeNull()
  expect(root.querySelector('ul')).toBeNull()
})

test('N2 says how old the number is', () => {
  expect(draw(account()).text).toContain('as of yesterday')
})

test('D5 a negative balance is shown as it is, with its minus and in words', () => {
  const { text } = draw(accounts['overdrawn'])
  expect(text).toContain('−5')
  expect(text).toContain('Overdrawn by 5 credits.')
})

test('D6 an unknown balance is a dash', () => {
  expect(draw(account({ balance: balance({ available: null }) })).text).toContain('—')
})

test('D16 a name that turns the reading direction turns no other name', () => {
  const sharedWith = ['\u202EACME', 'Beta Ltd'].map((name) => ({ id: name, name }))
  const { root } = draw(account({ sharedWith }))
  const names = [...root.querySelectorAll('dd bdi')].map((name) => name.textContent)
  expect(names).toEqual(sharedWith.map(({ name }) => name))
})

test('D16 names and reasons are text, cut after two lines', () => {
  const reason = '<script>alert(1)</script> '.repeat(50)
  const { root } = draw(account({ paused: { reason, since: null } }))
  expect(root.querySelector('script')).toBeNull()
  expect(root.querySelector('.cg-clamp')?.getBoundingClientRect().height).toBeLessThan(40)
})

test('an unpaid checkout of the viewer can be continued, that of others cannot', () => {
  const openTopUps = [topUp(), topUp({ id: 'topup-2', checkoutUrl: null, mine: false, requestedBy: 'Ada Okafor' })]
  const { root, text } = draw(account({ openTopUps }))
  expect(text).toContain('asked for by Ada Okafor')
  expect([...root.querySelectorAll('li a')].map((link) => link.getAttribute('href'))).toEqual([
    'https://pay.example/topup-1',
  ])
})

test('a top-up that is told of above is not listed once more', () => {
  const other = topUp({ id: 'topup-2', checkoutUrl: null, mine: false, requestedBy: 'Ada Okafor' })
  const { root, text } = draw(account({ openTopUps: [topUp(), other] }), false, 'topup-1')
  expect(root.querySelectorAll('li')).toHaveLength(1)
  expect(text).toContain('asked for by Ada Okafor')
  expect(draw(account({ openTopUps: [topUp()] }), false, 'topup-1').text).not.toContain('Top-ups under way')
})

test('refreshes on demand, once at a time', () => {
  const idle = draw(account())
  idle.root.querySelector('button')?.click()
  expect(idle.onRefresh).toHaveBeenCalledOnce()
  const busy = draw(account(), true)
  busy.root.querySelector('button')?.click()
  expect(busy.onRefresh).not.toHaveBeenCalled()
})

test('auto top-up says by how much and when', () => {
  const autoTopUp = { enabled: true, below: toCredits(50), credits: toCredits(100) }
  expect(draw(account({ autoTopUp })).text).toContain('Auto top-up below 50 credits100 credits')
})

test('a pause says since when', () => {
  const paused = { reason: 'exhausted', since: NOON - DAY_MS }
  expect(draw(account({ paused })).text).toMatch(/paused since yesterday \d.*stay readable/)
  expect(draw(account({ paused: { ...paused, since: null } })).text).toContain('Credit features are paused. Earlier')
})

test('what the plan offers until credits come is told where they run short, and only there', () => {
  const temporaryOptions = [
    { name: 'Emergency 20', note: 'Taken off the next renewal.', url: null },
    { name: 'Talk to us', note: null, url: 'https://vendor.example/talk' },
  ]
  const offered = { url: null, kinds: [], packs: [], free: null, blockedBy: null, fixUrl: null, temporaryOptions }
  const low = draw(account({ topUp: offered, balance: balance({ available: toCredits(90) }) }))
  expect(low.text).toContain('Emergency 20Taken off the next renewal.')
  expect(low.root.querySelector('a[href="https://vendor.example/talk"]')?.textContent).toBe('Talk to us')
  expect(draw(account({ topUp: offered, paused: { reason: 'exhausted', since: null } })).text).toContain('Emergency 20')
  expect(draw(account({ topUp: offered })).text).not.toContain('Emergency 20')
})

test('D6 an unknown balance says that nobody tells', () => {
  expect(draw(account({ balance: balance({ available: null }) })).text).toContain('does not say how much is left')
})
