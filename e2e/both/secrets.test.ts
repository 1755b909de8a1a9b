/** A viewer's token goes to the billing API in one header, and nowhere else. */
import type { Page } from 'puppeteer-core'
import { answer, problem, reset } from '../faults.ts'
import { hostPage } from '../host-page.ts'
import { openCheckout, openDetails } from './details.ts'
import { expect, expectBar, test } from './journey.ts'

/** Good in every scenario, and found nowhere by chance. */
const TOKEN = 'demo-canary-70c3f1'

/** Every text and attribute of the page and of its shadow roots. */
const readDom = (page: Page) =>
  page.evaluate(() => {
    const roots = [...document.querySelectorAll('*')].flatMap((element) => element.shadowRoot ?? [])
    return [document.documentElement.outerHTML, ...roots.map((root) => root.innerHTML)].join('\n')
  })

/** A page whose sign-in is a script of its own, so that its HTML does not hold the token. */
const pages = (instance: string, attributes = '') => ({
  '/': hostPage({ instance, attributes, token: null, scripts: '<script type="module" src="/app.js"></script>' }),
  '/app.js': `import '/widget/credit-gauge.js'
    globalThis.errors = []
    addEventListener('credit-error', (event) => errors.push(JSON.stringify(event.detail)))
    document.querySelector('credit-balance').getToken = () => '${TOKEN}'`,
})

test('X1 the token is in no address, referrer or history entry of a whole purchase', async ({
  host,
  open,
  instance,
}) => {
  const { url, seen } = await host(pages(`low@${instance}`))
  const page = await open(`${url}/?tab=jobs`)
  const visited: string[] = []
  await expectBar(page, '86')
  const checkout = await (await openCheckout(page)).page()
  if (!checkout) throw new Error('The checkout has no page.')
  checkout.on('framenavigated', (frame) => visited.push(frame.url()))
  await checkout.locator('button[value=pay]').click()
  await checkout.locator('::-p-text(Payment received)').wait()
  await checkout.locator('a').click()
  await expectBar(checkout, '336')
  const bearers = seen.filter(({ headers }) => headers.authorization === `Bearer ${TOKEN}`)
  expect(bearers.map(({ line }) => line)).toEqual(
    expect.arrayContaining([expect.stringMatching(/GET .*account$/), expect.stringMatching(/POST .*top-ups$/)]),
  )
  for (const { url: asked, headers } of seen) {
    const { authorization: _, ...others } = headers
    expect(`${asked} ${JSON.stringify(others)}`).not.toContain(TOKEN)
  }
  const known = await Promise.all(
    [page, checkout].map((tab) =>
      tab.evaluate(() => JSON.stringify([location.href, document.referrer, history.state, performance.getEntries()])),
    ),
  )
  expect(visited.length).toBeGreaterThan(0)
  expect([...visited, ...known].join('\n')).not.toContain(TOKEN)
})

test('X2 the token is nowhere in the page, and one in an attribute is refused with a warning', async ({
  host,
  open,
  instance,
  console: { expected },
  expectedConsole,
}) => {
  expectedConsole.push(/the attribute "token" is ignored/)
  const { url, seen } = await host(pages(`low@${instance}`, 'token="written-by-hand"'))
  const page = await open(url)
  await expectBar(page, '86')
  await expect.poll(() => expected.join()).toContain('the attribute "token" is ignored')
  await openDetails(page)
  expect(await readDom(page)).not.toContain(TOKEN)
  expect(seen.some(({ headers }) => JSON.stringify(headers).includes('written-by-hand'))).toBe(false)
})

test.for([
  ['a refusal', problem(403, { code: 'permission-required' })],
  ['a server in trouble', answer(500, '{"error":"boom"}')],
  ['an answer that is none', answer(200, '{')],
  ['a sign-out', answer(401)],
  ['a broken connection', reset],
] as const)(
  'X3 the token is in no message, event or console line after %s',
  async ([, fault], { host, open, instance }) => {
    const server = await host(pages(`low@${instance}`), { faults: { '*': fault } })
    const page = await open('about:blank')
    const lines: string[] = []
    page.on('console', (message) => lines.push(message.text(), JSON.stringify(message.location())))
    await page.goto(server.url)
    await expectBar(page, /^—/)
    await openDetails(page)
    await expect.poll(() => page.evaluate(() => String(Reflect.get(globalThis, 'errors')))).toContain('failure')
    const told = await page.evaluate(() => JSON.stringify(Reflect.get(globalThis, 'errors')))
    expect([...lines, told, await readDom(page)].join('\n')).not.toContain(TOKEN)
    expect(server.seen.some(({ headers }) => headers.authorization?.includes(TOKEN))).toBe(true)
  },
)
