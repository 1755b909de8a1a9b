import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { createMockApi } from '../../mocks/api.fixture.ts'
import { scenarios } from '../../mocks/scenarios.ts'
import { createClient } from '../../shared/billing/client.ts'
import type { CreditSource, UsageQuery } from '../../shared/billing/source.ts'
import { FailureError } from '../../shared/credits/failure.ts'
import { findViolations } from '../../shared/ui/mount.fixture.tsx'
import { define } from '../define.ts'
import { PACKS, accountJson, fakeSource } from '../source.fixture.ts'
import type { CreditPanel } from './CreditPanel.ts'

beforeAll(async () => {
  define()
  await customElements.whenDefined('credit-panel')
})

beforeEach(() => {
  sessionStorage.clear()
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})

afterEach(() => {
  document.body.replaceChildren()
  document.body.removeAttribute('style')
  vi.restoreAllMocks()
})

const api = createMockApi()

/** The simulated billing API without a network. */
const fetchMock: typeof fetch = async (input, init) => {
  const { pathname, search } = new URL(input instanceof Request ? input.url : String(input))
  const { method, headers, body } = init ?? {}
  return api.fetchMock(`${pathname.slice('/mock/'.length)}${search}`, {
    ...(method !== undefined && { method }),
    headers: Object.fromEntries(new Headers(headers)),
    ...(typeof body === 'string' && { body }),
  })
}

/** The same, for one scenario and this test alone. */
function simulated(scenario: string): CreditSource {
  const instance = `${scenario}@${crypto.randomUUID()}`
  return createClient({
    baseUrl: `http://mock.localhost/mock/${instance}/v1`,
    getToken: () => 'demo',
    fetch: fetchMock,
  })
}

interface Host {
  scheme?: 'light' | 'dark'
  width?: number
}

async function open(source: CreditSource, { scheme = 'light', width = 1000 }: Host = {}): Promise<CreditPanel> {
  const colors = { light: ['#1f2328', '#ffffff'], dark: ['#e6edf3', '#0d1117'] }
  const [color = '', background = ''] = colors[scheme]
  Object.assign(document.body.style, { color, background, colorScheme: scheme, inlineSize: `${width}px`, margin: '0' })
  const panel = document.createElement('credit-panel')
  panel.source = source
  panel.setAttribute('locale', 'en-GB')
  document.body.append(panel)
  // The first one waits for the scripts too.
  await expect.poll(() => find(panel, '.cg-overview, .cg-note') !== null, { timeout: 10_000 }).toBe(true)
  return panel
}

function find(panel: CreditPanel, selector: string): HTMLElement | null {
  return panel.shadowRoot?.querySelector<HTMLElement>(selector) ?? null
}

const lineOf = (element: Element | null | undefined) => element && getComputedStyle(element).borderBlockEndColor
const columnsOf = (panel: CreditPanel) => {
  const overview = find(panel, '.cg-overview')
  return overview && getComputedStyle(overview).gridTemplateColumns.split(' ').length
}
const textOf = (panel: CreditPanel, selector = '.cg-panel') => find(panel, selector)?.textContent
const frameOf = (panel: CreditPanel) => {
  const frame = find(panel, '.cg-panel')
  if (frame) return frame
  throw new Error('no panel')
}
function fail(): never {
  throw new Error('no words')
}

const tab = (name: string) => page.getByRole('tab', { name })
const buy = page.getByRole('button', { name: 'Buy Credits' })

describe.each(['light', 'dark'] as const)('on a %s page', (scheme) => {
  test.each(scenarios.filter(({ fault }) => fault !== 'slow').map(({ name }) => name))(
    'axe finds nothing, and nothing sticks out: %s',
    async (name) => {
      const panel = await open(simulated(name), { scheme, width: scheme === 'light' ? 1000 : 360 })
      expect(await findViolations(frameOf(panel))).toEqual([])
      expect(panel.scrollWidth).toBe(panel.clientWidth)
    },
  )
})

test('with forced colours axe finds nothing, and the open tab is told by its line', async () => {
  await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] })
  try {
    const panel = await open(simulated('rollover'))
    expect(await findViolations(frameOf(panel))).toEqual([])
    const [open_, closed] = ['true', 'false'].map((isOpen) => find(panel, `[role=tab][aria-selected=${isOpen}]`))
    expect(lineOf(open_)).not.toBe(lineOf(closed))
  } finally {
    await cdp().send('Emulation.setEmulatedMedia', { features: [] })
  }
})

test('stands side by side where the panel has the room, whatever the window', async () => {
  expect(columnsOf(await open(simulated('healthy'), { width: 1000 }))).toBe(2)
  document.body.replaceChildren()
  expect(columnsOf(await open(simulated('healthy'), { width: 700 }))).toBe(1)
})

describe('available', () => {
  test('says what is left of what, since when it is paused, and what the plan offers until then', async () => {
    const panel = await open(simulated('empty'))
    const text = textOf(panel, '.cg-available')
    expect(text).toContain('0')
    expect(text).toContain('of 500')
    expect(text).toContain('Out of credits')
    expect(text).toMatch(/Credit features have been paused since \d/)
    expect(text).toContain('Emergency 20')
  })

  test('D6 an unknown balance is a dash, with why', async () => {
    const panel = await open(simulated('unknown-balance'))
    expect(textOf(panel, '.cg-details-hero')).toMatch(/^—/)
    expect(textOf(panel, '.cg-available')).toContain('The credit service does not say how much is left.')
  })

  test('names the accounts that share the balance, with what each used this term', async () => {
    const panel = await open(simulated('shared-pool'))
    const shared = () => textOf(panel, '.cg-available') ?? ''
    expect(shared()).toContain('Halden Robotics UK')
    expect(shared()).toContain('12 credits')
    await expect.poll(() => /Halden Care (\d+)/.exec(shared())?.[1]).toBeDefined()
    const used = [...shared().matchAll(/(?:this account|UK|Care) ?(\d+)/g)].map(([, amount]) => Number(amount))
    expect(used.reduce((sum, amount) => sum + amount, 0)).toBe(210)
  })

  test('does not guess what they used where the report names no account for some', async () => {
    const source = fakeSource({
      sharedWith: [{ id: 'b', name: 'Bridge' }],
      features: { usage: true },
    })
    const { id } = source.facts
    const rows = [{ keys: { account: 'b' }, labels: {}, credits: 9, count: 1 }]
    const usage = vi.fn<(query: UsageQuery) => Promise<unknown>>(async () => ({ accountId: id, scale: 0, data: rows }))
    // The plan asks too, in its own time.
    const asked = () => usage.mock.calls.filter(([{ by }]) => by.includes('account')).length
    const panel = await open({ ...source, usage })
    await expect.poll(() => textOf(panel, '.cg-available')).toContain('Bridge 9')
    document.body.replaceChildren()
    rows.push({ keys: { account: '' }, labels: {}, credits: 1, count: 1 })
    const another = await open({ ...source, usage })
    await expect.poll(asked).toBe(2)
    await expect.poll(() => textOf(another, '.cg-available')).toContain('Bridge —')
  })

  test('refreshes on demand and says so', async () => {
    const source = fakeSource()
    const panel = await open(source)
    source.facts = { ...source.facts, available: 99, version: 2 }
    await userEvent.click(page.getByRole('button', { name: 'Refresh' }))
    await expect.poll(() => textOf(panel, '.cg-details-hero')).toContain('99')
  })
})

describe('breakdown', () => {
  test('tells the order of spending, expiry, rollover, what comes and what was lost', async () => {
    const panel = await open(simulated('rollover'))
    const text = () => textOf(panel, '.cg-breakdown') ?? ''
    expect(text()).toMatch(/Annual plan, last term.*Used first.*138 of 200.*Carried over from the last term, use by/)
    expect(text()).toMatch(/Renews .*; what is left can be used until/)
    expect(text()).toMatch(/Spring campaign.*60 of 60.*Usable from/)
    await expect.poll(text).toMatch(/Lapsed unused.*Trial.*Expired.*50 credits/)
    expect(text()).toMatch(/Next allowance.*500 credits/)
  })

  test('restricted lots say for what', async () => {
    const panel = await open(simulated('expiring-soon'))
    expect(textOf(panel, '.cg-breakdown')).toContain('Only for Reference check')
  })

  test('auto top-up says below what and how much', async () => {
    const panel = await open(simulated('auto-top-up'))
    expect(textOf(panel, '.cg-breakdown')).toMatch(/Auto top-up below 30 credits.*buys 150 credits/)
  })

  test('D22 lots that do not come to the balance say by how much, and that the balance counts', async () => {
    const lots = [{ id: 'a', name: 'Plan', kind: 'plan', status: 'active', granted: 400, remaining: 360 }]
    const when = { effectiveAt: '2026-01-01T00:00:00Z', expires: 'never' }
    const panel = await open(fakeSource({ lots: lots.map((lot) => ({ ...lot, ...when })) }))
    expect(textOf(panel, '.cg-breakdown')).toContain(
      'These lots come to 8 credits less than the balance. The balance counts.',
    )
  })

  test('without lots it says what is not known', async () => {
    const panel = await open(simulated('minimal-server'))
    expect(textOf(panel, '.cg-breakdown')).toContain('Not told by the credit service')
    expect(find(panel, '[role=tablist]')).toBeNull()
  })
})

describe('tabs', () => {
  test('U7 the arrow keys open them, Home and End go to the ends, Tab goes on into what they hold', async () => {
    const panel = await open(simulated('healthy'))
    await userEvent.click(tab('Costs'))
    await userEvent.keyboard('{Home}')
    await expect.element(tab('History')).toHaveAttribute('aria-selected', 'true')
    await userEvent.keyboard('{ArrowLeft}')
    const last = [...(panel.shadowRoot?.querySelectorAll('[role=tab]') ?? [])].at(-1)
    await expect.poll(() => last?.getAttribute('aria-selected')).toBe('true')
    expect(panel.shadowRoot?.activeElement).toBe(last)
    await userEvent.keyboard('{Home}{ArrowRight}{ArrowRight}')
    await expect.element(tab('Costs')).toHaveAttribute('aria-selected', 'true')
    await userEvent.keyboard('{Tab}')
    expect(panel.shadowRoot?.activeElement?.getAttribute('role')).toBe('tabpanel')
  })

  test('a page from right to left turns the arrow keys', async () => {
    const panel = await open(simulated('healthy'))
    panel.dir = 'rtl'
    await userEvent.click(tab('History'))
    await userEvent.keyboard('{ArrowLeft}')
    await expect.element(tab('Plan')).toHaveAttribute('aria-selected', 'true')
  })

  test('costs name price, unit, moment and note, and what is free or to come', async () => {
    const panel = await open(simulated('healthy'))
    await userEvent.click(tab('Costs'))
    const rowOf = (name: string) =>
      [...(panel.shadowRoot?.querySelectorAll('tbody tr') ?? [])].find(({ textContent }) => textContent.includes(name))
        ?.textContent
    await expect.poll(() => rowOf('Reference check')).toMatch(/5 credits per request.*Sending the request/)
    expect(rowOf('Reference check')).toContain('Several referees are one request.')
    expect(rowOf('by hand')).toContain('Free')
    expect(rowOf('Video interview')).toContain('Coming soon')
  })

  test('what the server does not offer has no tab', async () => {
    const panel = await open(simulated('unlimited'))
    const names = [...(panel.shadowRoot?.querySelectorAll('[role=tab]') ?? [])].map(({ textContent }) => textContent)
    expect(names).toEqual(['History', 'Plan', 'Costs'])
  })
})

test('a tab that cannot be drawn leaves the balance and the other tabs as they are, and can be tried again', async () => {
  const panel = await open(simulated('healthy'))
  const costPer = vi.fn<(cost: string, unit: string) => string>((cost, unit) => `${cost} for each ${unit}`)
  costPer.mockImplementation(fail)
  Object.assign(panel, { messages: { costPer } })
  await userEvent.click(tab('Costs'))
  await expect.element(page.getByText('This could not be loaded')).toBeVisible()
  expect(textOf(panel, '.cg-details-hero')).toContain('368')
  costPer.mockReset()
  costPer.mockImplementation((cost, unit) => `${cost} for each ${unit}`)
  await userEvent.click(page.getByRole('button', { name: 'Try again' }))
  await expect.element(page.getByText('5 credits for each request')).toBeVisible()
})

describe('rights', () => {
  test('who may not see the history reads which permission is missing, where it is granted and who can help', async () => {
    const panel = await open(simulated('no-history-permission'))
    const text = textOf(panel, '[role=tabpanel]')
    expect(text).toContain('You need the right “Company: edit”, granted under Settings → User Roles.')
    expect(text).toContain('Amara Okafor')
    expect(textOf(panel, '.cg-details-hero')).toContain('368')
  })

  test('who may not see the account either reads the same', async () => {
    const source = fakeSource()
    const missing = [{ right: 'account', permission: 'Company: edit', where: 'Settings → User Roles', url: null }]
    const contacts = [{ name: 'Amara Okafor', email: null, url: null }]
    source.fault = new FailureError({ kind: 'forbidden', missing, contacts })
    const panel = await open(source)
    expect(textOf(panel)).toContain('You need the right “Company: edit”, granted under Settings → User Roles.')
    expect(textOf(panel)).toContain('Amara Okafor')
  })

  test('nothing of one viewer is left when another looks', async () => {
    const source = fakeSource({ features: { entries: true }, actions: [] })
    const asked = Promise.withResolvers<AbortSignal | undefined>()
    const panel = await open({
      ...source,
      account: async () => (source.fault ? Promise.reject(source.fault) : accountJson(source.facts)),
      entries(_, call) {
        asked.resolve(call?.signal)
        return new Promise(() => {})
      },
    })
    const signal = await asked.promise
    source.fault = new FailureError({ kind: 'signed-out' })
    await panel.refresh()
    await expect.poll(() => textOf(panel)).toContain('Signed out')
    expect(textOf(panel)).not.toContain('368')
    expect(signal?.aborted).toBe(true)
  })
})

describe('topping up', () => {
  test('Buy opens packs with prices and balances in the panel, and closes them', async () => {
    const packs = [...PACKS.packs, { id: 'p250', credits: 250 }]
    const panel = await open(fakeSource({ topUp: { ...PACKS, packs } }))
    await userEvent.click(buy)
    await expect.poll(() => panel.shadowRoot?.activeElement?.className).toBe('cg-buying')
    expect(textOf(panel, '.cg-buying')).toMatch(/100 credits.*US\$99.*468 credits after/)
    expect(textOf(panel, '.cg-buying')).toMatch(/250 credits.*Price at checkout.*618 credits after/)
    expect(await findViolations(frameOf(panel))).toEqual([])
    await userEvent.click(buy)
    await expect.poll(() => textOf(panel, '.cg-buying')).toBe('')
  })

  test('where both are offered one may also ask somebody else, with a message that is ready', async () => {
    const source = fakeSource({
      topUp: { ...PACKS, kinds: ['checkout', 'request'], packs: [...PACKS.packs, { id: 'p250', credits: 250 }] },
    })
    const panel = await open(source)
    const heard = vi.fn<(offer: string) => void>()
    panel.addEventListener('credit-buy', ({ detail }) => heard(detail.offer))
    await userEvent.click(buy)
    await userEvent.click(page.getByText('Ask somebody else to buy'))
    const message = page.getByRole('textbox', { name: 'Message' })
    await expect.element(message).toHaveDisplayValue(/368 credits/)
    await userEvent.click(page.getByRole('button', { name: 'Send request' }))
    await expect.poll(() => source.orders.map(({ order }) => order.kind)).toEqual(['request'])
    expect(heard.mock.calls).toEqual([['choose'], ['request']])
  })

  test('missing billing details say where to complete them', async () => {
    const panel = await open(simulated('billing-details-missing'))
    await userEvent.click(buy)
    await expect.element(page.getByRole('link', { name: 'Complete billing details' })).toBeVisible()
    expect(textOf(panel, '.cg-buying')).toContain('Billing details are missing')
  })

  test('U11 a purchase that is begun in the bar leaves the focus there', async () => {
    vi.spyOn(window, 'open').mockReturnValue(null)
    const source = fakeSource({ topUp: PACKS })
    // Who is there first is drawn first, and what is loaded already: the panel's link comes after the bar's.
    const bar = document.body.appendChild(document.createElement('credit-balance'))
    bar.source = source
    const panel = await open(source)
    await expect.poll(() => bar.shadowRoot?.querySelector('[part=buy]')?.textContent).toBe('Buy Credits')
    await userEvent.click(page.getByRole('button', { name: /show details/ }))
    await expect.element(page.getByRole('dialog')).toBeVisible()
    await userEvent.click(buy.first())
    await expect.poll(() => textOf(panel, '.cg-buying')).toContain('Open checkout')
    await expect.poll(() => bar.shadowRoot?.activeElement?.textContent).toBe('Open checkout')
    expect(panel.shadowRoot?.activeElement).toBeNull()
  })

  test('a purchase that failed is told of in the panel, and gives the focus back when it is done with', async () => {
    const source = fakeSource({ topUp: { ...PACKS, kinds: ['request'], packs: PACKS.packs } })
    const panel = await open(source)
    await userEvent.click(page.getByRole('button', { name: 'Request Credits' }))
    source.fault = new FailureError({
      kind: 'validation-failed',
      errors: [{ pointer: '/credits', detail: 'Too many' }],
    })
    await userEvent.click(page.getByRole('button', { name: 'Send request' }))
    await expect.poll(() => textOf(panel, '.cg-buying')).toContain('Too many')
    source.fault = null
    await userEvent.click(page.getByRole('button', { name: 'Done' }))
    await expect.poll(() => textOf(panel, '.cg-buying')).toBe('')
    expect(panel.shadowRoot?.activeElement?.textContent).toBe('Request Credits')
  })
})

test('D1 an answer that cannot be read shows no number at all', async () => {
  const panel = await open(simulated('malformed'))
  expect(textOf(panel)).toContain('Unreadable answer')
  expect(textOf(panel)).not.toMatch(/\d/)
})

test('a failure after a good answer keeps the balance, with its age, and says why', async () => {
  const source = fakeSource()
  const panel = await open(source)
  source.fault = new FailureError({ kind: 'unavailable', status: 503, retryAt: null })
  await panel.refresh()
  await expect.poll(() => textOf(panel)).toContain('Service unavailable')
  expect(textOf(panel, '.cg-details-hero')).toContain('368')
  expect(textOf(panel, '.cg-panel-head')).toContain('as of')
})

test('H8 a panel that is moved keeps what it shows, and its open tab', async () => {
  const panel = await open(simulated('healthy'))
  await userEvent.click(tab('Costs'))
  const place = document.body.appendChild(document.createElement('div'))
  place.append(panel)
  await expect.element(tab('Costs')).toHaveAttribute('aria-selected', 'true')
  expect(textOf(panel, '.cg-details-hero')).toContain('368')
})

test('what a page writes between the tags stands until the panel is there', async () => {
  const panel = document.createElement('credit-panel')
  panel.textContent = 'Ask billing'
  panel.source = fakeSource()
  document.body.append(panel)
  expect(panel.shadowRoot?.querySelector('slot')?.assignedNodes() ?? panel.childNodes).toHaveLength(1)
  await expect.poll(() => find(panel, '.cg-overview') !== null).toBe(true)
})
