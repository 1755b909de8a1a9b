import { render } from 'preact'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { AlertSetting, AlertsState } from '../../credits/alert-setting.ts'
import { account } from '../../credits/account.fixture.ts'
import { toCredits } from '../../credits/amount.ts'
import { mount } from '../mount.fixture.tsx'
import { Alerts, alerts, lacking } from './alerts.fixture.tsx'

let root: HTMLElement

/** Draws alerts for somebody who sets them; `show` draws another state of the same ones. */
function draw(state: AlertsState = { kind: 'ready', items: alerts }, owner = account()) {
  const onSave = vi.fn<(alerts: readonly AlertSetting[]) => void>()
  root = mount(<Alerts account={owner} state={state} onSave={onSave} />, { width: 720 })
  const show = (next: AlertsState) => render(<Alerts account={owner} state={next} onSave={onSave} />, root)
  return { onSave, show }
}

const names = () => [...root.querySelectorAll('legend')].map(({ textContent }) => textContent)
const button = (name: string) => page.getByRole('button', { name, exact: true })
const group = (name: string) => page.getByRole('group', { name })
const number = (name: string) => group(name).getByRole('spinbutton')
const notes = () => [...root.querySelectorAll('.cg-field-wrong')].map(({ textContent }) => textContent).filter(Boolean)
const save = () => button('Save alerts').click()

afterEach(() => {
  render(null, document.body)
  document.body.replaceChildren()
})

test('says of each alert when it is sent and where to, in the order in which they come', () => {
  draw()
  expect(names()).toEqual([
    '25% of the allowance left',
    '20 credits left',
    'No credits left',
    'Credits lapse within 30 days',
    'Credits are there again',
  ])
  const few = group('20 credits left')
  expect(few.getByRole('checkbox', { name: 'Email' }).element()).toHaveProperty('checked', true)
  expect(few.getByRole('checkbox', { name: 'In the app' }).element()).toHaveProperty('checked', false)
})

describe('who sets them', () => {
  test('has a button to save that rests until there is something to save', async () => {
    draw()
    const element = button('Save alerts').element()
    const look = () => ({ cursor: getComputedStyle(element).cursor, color: getComputedStyle(element).backgroundColor })
    const atRest = look()
    await button('Save alerts').hover()
    await Promise.all(element.getAnimations().map(({ finished }) => finished))
    expect(look()).toEqual({ ...atRest, cursor: 'default' })
    await number('20 credits left').fill('40')
    expect(look().cursor).toBe('pointer')
  })

  test('saves all of them at once, and nothing before', async () => {
    const { onSave } = draw()
    await number('20 credits left').fill('40')
    await group('25% of the allowance left').getByRole('checkbox', { name: 'Email' }).click()
    await group('Credits are there again').getByRole('checkbox', { name: 'On' }).click()
    await button('Remove: No credits left').click()
    expect(onSave).not.toHaveBeenCalled()
    await save()
    expect(onSave.mock.lastCall?.[0]).toEqual([
      { id: 'low', trigger: { kind: 'percent', value: 25 }, channels: ['in-app'], isEnabled: true },
      { id: 'few', trigger: { kind: 'credits', value: 40 }, channels: ['email'], isEnabled: true },
      { id: 'expiry', trigger: { kind: 'expiry', value: 30 }, channels: ['email'], isEnabled: true },
      { id: 'recovered', trigger: { kind: 'recovered' }, channels: ['in-app'], isEnabled: true },
    ])
  })

  test('saves amounts in the smallest step of the unit', async () => {
    const few: AlertSetting = {
      id: 'few',
      trigger: { kind: 'credits', value: toCredits(2050) },
      channels: ['email'],
      isEnabled: true,
    }
    const unit = { scale: 2, label: { one: 'token', other: 'tokens' } }
    const { onSave } = draw({ kind: 'ready', items: [few] }, account({ unit }))
    expect(number('20.50 tokens left').element()).toHaveProperty('value', '20.50')
    await number('20.50 tokens left').fill('7.25')
    await save()
    expect(onSave.mock.lastCall?.[0]).toMatchObject([{ trigger: { value: 725 } }])
  })

  test('adds one, types its number, and saves with Enter', async () => {
    const { onSave } = draw({ kind: 'ready', items: [] })
    await page.getByRole('combobox', { name: 'New alert, sent when' }).selectOptions('Credits lapse soon')
    await button('Add').click()
    await userEvent.keyboard('14{Enter}')
    expect(onSave.mock.lastCall?.[0]).toEqual([
      { id: 'new-1', trigger: { kind: 'expiry', value: 14 }, channels: ['email'], isEnabled: true },
    ])
  })

  test('cannot add a second one of a kind that there is once', () => {
    draw()
    const options = [...root.querySelectorAll('option')].map(({ textContent }) => textContent)
    expect(options).toEqual(['A share of the allowance is left', 'A number of credits is left', 'Credits lapse soon'])
  })

  test('goes on with the keyboard where one was removed', async () => {
    draw()
    await button('Remove: 20 credits left').click()
    expect(document.activeElement?.closest('fieldset')?.textContent).toContain('No credits left')
  })

  test('U7 goes on with the keyboard where the last one was removed', async () => {
    draw({ kind: 'ready', items: alerts.slice(0, 1) })
    await button('Remove: Credits are there again').click()
    await expect.poll(() => document.activeElement?.textContent).toBe('Save alerts')
  })

  test('gets back what there was, and goes on with the keyboard from there', async () => {
    draw()
    await number('20 credits left').fill('40')
    await button('Discard changes').click()
    await expect.poll(() => document.activeElement?.textContent).toBe('Save alerts')
    expect(names()).toContain('20 credits left')
    expect(root.textContent).not.toContain('Not saved yet.')
  })

  test('of what was set back to what it was there is nothing to save', async () => {
    const { onSave } = draw()
    await number('20 credits left').fill('40')
    await expect.poll(() => root.textContent).toContain('Not saved yet.')
    await number('40 credits left').fill('20')
    await expect.poll(() => root.textContent).not.toContain('Not saved yet.')
    await userEvent.keyboard('{Enter}')
    expect(onSave).not.toHaveBeenCalled()
  })
})

describe('U4 what cannot be', () => {
  test.each([
    ['20 credits left', '', 'Type a number of credits that the balance can fall to.'],
    ['20 credits left', '-1', 'Type a number of credits that the balance can fall to.'],
    ['20 credits left', '1.5', 'Type a number of credits that the balance can fall to.'],
    ['20 credits left', '99999999999999999999', 'Type a number of credits that the balance can fall to.'],
    ['25% of the allowance left', '0', 'Type a number above 0, up to 100.'],
    ['25% of the allowance left', '101', 'Type a number above 0, up to 100.'],
    ['Credits lapse within 30 days', '366', 'Type a whole number of days, from 1 to 365.'],
  ])('is not sent: %s as "%s"', async (name, text, words) => {
    const { onSave } = draw()
    const field = number(name).element()
    await number(name).fill(text)
    expect(notes()).toEqual([])
    await save()
    await expect.poll(notes).toEqual([words])
    expect(onSave).not.toHaveBeenCalled()
    expect(document.activeElement).toBe(field)
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toBe(words)
  })

  test('is told of where it is sent to nobody, until it is sent to somebody', async () => {
    draw()
    await group('20 credits left').getByRole('checkbox', { name: 'Email' }).click()
    await save()
    await expect.poll(notes).toEqual(['Choose where it is sent, or switch it off.'])
    await group('20 credits left').getByRole('checkbox', { name: 'In the app' }).click()
    await expect.poll(notes).toEqual([])
  })
})

const changed = alerts.map((alert) =>
  alert.id === 'few' ? { ...alert, trigger: { kind: 'credits', value: toCredits(40) } as const } : alert,
)

async function set40() {
  const shown = draw()
  await number('20 credits left').fill('40')
  await save()
  const wanted = shown.onSave.mock.lastCall?.[0] ?? []
  shown.show({ kind: 'working', items: alerts, task: wanted })
  return { ...shown, wanted }
}

describe('what the server answers', () => {
  test('saved: what was set is what there is', async () => {
    const { show, wanted } = await set40()
    await expect.element(page.getByText('Saving')).toBeVisible()
    show({ kind: 'done', task: wanted, items: changed })
    await expect.element(page.getByText('Saved.')).toBeVisible()
    expect(button('Discard changes').query()).toBeNull()
  })

  test('saved before anybody saw that it was being saved: later news are no change of the viewer’s', async () => {
    const { show, onSave } = draw()
    await number('20 credits left').fill('40')
    await save()
    show({ kind: 'done', task: onSave.mock.lastCall?.[0] ?? [], items: changed })
    show({ kind: 'ready', items: alerts.slice(0, 2) })
    await expect.poll(names).toEqual(['25% of the allowance left', 'Credits are there again'])
    expect(root.textContent).not.toContain('Somebody changed')
  })

  test('saved, while more was typed: that is kept', async () => {
    const { show, wanted } = await set40()
    await number('40 credits left').fill('50')
    show({ kind: 'done', task: wanted, items: changed })
    await expect.element(page.getByText('Not saved yet.')).toBeVisible()
    expect(number('50 credits left').element()).toHaveProperty('value', '50')
    expect(root.textContent).not.toContain('Somebody changed')
  })

  test('not accepted: told at the field that it is about, until that is another one', async () => {
    const { show, wanted } = await set40()
    const index = wanted.findIndex(({ id }) => id === 'few')
    const errors = [
      { pointer: `/data/${index}/at/credits`, detail: 'is more than the allowance' },
      { pointer: '/accountId', detail: 'is another account' },
    ]
    show({ kind: 'refused', items: alerts, task: wanted, failure: { kind: 'validation-failed', errors } })
    expect(notes()).toEqual(['is more than the allowance'])
    expect(number('40 credits left').element().getAttribute('aria-invalid')).toBe('true')
    expect(root.querySelector('.cg-note')?.textContent).toContain('is another account')
    expect(root.querySelector('.cg-note')?.textContent).not.toContain('is more than')
    await number('40 credits left').fill('30')
    await expect.poll(notes).toEqual([])
  })

  test('changed by somebody else meanwhile: theirs are shown, and what was typed is kept', async () => {
    const { show, onSave, wanted } = await set40()
    const theirs = alerts.slice(0, 2)
    show({ kind: 'refused', items: theirs, task: wanted, failure: { kind: 'precondition-failed' } })
    const note = root.querySelector('.cg-note')
    expect(note?.textContent).toContain('Somebody changed the alerts meanwhile')
    expect([...(note?.querySelectorAll('li') ?? [])]).toHaveLength(2)
    expect(number('40 credits left').element()).toHaveProperty('value', '40')
    await save()
    expect(onSave).toHaveBeenCalledTimes(2)
    await button('Discard changes').click()
    expect(names()).toEqual(['25% of the allowance left', 'Credits are there again'])
  })

  test('news while something is typed: it is said, and nothing typed is lost', async () => {
    const { show } = draw()
    await number('20 credits left').fill('40')
    show({ kind: 'ready', items: alerts.slice(1) })
    await expect.element(page.getByText('Somebody changed the alerts meanwhile')).toBeVisible()
    expect(number('40 credits left').element()).toHaveProperty('value', '40')
  })

  test('no answer: what was typed is kept, and the words say that nothing was saved', async () => {
    const { show, wanted, onSave } = await set40()
    show({ kind: 'refused', items: alerts, task: wanted, failure: { kind: 'timeout' } })
    await expect.element(page.getByText('The alerts were not saved')).toBeVisible()
    await save()
    expect(onSave).toHaveBeenCalledTimes(2)
    await button('Discard changes').click()
    await expect.poll(() => root.textContent).not.toContain('Not saved yet.')
    expect(root.textContent).not.toContain('Nothing to save.')
  })
})

test('who may only look gets no fields, and hears who can change them', () => {
  root = mount(<Alerts account={lacking} mayChange={false} />)
  expect(root.querySelector('input, select, button')).toBeNull()
  expect(root.textContent).toContain('25% of the allowance left')
  expect(root.textContent).toContain('Priya Raman')
})

test('X9 words of the billing system are only text, whatever their ids', async () => {
  const odd: AlertSetting = {
    id: '"] > a b',
    trigger: { kind: 'other', value: '<img src=x onerror=alert(1)>' },
    channels: ['<b>pigeon</b>'],
    isEnabled: true,
  }
  const { onSave } = draw({ kind: 'ready', items: [odd, ...alerts] })
  expect(root.querySelector('li img, li bdi b')).toBeNull()
  await number('20 credits left').fill('40')
  await save()
  expect(onSave.mock.lastCall?.[0]).toContainEqual(odd)
})
