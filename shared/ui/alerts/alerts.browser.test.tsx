import { afterEach, describe, expect, test } from 'vitest'
import { render } from 'preact'
import { cdp, page } from 'vitest/browser'
import { EVERY_ROW } from '../../credits/report-schedule.ts'
import { findViolations, mount } from '../mount.fixture.tsx'
import { alertSamples, Reports } from './alerts.fixture.tsx'

afterEach(() => render(null, document.body))

const openForm = async (scheme: 'light' | 'dark' = 'light', width = 348) => {
  const filter = { ...EVERY_ROW, type: ['debit'], q: 'Ana' }
  const root = mount(<Reports filter={filter} />, { scheme, width })
  await page.getByRole('button', { name: 'Schedule a report' }).click()
  return root
}

describe.each(['light', 'dark'] as const)('on a %s page', (scheme) => {
  test.each(alertSamples)('axe finds nothing in: %s', async (_, content) => {
    expect(await findViolations(mount(content, { scheme }))).toEqual([])
  })

  test('axe finds nothing in the form of a report', async () => {
    expect(await findViolations(await openForm(scheme))).toEqual([])
  })
})

describe.each([280, 360, 900])('U9 U10 in %i px', (width) => {
  test.each(alertSamples)('nothing sticks out of: %s', (_, content) => {
    for (const dir of ['ltr', 'rtl'] as const) expect(mount(content, { dir, width }).scrollWidth).toBe(width)
  })

  test('nothing sticks out of the form of a report', async () => {
    expect((await openForm('light', width)).scrollWidth).toBe(width)
  })
})

test.each(alertSamples)('every button and field is at least 24 px high: %s', (_, content) => {
  const targets = [...mount(content).querySelectorAll('button, select, .cg-choice, input:not([type=checkbox])')]
  expect(targets.filter((target) => target.getBoundingClientRect().height < 24)).toEqual([])
})

test('with forced colours axe finds nothing either, and what is wrong is told in words', async () => {
  await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] })
  try {
    for (const [, content] of alertSamples) expect(await findViolations(mount(content))).toEqual([])
    expect(await findViolations(await openForm())).toEqual([])
  } finally {
    await cdp().send('Emulation.setEmulatedMedia', { features: [] })
  }
})
