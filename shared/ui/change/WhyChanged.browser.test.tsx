import { render } from 'preact'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { findViolations, mount } from '../mount.fixture.tsx'
import { cause, causes, explained, Shown } from './change.fixture.tsx'
import type { ChangeState } from './WhyChanged.tsx'

const samples: [name: string, state: ChangeState][] = [
  ['closed', { kind: 'closed' }],
  ['loading', { kind: 'loading' }],
  ['explained', explained(causes, -3)],
  ['cut', explained(causes, 0, true)],
  ['not exact', { kind: 'ready', rows: 2, isCut: false, change: null }],
  ['failed', { kind: 'failed', failure: { kind: 'timeout' } }],
]

afterEach(() => {
  render(null, document.body)
  document.body.replaceChildren()
})

describe.each(['light', 'dark'] as const)('on a %s page', (scheme) => {
  test.each(samples)('axe finds nothing in: %s', async (_, state) => {
    expect(await findViolations(mount(<Shown state={state} />, { scheme }))).toEqual([])
  })
})

test.each(samples)('U9 U10 nothing sticks out in 280 px: %s', (_, state) => {
  for (const dir of ['ltr', 'rtl'] as const)
    expect(mount(<Shown state={state} />, { width: 280, dir }).scrollWidth).toBe(280)
})

test('one line says by how much and since when; the causes come when somebody asks', async () => {
  const onToggle = vi.fn<() => void>()
  const root = mount(<Shown onToggle={onToggle} />)
  expect(root.textContent).toBe('−48 since SaturdayWhy?')
  const button = root.querySelector('button')
  expect(button?.ariaExpanded).toBe('false')
  if (button) await userEvent.click(button)
  expect(onToggle).toHaveBeenCalledOnce()
})

test('without a history to ask there is no question', () => {
  expect(mount(<Shown onToggle={null} />).querySelector('button')).toBeNull()
})

test('each cause has its name, who, how many rows, and credits', () => {
  const root = mount(<Shown state={explained(causes)} />)
  const [run, check] = [...root.querySelectorAll('li')].map(({ textContent }) => textContent)
  expect(run).toMatch(/^Bulk résumé parsing.*−40Mei Tanaka · 40 rows$/)
  expect(check).toBe('Reference check−5Mei Tanaka · 1 row')
})

test('D22 what is in no row is said; where not all rows were read, that is said instead', () => {
  expect(mount(<Shown state={explained(causes, -3)} />).textContent).toContain('−3 credits of the change: in no row')
  const cut = mount(<Shown state={explained(causes, -3, true)} />).textContent
  expect(cut).toContain('Only the newest 10,000 rows')
  expect(cut).not.toContain('in no row')
  expect(mount(<Shown state={explained(causes)} />).textContent).not.toContain('in no row')
})

test('smaller causes are one line with what they come to', () => {
  const many = Array.from({ length: 9 }, (_, index) => cause(`Run ${index}`, index - 10))
  const items = [...mount(<Shown state={explained(many)} />).querySelectorAll('li')]
  expect(items).toHaveLength(6)
  expect(items.at(-1)?.textContent).toBe('4 smaller causes−14')
})
