import { render } from 'preact'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import { createMockApi } from '../../../mocks/api.fixture.ts'
import { toUsage } from '../../billing/wire-entries.ts'
import { toQueryString } from '../../billing/wire-query.ts'
import { toAccount } from '../../billing/wire.ts'
import { account } from '../../credits/account.fixture.ts'
import { addDays, startOfDay } from '../../credits/civil-day.ts'
import { findViolations, mount } from '../mount.fixture.tsx'
import { button, find, findAs, pageText, textOf } from './plan-page.fixture.ts'
import { Shown, TODAY, planSamples, plannedAccount, ready, uses } from './plan.fixture.tsx'

const api = createMockApi()
const plannerTop = () => find('.cg-plan-columns').getBoundingClientRect().top

afterEach(() => {
  render(null, document.body)
  document.body.replaceChildren()
})

describe.each(['light', 'dark'] as const)('on a %s page', (scheme) => {
  test.each(planSamples)('axe finds nothing in: %s', async (_, content) => {
    expect(await findViolations(mount(content, { scheme, width: 800 }))).toEqual([])
  })

  test('axe finds nothing in the table', async () => {
    const root = mount(<Shown use={ready(uses(90))} />, { scheme, width: 360 })
    await userEvent.click(button('Show as table'))
    expect(await findViolations(root)).toEqual([])
  })
})

describe.each([280, 360, 768, 1280])('U9 U10 in %i px', (width) => {
  test.each(planSamples)('nothing sticks out of: %s', (_, content) => {
    for (const dir of ['ltr', 'rtl'] as const) expect(mount(content, { dir, width }).scrollWidth).toBe(width)
  })

  test('nothing sticks out of the table, which scrolls by itself', async () => {
    const root = mount(<Shown use={ready(uses(90))} />, { width })
    await userEvent.click(button('Show as table'))
    expect(root.scrollWidth).toBe(width)
  })
})

test.each(planSamples)('every button and field is at least 24 px high: %s', (_, content) => {
  const targets = [...mount(content).querySelectorAll('button, input:not([type=radio]), select, .cg-button')]
  expect(targets.filter((target) => target.getBoundingClientRect().height < 24)).toEqual([])
})

test('with forced colours, series are told apart by their lines, and the chosen one by its frame', async () => {
  await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] })
  try {
    const root = mount(<Shown use={ready(uses(90))} />, { width: 800 })
    expect(await findViolations(root)).toEqual([])
    const [solid, lined] = [...root.querySelectorAll('pattern > rect')].map((rect) => getComputedStyle(rect).fill)
    expect(solid).not.toBe(lined)
    expect(getComputedStyle(findAs('.cg-use-1 > path', SVGElement)).stroke).toBe(solid)
  } finally {
    await cdp().send('Emulation.setEmulatedMedia', { features: [] })
  }
})

describe('without a report', () => {
  test('the planner is still there; the words say that the server has none', () => {
    mount(<Shown use={{ kind: 'loading' }} account={account()} />)
    expect(pageText()).toContain('No usage report')
    expect(document.querySelector('.cg-plan-line')).not.toBeNull()
    const failed = { kind: 'failed', failure: { kind: 'unsupported' } } as const
    mount(<Shown use={failed} />)
    expect(pageText()).toContain('No usage report')
  })

  test('it says which right is missing and who gives it', () => {
    const access = { entries: false, export: false, buy: true, request: true, missing: [], contacts: [] }
    const right = { right: 'entries', permission: 'company.edit', where: 'Settings → User Roles', url: null }
    mount(<Shown use={{ kind: 'loading' }} account={plannedAccount({ access: { ...access, missing: [right] } })} />)
    expect(pageText()).toContain('You may not see what was used')
    expect(pageText()).toContain('Settings → User Roles')
  })

  test('that failed it is told once, with a way to ask again; what was read stays', async () => {
    const onRetry = vi.fn<() => void>()
    const failed = { kind: 'failed', failure: { kind: 'timeout' } } as const
    mount(<Shown use={failed} onRetry={onRetry} />)
    expect(textOf('.cg-note .cg-title')).toHaveLength(1)
    await userEvent.click(button('Try again'))
    expect(onRetry).toHaveBeenCalledOnce()
    mount(<Shown use={{ ...failed, last: uses(90) }} />)
    expect(textOf('.cg-note .cg-title')).toHaveLength(1)
    expect(document.querySelector('.cg-plot')).not.toBeNull()
    expect(document.querySelector('.cg-share')).not.toBeNull()
  })
})

describe('real accounts', () => {
  const period = { fromDay: addDays(TODAY, -89), toDay: TODAY }

  async function readPlan(scenario: string) {
    const known = toAccount((await api.call(`${scenario}/v1/account`)).body)
    const span = { from: startOfDay(period.fromDay), to: startOfDay(addDays(period.toDay, 1)) }
    const query = toQueryString({ ...span, by: ['day', 'action'], tz: 'UTC' })
    return { known, rows: toUsage((await api.call(`${scenario}/v1/usage${query}`)).body, known) }
  }

  test.each([
    'healthy',
    'low',
    'rollover',
    'expiring-soon',
    'shared-pool',
    'fractional-credits',
    'long-names',
    'unlimited',
    'new-account',
  ])('the plan of “%s” comes to what was used', async (scenario) => {
    const { known, rows } = await readPlan(scenario)
    const root = mount(<Shown account={known} use={ready(rows)} />, { width: 800 })
    expect(await findViolations(root)).toEqual([])
    expect(root.textContent).not.toMatch(/NaN|undefined|Infinity|Invalid/)
    const used = rows.reduce((total, { credits }) => total + credits, 0) / 10 ** known.unit.scale
    const shown = document.querySelector('.cg-use-now b')?.textContent ?? '0'
    expect(Number.parseFloat(shown.replaceAll(',', ''))).toBe(used)
  })

  test.each([360, 540, 768, 1280])('nothing moves when the report arrives, in %i px', async (width) => {
    const { known, rows } = await readPlan('healthy')
    mount(<Shown account={known} use={{ kind: 'loading' }} />, { width })
    const before = plannerTop()
    mount(<Shown account={known} use={ready(rows)} />, { width })
    expect(Math.abs(plannerTop() - before)).toBeLessThan(1)
  })
})
