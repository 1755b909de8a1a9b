import { render } from 'preact'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { EVERY_ROW } from '../../credits/report-schedule.ts'
import type { ReportFilter, ReportOrder, ReportsState } from '../../credits/report-schedule.ts'
import { ownTimeZone } from '../../format/report-words.ts'
import { mount } from '../mount.fixture.tsx'
import { lacking, order, Reports, reports } from './alerts.fixture.tsx'

let root: HTMLElement

/** Draws reports beside a history that shows `filter`; `show` draws another state of the same ones. */
function draw(state: ReportsState = { kind: 'ready', items: reports }, filter: ReportFilter = EVERY_ROW) {
  const onCreate = vi.fn<(order: ReportOrder) => void>()
  const onDelete = vi.fn<(id: string) => void>()
  const content = (shown: ReportsState) => (
    <Reports state={shown} filter={filter} onCreate={onCreate} onDelete={onDelete} />
  )
  root = mount(content(state), { width: 720 })
  return { onCreate, onDelete, show: (next: ReportsState) => render(content(next), root) }
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
const choice = (name: string) => page.getByRole('combobox', { name, exact: true })
const recipients = () => page.getByRole('textbox', { name: 'Send to' })
const rows = () => [...root.querySelectorAll('.cg-report')].map(({ textContent }) => textContent)
const wrong = () => [...root.querySelectorAll('.cg-field-wrong')].map(({ textContent }) => textContent)
const open = () => button('Schedule a report').click()

afterEach(() => {
  render(null, document.body)
  document.body.replaceChildren()
})

test('says of each report when it comes, what is in it, to whom, and how the last one went', () => {
  draw()
  const [first, second, third] = rows()
  expect(first).toContain('Every Monday')
  expect(first).toContain('All rows, sent to finance@halden.example, amara.okafor@halden.example')
  expect(first).toMatch(/Next Mon,? 8 Mar · last 22 Feb: sent/)
  expect(second).toContain('On the 31st of every month (or the last day) America/Argentina/Buenos Aires')
  expect(second).toContain('Used, refund_v2 · Reference check · Amara Okafor · “Ana”, sent to henrik@larkfield.example')
  expect(second).toContain('not sent yet')
  expect(third).toContain('At intervals of its own')
  expect(third).toContain('Next — · last 20 Jan: mailbox <b>full</b>')
})

describe('one more', () => {
  test('is ordered as it is set: how often, on which day, where, to whom', async () => {
    const { onCreate } = draw()
    await open()
    await choice('How often').selectOptions('Every month')
    await choice('On').selectOptions('31st, or the last day')
    await choice('Time zone').selectOptions('Asia/Tokyo')
    expect(root.textContent).toContain('The first one comes on Wednesday 31 March.')
    await recipients().fill('ada@ats.example; ben@ats.example')
    await userEvent.keyboard('{Enter}')
    expect(onCreate.mock.calls).toEqual([
      [
        {
          every: 'month',
          on: 31,
          timeZone: 'Asia/Tokyo',
          filter: EVERY_ROW,
          recipients: ['ada@ats.example', 'ben@ats.example'],
        },
      ],
    ])
  })

  test('is weekly on Monday, in the viewer’s time zone, until somebody says otherwise', async () => {
    const { onCreate } = draw()
    await open()
    await recipients().fill('ada@ats.example')
    await button('Schedule').click()
    expect(onCreate.mock.lastCall?.[0]).toMatchObject({ every: 'week', on: 1, timeZone: ownTimeZone() })
  })

  test('has the rows that the history shows, or all of them', async () => {
    const filter = { ...EVERY_ROW, type: ['debit'], actor: ['u-1'] }
    const { onCreate } = draw({ kind: 'ready', items: reports }, filter)
    await open()
    await recipients().fill('ada@ats.example')
    expect(page.getByRole('radio', { name: 'Only Used · Amara Okafor' }).element()).toHaveProperty('checked', true)
    await button('Schedule').click()
    await page.getByRole('radio', { name: 'All rows' }).click()
    await button('Schedule').click()
    expect(onCreate.mock.calls.map(([{ filter: wanted }]) => wanted)).toEqual([filter, EVERY_ROW])
  })

  test.each([
    ['', 'Type the email address of whoever should get it.'],
    ['ada@ats.example, ben', 'Not an email address: ben. Change or remove it.'],
  ])('is not ordered for "%s": told at the field, once it was to be sent', async (text, words) => {
    const { onCreate } = draw()
    await open()
    await recipients().fill(text)
    expect(wrong()).toEqual([])
    await button('Schedule').click()
    await expect.poll(wrong).toEqual([words])
    expect(onCreate).not.toHaveBeenCalled()
    expect(document.activeElement).toBe(recipients().element())
  })

  test('that the server does not accept keeps all that is set, with its words at the field', async () => {
    const { onCreate, show } = draw()
    await open()
    await recipients().fill('ada@ats.example')
    await button('Schedule').click()
    const [sent] = onCreate.mock.lastCall ?? [order]
    const errors = [
      { pointer: '/recipients/0', detail: 'is outside the company' },
      { pointer: '/on', detail: 'is no working day' },
    ]
    const task = { kind: 'create', order: sent } as const
    show({ kind: 'refused', items: reports, task, failure: { kind: 'validation-failed', errors } })
    expect(wrong()).toEqual(['is no working day', 'is outside the company'])
    expect(root.querySelector('.cg-note')?.textContent).toContain('The report was not scheduled')
    expect(root.querySelector('.cg-note')?.textContent).not.toContain('is outside')
    expect(recipients().element()).toHaveProperty('value', 'ada@ats.example')
    await choice('On').selectOptions('Tuesday')
    await expect.poll(wrong).toEqual([])
  })

  test('closes when it is made, says so, and the keyboard goes on from there', async () => {
    const { show } = draw()
    await open()
    await recipients().fill('ada@ats.example')
    show({ kind: 'working', items: reports, task: { kind: 'create', order } })
    show({ kind: 'done', items: reports, task: { kind: 'create', order } })
    await expect.element(page.getByText('Scheduled.')).toBeVisible()
    expect(document.querySelector('form')).toBeNull()
    await expect.poll(() => document.activeElement?.textContent).toBe('Schedule a report')
  })

  test('U7 opens under the keyboard', async () => {
    draw()
    await open()
    await expect.poll(() => document.activeElement).toBe(choice('How often').element())
  })

  test('that is made while somebody is elsewhere on the page leaves the keyboard there', async () => {
    const { show } = draw()
    const elsewhere = document.body.appendChild(document.createElement('input'))
    await open()
    elsewhere.focus()
    show({ kind: 'done', items: reports, task: { kind: 'create', order } })
    await expect.poll(() => document.querySelector('form')).toBeNull()
    expect(document.activeElement).toBe(elsewhere)
  })

  test('begins without the words about the one before', async () => {
    const { show } = draw()
    await open()
    await recipients().fill('ada@ats.example')
    await button('Schedule').click()
    show({ kind: 'refused', items: reports, task: { kind: 'create', order }, failure: { kind: 'timeout' } })
    await expect.element(page.getByText('The report was not scheduled')).toBeVisible()
    await button('Cancel').click()
    await open()
    await expect.element(recipients()).toBeVisible()
    expect(root.textContent).not.toContain('The report was not scheduled')
  })

  test('is not ordered when somebody thinks again', async () => {
    const { onCreate } = draw()
    await open()
    await button('Cancel').click()
    expect(document.querySelector('form')).toBeNull()
    expect(onCreate).not.toHaveBeenCalled()
    await expect.poll(() => document.activeElement?.textContent).toBe('Schedule a report')
  })
})

describe('one less', () => {
  test('is asked once more, with the way back under the keyboard', async () => {
    const { onDelete } = draw()
    await button('Stop: Every Monday').click()
    expect(onDelete).not.toHaveBeenCalled()
    await expect.poll(() => document.activeElement?.textContent).toBe('Keep it')
    await button('Stop sending').click()
    expect(onDelete.mock.calls).toEqual([['weekly']])
  })

  test('that is gone leaves the keyboard on the button for one more', async () => {
    const { show } = draw()
    await button('Stop: Every Monday').click()
    await button('Stop sending').click()
    show({ kind: 'done', items: reports.slice(0, 1), task: { kind: 'delete', id: 'weekly' } })
    expect(document.activeElement?.textContent).toBe('Schedule a report')
  })

  test('may be kept', async () => {
    const { onDelete } = draw()
    await button('Stop: Every Monday').click()
    await button('Keep it').click()
    await expect.element(button('Stop: Every Monday')).toBeVisible()
    expect(onDelete).not.toHaveBeenCalled()
  })

  test('that did not come about says so beside it', async () => {
    const { show } = draw()
    await button('Stop: Every Monday').click()
    show({ kind: 'refused', items: reports, task: { kind: 'delete', id: 'weekly' }, failure: { kind: 'timeout' } })
    expect(rows()[0]).toContain('The report was not stopped')
    expect(rows()[1]).not.toContain('The report was not stopped')
    await button('Keep it').click()
    const stop = button('Stop: Every Monday').element().getBoundingClientRect()
    expect(stop.width).toBeLessThan((root.querySelector('.cg-report')?.clientWidth ?? 0) / 2)
  })
})

test('whoever may not export hears which right is missing, where it is given and who gives it', () => {
  root = mount(<Reports account={lacking} state={{ kind: 'ready', items: [] }} />)
  expect(root.querySelector('button')).toBeNull()
  expect(root.textContent).toContain('Company: edit')
  expect(root.textContent).toContain('Settings → User Roles')
  expect(root.textContent).toContain('Priya Raman')
})
