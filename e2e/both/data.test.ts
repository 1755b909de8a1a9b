/** Answers that are wrong, odd or hostile: never a wrong number, and nothing runs. */
import type { Page } from 'puppeteer-core'
import { fastClock } from '../fast-clock.ts'
import { account, answer, inTurn, rewritten } from '../faults.ts'
import type { Fault, HostOptions } from '../host.ts'
import { hostPage } from '../host-page.ts'
import { SOON, PATIENT, steer } from '../billing.ts'
import { detailsText, openDetails } from './details.ts'
import { expect, expectBar, test } from './journey.ts'

/** Nobody's JSON, in the ways of https://github.com/nst/JSONTestSuite: no parser may take any of them. */
const NOT_JSON = [
  '', ' ', '{', '}', '[', ']', '[[', '[]]', '{]', '[1,]', '[,1]', '[1 2]', '[1:2]', '["a",,]', '{"a":1,}', '{,}',
  '{"a" 1}', '{"a"::1}', '{a:1}', "{'a':1}", '{1:1}', '{"a":1 "b":2}', '{"a":1}#', '{"a":1}{"b":2}', '{"a":"b"}/**/',
  '{"balance":{"available":368}', '"balance', '["\\x00"]', '["\\u00A"]', '["\\uD800\\u"]', '["tab\there"]', '["new\nline"]',
  '["\0"]', '01', '+1', '-', '1.', '.5', '1e', '1e+', '0x1F', '1_000', 'NaN', 'Infinity', '-Infinity', 'undefined',
  'tru', 'True', 'nul', 'None', '\uFEFF\uFEFF{}', '<x>', '[1]\u00A0', '{"a":1}\f', '['.repeat(100_000), '{"a":'.repeat(50_000),
] // prettier-ignore

const options = (fault: Fault): HostOptions => ({ faults: { 'GET /account': fault } })

const refresh = (page: Page) => page.evaluate(() => document.querySelector('credit-balance')?.refresh())

/** Meters in sight, in the bar and in its details. */
const countMeters = (page: Page) =>
  page.evaluate(
    () =>
      [...(document.querySelector('credit-balance')?.shadowRoot?.querySelectorAll('[role=meter]') ?? [])].filter(
        (meter) => meter.checkVisibility({ visibilityProperty: true }),
      ).length,
  )

/** The text of a field as the server writes it, with another in its place. */
const available = (text: string) => rewritten((json) => json.replace(/"available":\d+/, `"available":${text}`))

test('D1 whatever is no JSON, the last number stays, and the bar says why it is not fresh', async ({
  host,
  open,
  instance,
}) => {
  const page = hostPage({ instance: `healthy@${instance}`, configuration: `{ ${PATIENT}, live: "off" }` })
  const { url } = await host({ '/': page }, options(inTurn('pass', ...NOT_JSON.map((text) => answer(200, text)))))
  const opened = await open(url, { script: fastClock(20) })
  await expectBar(opened, '368')
  await refresh(opened)
  await expectBar(opened, /^368 credits Unreadable answer as of /)
  const { failures, texts } = await opened.evaluate(async (count) => {
    const element = document.querySelector('credit-balance')
    const heard: { failures: unknown[]; texts: string[] } = { failures: [], texts: [] }
    element?.addEventListener('credit-error', ({ detail }) => heard.failures.push(detail.failure))
    for (let index = 0; index < count; index += 1) {
      await element?.refresh()
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      heard.texts.push(element?.shadowRoot?.querySelector<HTMLElement>('[part~=value]')?.innerText ?? '')
    }
    return heard
  }, NOT_JSON.length - 1)
  expect(failures).toEqual(NOT_JSON.slice(1).map(() => ({ kind: 'malformed', debug: 'not JSON' })))
  for (const text of texts) expect(text).toMatch(/^368\s+credits\s+Unreadable answer\s+as of /)
})

/** So many days from now. */
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

test.for<[string, Record<string, unknown>, string]>([
  ['a balance that is a list', { balance: [] }, '$.balance'],
  ['an action without a name', { actions: [{ key: 'x', name: 5 }] }, '$.actions[0].name'],
  ['a date that is none', { asOf: 'soon' }, '$.asOf'],
  ['a scale of a hundred digits', { unit: { scale: 100 } }, '$.unit.scale'],
])('D2 %s: the failure names the field, the page does not', async ([, fields, field], { host, open, instance }) => {
  const script = `addEventListener('credit-error', ({ detail }) => { globalThis.failure = detail.failure })`
  const { url } = await host({ '/': hostPage({ instance: `healthy@${instance}` }) }, options(account(fields)))
  const page = await open(url, { script })
  await expectBar(page, /^— Unreadable answer$/)
  await expect
    .poll(() => page.evaluate<[], () => unknown>(() => Reflect.get(globalThis, 'failure')), SOON)
    .toEqual({ kind: 'malformed', debug: field })
  await openDetails(page)
  await expect.poll(() => detailsText(page), SOON).toContain('Unreadable answer')
  expect(await detailsText(page)).not.toContain(field)
})

test.for<[string, Fault, RegExp]>([
  ['D3 fields that nobody knows', account({ surprise: { available: 1 }, zebra: [] }), /^368 credits$/],
  ['D4 a number in quotes', available('"368"'), /^— Unreadable answer$/],
  ['D5 a negative balance', available('-5'), /^−5 credits Overdrawn$/],
  ['D6 a balance that is null', available('null'), /^—$/],
  ['D6 a balance that is left out', account({ balance: {} }), /^—$/],
  ['D6 no balance at all', account({ balance: null }), /^— Unreadable answer$/],
  ['D6 NaN', available('NaN'), /^— Unreadable answer$/],
  ['D7 2^53+1', available('9007199254740993'), /^— Unreadable answer$/],
  ['D7 a number with a fraction', available('36.5'), /^— Unreadable answer$/],
  ['D7 the largest number that is exact', available('9007199254740991'), /^9,007,199,254,740,991 credits$/],
  ['D8 hundredths', account({ unit: { scale: 2 }, balance: { available: 30 } }), /^0\.30 credits Low$/],
  ['D8 tenths', account({ unit: { scale: 1 }, balance: { available: 3 } }), /^0\.3 credits Low$/],
  ['D8 float noise', available('0.30000000000000004'), /^— Unreadable answer$/],
  ['D9 1e21', available('1e21'), /^— Unreadable answer$/],
])('%s', async ([, fault, said], { host, open, instance }) => {
  const { url } = await host({ '/': hostPage({ instance: `healthy@${instance}` }) }, options(fault))
  const page = await open(url)
  await expectBar(page, said)
  await openDetails(page)
  expect(await detailsText(page)).not.toMatch(/NaN|Infinity|undefined|null|\d{15,}/)
})

test.for<[string, number, RegExp]>([
  ['nothing of nothing', 0, /^0 credits Out of credits$/],
  ['something of nothing', 7, /^7 credits$/],
])('D10 %s is a number without a meter', async ([, balance, said], { host, open, instance }) => {
  const server = await host({ '/': hostPage({ instance: `healthy@${instance}` }) })
  const standing = (allowance: number) => account({ allowance, balance: { available: balance } })
  server.faults['GET /account'] = standing(0)
  const page = await open(server.url)
  await expectBar(page, said)
  await openDetails(page)
  await expect.poll(() => detailsText(page), SOON).toContain(`${balance} credits`)
  expect(await detailsText(page)).not.toMatch(/NaN|Infinity|%/)
  expect(await countMeters(page)).toBe(0)
  server.faults['GET /account'] = standing(500)
  await steer(server, `healthy@${instance}`)
  await expect.poll(() => countMeters(page), SOON).toBe(2)
})

test('D9 a large number is short where room is narrow, and whole in its title', async ({ host, open, instance }) => {
  const large = account({ balance: { available: 999_999_999 } })
  const { url } = await host({ '/': hostPage({ instance: `healthy@${instance}` }) }, options(large))
  const page = await open(url)
  await expectBar(page, '999,999,999 credits')
  await page.setViewport({ width: 320, height: 600 })
  await expectBar(page, /^999\.9M/)
  const value = await page.evaluate(() => {
    const bar = document.querySelector('credit-balance')?.shadowRoot
    const button = bar?.querySelector<HTMLElement>('[part~=value]')
    return { title: button?.title, isWithin: document.documentElement.scrollWidth <= innerWidth }
  })
  expect(value).toEqual({ title: '999,999,999 credits', isWithin: true })
})

test('D19 an endless answer is cut off', async ({ host, open, instance }) => {
  const cut = Promise.withResolvers<boolean>()
  const endless: Fault = ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const chunk = ' '.repeat(2 ** 16)
    const timer = setInterval(() => response.write(chunk), 1)
    response.on('close', () => {
      clearInterval(timer)
      cut.resolve(true)
    })
  }
  const { url } = await host({ '/': hostPage({ instance: `healthy@${instance}` }) }, options(endless))
  await expectBar(await open(url), /^— Unreadable answer$/)
  expect(await cut.promise).toBe(true)
})

test('D20 JSON with __proto__ and constructor reaches no prototype', async ({ host, open, instance }) => {
  const polluting = rewritten((text) =>
    text
      .replace('{', '{"__proto__":{"x":1,"balance":{"available":1}},"constructor":{"prototype":{"x":1}},')
      .replace('"balance":{', '"balance":{"__proto__":{"x":1,"unlimited":true},'),
  )
  const { url } = await host({ '/': hostPage({ instance: `healthy@${instance}` }) }, options(polluting))
  const page = await open(url)
  await expectBar(page, /^368 credits$/)
  await openDetails(page)
  expect(
    await page.evaluate<[], () => unknown>(() => Reflect.get({}, 'x') ?? Reflect.get(Object, 'x') ?? null),
  ).toBeNull()
})

const levelsOf = (page: Page) => page.evaluate<[], () => unknown>(() => Reflect.get(globalThis, 'levels'))

test('D24 marks in any order and twice: the highest counts, and each level is told once', async ({
  host,
  open,
  instance,
}) => {
  const marks = [{ percent: 10 }, { credits: 200 }, { percent: 10 }, { credits: 40 }, { credits: 200 }]
  const script = `globalThis.levels = []
    addEventListener('credit-level', ({ detail }) => levels.push(detail.level))`
  const server = await host({ '/': hostPage({ instance: `healthy@${instance}` }) }, options(account({ marks })))
  const page = await open(server.url, { script })
  await expectBar(page, /^368 credits$/)
  await expect.poll(() => levelsOf(page), SOON).toEqual(['healthy'])
  for (const [balance, said] of [
    [200, /^200 credits Low$/],
    [150, /^150 credits Low$/],
    [40, /^40 credits Low$/],
    [0, /^0 credits Out of credits$/],
  ] as const) {
    await steer(server, `healthy@${instance}`, { do: 'set', balance })
    await refresh(page)
    await expectBar(page, said)
  }
  expect(await page.evaluate<[], () => unknown>(() => Reflect.get(globalThis, 'levels'))).toEqual([
    'healthy',
    'low',
    'empty',
  ])
})

test('D25 of lots whose end has passed nothing is left to expire; a rollover keeps its last day', async ({
  host,
  open,
  instance,
}) => {
  const lot = {
    name: 'Plan',
    kind: 'plan',
    granted: 500,
    restrictedTo: 'any',
    rolledOver: true,
    effectiveAt: day(-450),
  }
  const lots = [
    { ...lot, id: 'past', status: 'active', remaining: 80, expires: { at: day(-3) } },
    { ...lot, id: 'over', status: 'expired', remaining: 60, expires: { at: day(-40) } },
    { ...lot, id: 'last', status: 'active', remaining: 120, expires: { at: day(5) } },
  ]
  const term = { startsAt: day(-450), endsAt: day(-85), cycle: 'annual', rolloverDays: 90 }
  const { url } = await host({ '/': hostPage({ instance: `healthy@${instance}` }) }, options(account({ lots, term })))
  const page = await open(url)
  await expectBar(page, '368')
  await openDetails(page)
  await expect.poll(() => detailsText(page), SOON).toMatch(/Expiring soon use by .* 120 credits/)
  expect(await detailsText(page)).not.toMatch(/[-−]\d|\b(80|60) credits/)
})
