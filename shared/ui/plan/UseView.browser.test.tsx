import { render } from 'preact'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { DAY_MS, NOON, balance, lot } from '../../credits/account.fixture.ts'
import { toCredits } from '../../credits/amount.ts'
import { addDays } from '../../credits/civil-day.ts'
import type { PeriodChoice } from '../../credits/use-period.ts'
import { mount } from '../mount.fixture.tsx'
import { button, choice, find, findAs, options, pageText, plot, tableText, textOf } from './plan-page.fixture.ts'
import { Shown, TODAY, plannedAccount, ready, use, uses } from './plan.fixture.tsx'

const rows = [
  use(TODAY, 'reference-check', 10, 2),
  use(addDays(TODAY, -1), 'resume-parsing', 4, 4),
  use(addDays(TODAY, -1), 'reference-check', 5),
]

const drawChart = () =>
  mount(<Shown use={ready(rows)} period={{ period: '30', fromDay: '', toDay: '' }} />, { width: 700 })
const said = () => plot().getAttribute('aria-valuetext')
const legend = () => textOf('.cg-legend > li')
const now = () => find('.cg-use-now').innerText.replaceAll(/\s+/g, ' ')

function drawPeriod(period: Partial<PeriodChoice>) {
  const onPeriod = vi.fn<(period: PeriodChoice) => void>()
  const shown = { period: '90', fromDay: '', toDay: '', ...period } as const
  mount(<Shown use={ready(uses(90))} period={shown} onPeriod={onPeriod} />)
  return onPeriod
}

/** Types a first (0) or last (1) day. */
function setDay(index: number, day: string): void {
  const field = document.querySelectorAll<HTMLInputElement>('input[type=date]')[index]
  if (!field) throw new Error('no date field')
  field.value = day
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

afterEach(() => {
  render(null, document.body)
  document.body.replaceChildren()
})

describe('the chart', () => {
  test('says what each action came to in the period', () => {
    drawChart()
    expect(now()).toBe('31 Jan – 1 Mar 2027 19 credits')
    expect(legend()).toEqual(['Reference check15', 'Résumé parsing4'])
  })

  test('U7 goes from bar to bar by arrow keys, and each says its numbers', async () => {
    drawChart()
    await userEvent.tab()
    await userEvent.tab()
    await userEvent.tab()
    expect(document.activeElement).toBe(plot())
    expect(said()).toBe('Today, so far: 10 credits, Reference check 10')
    await userEvent.keyboard('{ArrowLeft}')
    expect(said()).toBe('Yesterday: 9 credits, Reference check 5, Résumé parsing 4')
    expect(legend()).toEqual(['Reference check5', 'Résumé parsing4'])
    expect(now()).toBe('Yesterday 9 credits')
    await userEvent.keyboard('{Home}{ArrowLeft}')
    expect(said()).toBe('Sun 31 Jan: 0 credits')
    await userEvent.keyboard('{End}{ArrowRight}')
    expect(said()).toContain('Today')
    plot().blur()
    await vi.waitFor(() => expect(now()).toContain('19 credits'))
  })

  test('shows the bar that is pointed at, and all of it again when nothing is', async () => {
    drawChart()
    const { width } = plot().getBoundingClientRect()
    await userEvent.hover(plot(), { position: { x: width - (1.5 * width) / 30, y: 20 } })
    expect(now()).toBe('Yesterday 9 credits')
    await userEvent.hover(find('.cg-legend'))
    expect(now()).toContain('19 credits')
  })

  test('draws each part as tall as it is, one upon the other', () => {
    drawChart()
    const bars = [...document.querySelectorAll('.cg-plot-bars > rect')].map((rect) => rect.getBoundingClientRect())
    const full = plot().getBoundingClientRect().height
    expect(bars.map(({ height }) => Math.round((height / full) * 100))).toEqual([50, 40, 100])
    const [first, second] = bars
    expect(second?.bottom).toBeCloseTo(first?.top ?? 0, 0)
    expect(textOf('.cg-plot-axis > span')).toEqual(['0', '5', '10'])
  })

  test('is a table too, with the same numbers, newest first', async () => {
    drawChart()
    await userEvent.click(button('Show as table'))
    expect(button('Show as table').ariaPressed).toBe('true')
    expect(tableText().slice(0, 4)).toEqual([
      ['Day', 'Total', 'Reference check', 'Résumé parsing'],
      ['Today, so far', '10', '10', '0'],
      ['Yesterday', '9', '5', '4'],
      ['Sat 27 Feb', '0', '0', '0'],
    ])
    expect(tableText().at(-1)).toEqual(['Total', '19', '15', '4'])
  })

  test('D7 is not there where its sum is not exact; the words say so', () => {
    mount(<Shown use={ready([use(TODAY, 'a', Number.MAX_SAFE_INTEGER), use(addDays(TODAY, -1), 'b', 1)])} />)
    expect(document.querySelector('.cg-plot')).toBeNull()
    expect(pageText()).toContain('too large to show exactly')
  })

  test('says how many rows it leaves out', () => {
    mount(<Shown use={ready([...rows, use('2027-02-30', 'reference-check', 5), use('soon', 'a', 1)])} />)
    expect(pageText()).toContain('without a valid day or amount, left out: 2')
  })
})

describe('pace and run-out', () => {
  test('say a range and the days behind it, and what expires before it is used', () => {
    mount(<Shown use={ready(uses(90))} account={plannedAccount({ balance: balance({ available: toCredits(900) }) })} />)
    const [pace, runOut, lapse] = textOf('.cg-pace > div')
    expect(pace).toMatch(/^PaceAbout \d+ credits a dayOn average over this period\.$/)
    expect(runOut).toMatch(/^Runs out if nothing is added(Between|On) .*From \d\d days of use\.$/)
    expect(lapse).toMatch(/^Expires unused/)
  })

  test('of days long gone are a pace and no forecast, and the words say why', () => {
    const old = [20, 21, 22, 23, 24, 40, 50].map((ago) => use(addDays(TODAY, -ago), 'reference-check', 5))
    const period = { period: 'own', fromDay: addDays(TODAY, -60), toDay: addDays(TODAY, -20) } as const
    mount(<Shown use={ready(old)} period={period} />)
    const [pace, runOut, lapse] = textOf('.cg-pace > div')
    expect(pace).toMatch(/^PaceAbout /)
    expect(runOut).toContain('Not told by past days')
    expect(lapse).toBe('Expires unused—')
  })

  test('two lots of one name that lose as much are two lines', () => {
    const lots = ['a', 'b'].map((id) =>
      lot({ id, name: 'Pack', remaining: toCredits(5000), expires: { at: NOON + DAY_MS } }),
    )
    const use90 = ready(uses(90))
    const many = { balance: balance({ available: toCredits(10_000) }), lots }
    const root = mount(<Shown use={use90} account={plannedAccount(many)} />)
    render(<Shown use={use90} account={plannedAccount({ ...many, lots: lots.slice(1) })} />, root)
    expect(textOf('.cg-pace > div')[2]?.match(/of Pack/g)).toHaveLength(1)
  })

  test('of a few days say that there is not enough data yet', () => {
    mount(<Shown use={ready(uses(4))} />)
    expect(textOf('.cg-pace > div')[1]).toContain('Not enough data yet')
  })
})

describe('where it went', () => {
  test('is a table by action, in the words of the price list', () => {
    mount(<Shown use={ready([use(TODAY, 'reference-check', 15, 3), use(TODAY, 'retired', 5, 1)])} />, { width: 700 })
    expect(tableText()).toEqual([
      ['Action', 'Uses', 'Credits', 'Share'],
      ['Reference check', '3', '15', '75%'],
      ['retired as the report calls it', '1', '5', '25%'],
    ])
  })

  test('is by account only where several share the balance', async () => {
    const onBy = vi.fn<(by: string) => void>()
    mount(<Shown use={ready(uses(90))} onBy={onBy} />)
    expect(options('Where it went')).toEqual(['By action', 'By person'])
    await userEvent.selectOptions(choice('Where it went'), 'actor')
    expect(onBy).toHaveBeenCalledWith('actor')
    mount(<Shown use={ready(uses(90))} account={plannedAccount({ sharedWith: [{ id: 'b', name: 'B' }] })} />)
    expect(options('Where it went')).toEqual(['By action', 'By person', 'By account'])
  })

  test('names whoever is named, and says of the rest that nobody is', () => {
    const persons = [
      { keys: { actor: 'ada' }, labels: { actor: 'Ada <b>Okafor</b>' }, credits: toCredits(6), count: 2 },
      { keys: {}, labels: {}, credits: toCredits(2), count: 1 },
    ]
    mount(<Shown use={ready(uses(90))} shares={ready(persons)} by="actor" />)
    expect(tableText().map(([name]) => name)).toEqual(['Person', 'Ada <b>Okafor</b>', 'Not named'])
  })

  test('fails by itself, and asks again', async () => {
    const onRetry = vi.fn<() => void>()
    const failed = { kind: 'failed', failure: { kind: 'timeout' } } as const
    mount(<Shown use={ready(uses(90))} shares={failed} by="actor" onRetry={onRetry} />)
    expect(document.querySelector('.cg-plot')).not.toBeNull()
    await userEvent.click(button('Try again'))
    expect(onRetry).toHaveBeenCalledOnce()
  })
})

describe('a period', () => {
  test('is one of five; the term only where there is one', () => {
    drawPeriod({})
    expect(options('Period')).toEqual(['Last 30 days', 'Last 90 days', 'This term', 'Last 12 months', 'Own dates'])
    mount(<Shown use={ready(uses(90))} account={plannedAccount({ term: null })} />)
    expect(options('Period')).not.toContain('This term')
  })

  test('of own dates begins with the days that were shown', async () => {
    const onPeriod = drawPeriod({ period: '30' })
    await userEvent.selectOptions(choice('Period'), 'own')
    expect(onPeriod).toHaveBeenCalledWith({ period: 'own', fromDay: '2027-01-31', toDay: '2027-03-01' })
  })

  test('in the wrong order is not asked for, and the words say why', async () => {
    const onPeriod = drawPeriod({ period: 'own', fromDay: '2027-01-01', toDay: '2027-02-01' })
    setDay(0, '2027-02-02')
    await vi.waitFor(() => expect(pageText()).toContain('The first day is after the last one'))
    expect(findAs('input[type=date]', HTMLInputElement).ariaInvalid).toBe('true')
    expect(onPeriod).not.toHaveBeenCalled()
    setDay(1, '2027-02-03')
    expect(onPeriod).toHaveBeenCalledWith({ period: 'own', fromDay: '2027-02-02', toDay: '2027-02-03' })
    await vi.waitFor(() => expect(pageText()).not.toContain('The first day is after'))
  })
})
