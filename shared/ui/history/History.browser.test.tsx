import blns from 'big-list-of-naughty-strings' with { type: 'json' }
import { render } from 'preact'
import type { ComponentChildren } from 'preact'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { HOUR_MS, NOON, entry } from '../../credits/account.fixture.ts'
import { toCredits } from '../../credits/amount.ts'
import type { Entry } from '../../credits/entry.ts'
import { EVERYTHING } from '../../credits/history-filter.ts'
import type { HistoryFilter } from '../../credits/history-filter.ts'
import { findViolations, mount, type Host } from '../mount.fixture.tsx'
import { focusSearch } from './HistoryFilters.tsx'
import { Shown, historySamples, paged, ready, uses, week } from './history.fixture.tsx'

const run = { id: 'run-1', label: 'Spring import', count: 3, credits: toCredits(-3) }

function findAs<T extends Element>(selector: string, kind: new () => T): T {
  const found = document.querySelector(selector)
  if (found instanceof kind) return found
  throw new Error(`no ${selector}`)
}

const find = (selector: string) => findAs(selector, HTMLElement)

/** Texts of the rows that are drawn, by where they stand. */
function rows(): string[] {
  return [...document.querySelectorAll<HTMLElement>('.cg-entry')].map(({ textContent }) => textContent)
}

const list = () => find('.cg-history-list')
const focused = () => document.activeElement?.textContent ?? ''

/** Draws a history and waits until it has measured itself and drawn its rows. */
async function draw(content: ComponentChildren, host?: Host): Promise<HTMLElement> {
  const root = mount(content, host)
  await vi.waitUntil(() => !root.querySelector('.cg-history-canvas') || rows().length > 0)
  return root
}

/** Rows are folded in steps: all of them are there when the list says that it ends. */
async function waitForAll(): Promise<void> {
  await expect.poll(() => find('.cg-history-end').textContent, { timeout: 10_000 }).toBe('Nothing older')
}

/** Draws a long history and waits until all of it is within reach. */
async function drawAll(content: ComponentChildren, host?: Host): Promise<void> {
  await draw(content, host)
  await waitForAll()
}

/** Scrolls as a finger does, and waits until what is there now is drawn. */
async function scroll(top: number): Promise<void> {
  list().scrollTop = top
  list().dispatchEvent(new Event('scroll'))
  await new Promise(requestAnimationFrame)
}

/** The rows that are drawn, and where. */
const drawn = () =>
  [...document.querySelectorAll('.cg-entry')].map((row) => [
    row.textContent,
    Math.round(row.getBoundingClientRect().top),
  ])

const articles = () => new Set(document.querySelectorAll('article'))

/** Is any part of the view without a row? */
function isBlank(): boolean {
  const view = list().getBoundingClientRect()
  const boxes = [...document.querySelectorAll('.cg-history-row')].map((row) => row.getBoundingClientRect())
  const seen = boxes
    .filter(({ top, bottom }) => bottom > view.top && top < view.bottom)
    .toSorted((a, b) => a.top - b.top)
  const end = Math.min(view.bottom, find('.cg-history-canvas').getBoundingClientRect().bottom)
  let filled = view.top + 1
  for (const { top, bottom } of seen) if (top <= filled + 1) filled = Math.max(filled, bottom)
  return filled < end - 1
}

const choice = (label: string) => findAs(`select[aria-label="${label}"]`, HTMLSelectElement)

async function drawFilters(filter: Partial<HistoryFilter> = {}) {
  const onFilter = vi.fn<(filter: HistoryFilter) => void>()
  await draw(<Shown state={ready(week)} filter={{ ...EVERYTHING, ...filter }} onFilter={onFilter} />, { width: 720 })
  return { onFilter, last: () => onFilter.mock.lastCall?.[0] }
}

afterEach(() => {
  render(null, document.body)
  document.body.replaceChildren()
})

describe.each(['light', 'dark'] as const)('on a %s page', (scheme) => {
  test.each(historySamples)('axe finds nothing in: %s', async (_, content) => {
    expect(await findViolations(await draw(content, { scheme }))).toEqual([])
  })
})

describe.each([280, 320, 380, 900])('U9 U10 in %i px', (width) => {
  test.each(historySamples)('nothing sticks out of: %s', async (_, content) => {
    for (const dir of ['ltr', 'rtl'] as const) {
      const root = await draw(content, { dir, width })
      expect(root.scrollWidth).toBe(width)
    }
  })
})

test.each(historySamples)('every button and field is at least 24 px high: %s', async (_, content) => {
  const targets = [...mount(content).querySelectorAll('button:not(.cg-run), input, select')]
  const shown = targets.filter((target) => target.checkVisibility())
  expect(shown.filter((target) => target.getBoundingClientRect().height < 24)).toEqual([])
})

/** Where the figures that are read begin and end, and whether their sign stands before them. */
function inked(selector: string) {
  const text = find(selector).lastChild ?? find(selector)
  const range = document.createRange()
  const edges = (from: number, to: number) => {
    range.setStart(text, from)
    range.setEnd(text, to)
    return range.getBoundingClientRect()
  }
  const length = text.textContent?.length ?? 0
  const { left, right } = edges(0, length)
  return { left, right, isSignFirst: edges(0, 1).left < edges(length - 1, length).left }
}

test.each([
  ['ltr', 'right'],
  ['rtl', 'left'],
] as const)('%s: amount and balance end at the same edge, each with its sign first', async (dir, end) => {
  const overdrawn = entry({ id: 'overdrawn', amount: toCredits(-5), balanceAfter: toCredits(-103) })
  await draw(<Shown state={ready([overdrawn])} />, { dir })
  const amount = inked('.cg-entry-amount')
  const balance = inked('.cg-entry-balance')
  expect(amount[end]).toBeCloseTo(balance[end], 0)
  expect([amount.isSignFirst, balance.isSignFirst]).toEqual([true, true])
})

describe('a row', () => {
  test('says what, for whom, by whom, when, how much and what was left', async () => {
    await draw(<Shown state={ready(uses(1))} />)
    expect(rows()[0]).toBe(
      'Reference request for Ngozi Adeyemi−5− UsedReference checkAmara Okafor11:20Balance after: 400',
    )
    expect(findAs('.cg-entry time', HTMLTimeElement).title).toMatch(/^1 Mar 2027, 11:20:00 /)
  })

  test('X8 links to whom it was for in a tab that cannot reach back', async () => {
    await draw(<Shown state={ready(uses(1))} />)
    const link = findAs('.cg-entry a', HTMLAnchorElement)
    expect([link.textContent, link.target, link.rel]).toEqual(['Ngozi Adeyemi', '_blank', 'noopener noreferrer'])
  })

  test('that is pending or failed says so in words; what failed is struck out', async () => {
    await draw(
      <Shown state={ready(uses(2).map((one, at): Entry => ({ ...one, status: at === 0 ? 'pending' : 'failed' })))} />,
    )
    expect(rows()[0]).toContain('Pending')
    expect(rows()[1]).toContain('Failed')
    expect([...document.querySelectorAll('.cg-entry s')].map(({ textContent }) => textContent)).toEqual(['−5'])
  })

  test('D11 of a type that nobody here knows has its own word and no colour', async () => {
    await draw(<Shown state={ready([entry({ type: 'refund_v2', amount: toCredits(5) })])} />)
    expect(find('.cg-type').textContent).toBe('+ refund_v2')
    expect(find('.cg-type').className).toContain('cg-type-neutral')
  })

  test('D6 whose balance is unknown says none', async () => {
    await draw(<Shown state={ready([entry({ balanceAfter: null })])} />)
    expect(document.querySelector('.cg-entry-balance')).toBeNull()
  })

  test('D16 X9 is only text, and little of it, whatever it says', async () => {
    const description = `<img src=x onerror="alert(1)">${'x'.repeat(1_000_000)}`
    await draw(<Shown state={ready([entry({ description, actor: { kind: 'user', id: 'x', name: '<b>x</b>' } })])} />)
    expect(document.querySelector('.cg-entry img, .cg-entry bdi b')).toBeNull()
    expect(rows()[0]?.length).toBeLessThan(500)
    expect(find('.cg-entry bdi').title.length).toBeLessThan(500)
  })

  test('that came since the last look is marked, and counted', async () => {
    await draw(<Shown state={ready(uses(6))} lastSeenAt={NOON - 2 * HOUR_MS - 1} />)
    expect(document.querySelectorAll('.cg-new')).toHaveLength(3)
    expect(find('.cg-history-sum').textContent).toContain('3 new rows since you last looked')
  })
})

describe('the sum', () => {
  test('is what the usage report says', async () => {
    await draw(<Shown state={{ ...paged(uses(4)), kind: 'ready' }} used={{ credits: toCredits(1234), count: 300 }} />)
    expect(find('.cg-history-sum').textContent).toBe('1,234 credits used, 300 times')
  })

  test('else that of the rows, and says how far it goes', async () => {
    await draw(<Shown state={{ ...paged(uses(4)), kind: 'ready' }} />)
    expect(find('.cg-history-sum').textContent).toBe('Sum of the 4 loaded rows: −16 credits')
    await draw(<Shown state={ready(week)} />)
    expect(find('.cg-history-sum').textContent).toBe('Sum of all 11 rows: +52 credits, −5 credits pending')
  })
})

describe('100,000 rows', () => {
  const many = uses(100_000)

  test('L1 are folded after the first of them stand, and the list does not say before that it ends', async () => {
    await draw(<Shown state={ready(many)} />)
    expect(find('.cg-history-end').textContent).toBe('Loading older rows')
    expect(find('article').ariaSetSize).toBe('-1')
    const first = list().scrollHeight
    await waitForAll()
    expect(list().scrollHeight).toBeGreaterThan(20 * first)
    expect(find('article').ariaSetSize).toBe('100000')
    expect(find('.cg-history-sum').textContent).toContain('Sum of all 100,000 rows')
  })

  test('D12 stand in a few elements, all of them within reach', async () => {
    await drawAll(<Shown state={ready(many)} />, { width: 380 })
    for (const top of [0, 1_000_000, list().scrollHeight, 77_777, 0]) {
      await scroll(top)
      await expect.poll(isBlank).toBe(false)
      expect(document.querySelectorAll('main *').length).toBeLessThan(600)
    }
    await scroll(list().scrollHeight)
    await expect.poll(() => rows().at(-1)).toContain('400,396')
    expect(find('.cg-history-end').getBoundingClientRect().bottom).toBeLessThanOrEqual(
      list().getBoundingClientRect().bottom,
    )
  })

  test('leave no part of the view blank when they fly past', async () => {
    await drawAll(<Shown state={ready(many)} />, { width: 380 })
    const blank: number[] = []
    for (let top = 0; top < 60_000; top += 1500) {
      await scroll(top)
      if (isBlank()) blank.push(top)
    }
    expect(blank).toEqual([])
  })

  test('are drawn in elements that stay, whatever days fly past', async () => {
    await drawAll(<Shown state={ready(uses(5000))} />, { width: 380 })
    await scroll(20_000)
    const stay = articles()
    for (let top = 21_000; top < 60_000; top += 1700) {
      await scroll(top)
      expect(articles()).toEqual(stay)
    }
  })

  test('the end is one key away, and the way back another', async () => {
    await drawAll(<Shown state={ready(many)} />)
    find('article').focus()
    await userEvent.keyboard('{End}')
    await expect.poll(focused).toContain('400,396')
    await userEvent.keyboard('{ArrowUp}')
    await expect.poll(focused).toContain('400,392')
    await userEvent.keyboard('{Home}')
    await expect.poll(focused).toContain('400')
    expect(list().scrollTop).toBe(0)
  })
})

describe('older rows', () => {
  test('are asked for ahead of the reader, once the page before is there', async () => {
    const onMore = vi.fn<() => void>()
    const state = { ...paged(uses(400)), kind: 'ready' } as const
    await draw(<Shown state={state} onMore={onMore} />)
    expect(onMore).not.toHaveBeenCalled()
    await scroll(14_000)
    expect(onMore).toHaveBeenCalled()
  })

  test('are not asked for while they are on their way, nor when they failed, nor when there are none', async () => {
    const onMore = vi.fn<() => void>()
    const last = paged(uses(20))
    await draw(<Shown state={{ ...last, kind: 'loading-more' }} onMore={onMore} />)
    await draw(<Shown state={{ kind: 'failed', failure: { kind: 'timeout' }, last }} onMore={onMore} />)
    await draw(<Shown state={ready(uses(20))} onMore={onMore} />)
    expect(onMore).not.toHaveBeenCalled()
  })
})

describe('rows that come in above', () => {
  const before = uses(300)
  const news = entry({ id: 'news', at: NOON, description: 'Just now' })

  test('leave those in view where they are', async () => {
    const root = await draw(<Shown state={ready(before)} />)
    await scroll(4000)
    const kept = drawn()[6]
    render(<Shown state={ready([news, ...before])} />, root)
    await expect.poll(() => list().scrollTop).toBeGreaterThan(4010)
    await expect.poll(drawn).toContainEqual(kept)
  })

  test('are seen at once at the top, and the keyboard stays on its row', async () => {
    const root = await draw(<Shown state={ready(before)} />)
    find('article').focus()
    const was = focused()
    render(<Shown state={ready([news, ...before])} />, root)
    await expect.poll(() => rows()[0]).toContain('Just now')
    expect(focused()).toBe(was)
  })
})

describe('U7 by keyboard', () => {
  const some = [
    ...uses(2),
    ...[0, 1, 2].map((at) => entry({ id: `run-${at}`, at: NOON - 3 * HOUR_MS - at, group: run })),
  ]

  test('a run opens by Enter, its rows are below, Esc closes it from within', async () => {
    await draw(<Shown state={ready(some)} />)
    await expect.poll(() => rows().length).toBe(3)
    find('article').focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    await expect.poll(focused).toContain('Spring import')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => rows().length).toBe(6)
    await userEvent.keyboard('{ArrowDown}')
    await expect.poll(focused).toContain('Reference check')
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => rows().length).toBe(3)
    await expect.poll(focused).toContain('Spring import')
  })

  test('an Esc with nothing to close is the page’s', async () => {
    const root = await draw(<Shown state={ready(some)} />)
    await expect.poll(() => rows().length).toBe(3)
    const heard = vi.fn<() => void>()
    root.addEventListener('keydown', heard)
    find('article').focus()
    await userEvent.keyboard('{Escape}')
    expect(heard).toHaveBeenCalledOnce()
  })

  test('a long description opens by Enter and pushes the rows below it down', async () => {
    const long = entry({ id: 'long', at: NOON, description: 'What was said. '.repeat(60) })
    await draw(<Shown state={ready([long, ...uses(5)])} />)
    await expect.poll(() => rows().length).toBe(6)
    const [first, second] = document.querySelectorAll('article')
    const top = () => second?.getBoundingClientRect().top ?? 0
    const before = top()
    first?.focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(top).toBeGreaterThan(before + 50)
    expect(first?.getBoundingClientRect().bottom).toBeLessThanOrEqual(top() + 1)
    await userEvent.keyboard('{Escape}')
    await expect.poll(top).toBe(before)
  })

  test('the focus outlives its row leaving the view', async () => {
    await draw(<Shown state={ready(uses(2000))} />)
    find('article').focus()
    const was = focused()
    await scroll(30_000)
    await scroll(60_000)
    expect(focused()).toBe(was)
    await userEvent.keyboard('{ArrowDown}')
    await expect.poll(focused).toContain('Tomasz')
    expect(list().scrollTop).toBeLessThan(100)
  })

  test('the search field is one call away for a page that hears “/”', async () => {
    const root = await draw(<Shown state={ready(week)} />)
    expect(focusSearch(root)).toBe(true)
    expect(document.activeElement).toBe(find('.cg-history-search'))
    expect(focusSearch(document.createElement('div'))).toBe(false)
  })
})

describe('filters', () => {
  test.each([
    ['Period', '30', { period: '30' }],
    ['Type', 'debit', { type: 'debit' }],
    ['Action', 'resume-parsing', { action: 'resume-parsing' }],
    ['Person', 'jonas lindqvist', { actor: 'jonas lindqvist' }],
  ])('%s is a choice of its own', async (label, value, expected) => {
    const { last } = await drawFilters({ q: 'ada' })
    await userEvent.selectOptions(choice(label), value)
    expect(last()).toEqual({ ...EVERYTHING, q: 'ada', ...expected })
  })

  test('text is asked for when typing pauses, once; Enter does not wait', async () => {
    const { onFilter, last } = await drawFilters()
    await userEvent.fill(find('.cg-history-search'), 'wój')
    expect(onFilter).not.toHaveBeenCalled()
    await expect.poll(last).toMatchObject({ q: 'wój' })
    expect(onFilter).toHaveBeenCalledOnce()
    await userEvent.type(find('.cg-history-search'), 'c{Enter}')
    expect(last()?.q).toMatch(/c$/)
  })

  test('Esc empties the text first', async () => {
    const { last } = await drawFilters({ q: 'ada' })
    find('.cg-history-search').focus()
    await userEvent.keyboard('{Escape}')
    expect(last()?.q).toBe('')
  })

  test('U3 dates in the wrong order are refused in words and asked for by nobody', async () => {
    const { onFilter } = await drawFilters({ period: 'own', fromDay: '2027-02-02', toDay: '2027-02-05' })
    const [, to] = document.querySelectorAll<HTMLInputElement>('input[type=date]')
    if (!to) throw new Error('no field')
    await userEvent.fill(to, '2027-02-01')
    await expect.poll(() => find('.cg-field-wrong').textContent).toContain('The first day is after the last one')
    expect(to.getAttribute('aria-invalid')).toBe('true')
    expect(onFilter).not.toHaveBeenCalled()
    await userEvent.fill(to, '2027-02-03')
    await expect.poll(() => onFilter.mock.lastCall?.[0]).toMatchObject({ toDay: '2027-02-03' })
    expect(find('.cg-field-wrong').textContent).toBe('')
  })

  test('are all cleared at once', async () => {
    const { last } = await drawFilters({ type: 'debit', q: 'x', period: '7' })
    const clear = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Clear filters')
    if (!clear) throw new Error('no button')
    await userEvent.click(clear)
    expect(last()).toEqual(EVERYTHING)
  })

  test('a person who is chosen can be seen, though no row names them', async () => {
    await drawFilters({ actor: 'gone' })
    expect(choice('Person').value).toBe('gone')
  })

  test('U4 naughty strings in the search are only text', async () => {
    const { last } = await drawFilters()
    const field = findAs('.cg-history-search', HTMLInputElement)
    for (const text of blns) {
      field.value = text
      field.dispatchEvent(new Event('input', { bubbles: true }))
      field.form?.requestSubmit()
      expect(last()?.q).toBe(field.value)
    }
  })
})

test('a viewer without the right is told which, where, and whom to ask', async () => {
  const [, content] = historySamples.find(([name]) => name === 'history, no access') ?? []
  const root = await draw(content)
  expect(root.textContent).toContain('You need the right “Credit history”, granted under Settings → User roles.')
  expect(root.textContent).toContain('Priya Raman')
  expect(root.querySelector('select')).toBeNull()
})
