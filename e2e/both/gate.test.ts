/** A gate stops what it stands around, whatever people and pages try, and leaves the page as it is. */
import type { Page } from 'puppeteer-core'
import { SOON, steer } from '../billing.ts'
import { hostPage } from '../host-page.ts'
import { expect, expectBar, test } from './journey.ts'

const GATE = 'credit-gate'
const RUN = '<button id="run">Request references</button>'

/** Notes what the host's own code hears of, at the button and, as frameworks do, at the root of the page. */
const HEAR = `<script>
  globalThis.heard = []
  document.addEventListener('submit', (event) => { event.preventDefault(); heard.push('submit by ' + (event.submitter?.id ?? 'nobody')) })
  document.addEventListener('click', ({ target }) => target.id === 'run' && heard.push('click'), true)
  document.querySelector('#run')?.addEventListener('click', () => heard.push('click at the button'))
</script>`

/** A page of the host with a bar and what `html` says; gates sign in by what holds for the page. */
function gatePage(account: string, html: string, lang?: string): string {
  return hostPage({
    instance: account,
    account: null,
    token: null,
    configuration: `{ apiBase: '/mock/${account}/v1', getToken: () => 'demo' }`,
    after: `<main>${html}</main>${HEAR}`,
    ...(lang && { lang }),
  })
}

const gateAround = (inner: string, attributes = 'action="reference-check"') =>
  `<${GATE} ${attributes}>${inner}</${GATE}>`

/** What stands at the gate. */
function said(page: Page): Promise<string> {
  return page.evaluate((name) => {
    const note = document.querySelector(name)?.shadowRoot?.querySelector<HTMLElement>('[part=note]')
    return note?.innerText.replace(/\s+/g, ' ').trim() ?? ''
  }, GATE)
}

const heard = (page: Page) => page.evaluate((): unknown => Reflect.get(globalThis, 'heard'))

/** A real press of the mouse in the middle of an element, on whatever lies on top there. */
async function pressAt(page: Page, selector: string): Promise<void> {
  const { x, y } = await page.$eval(selector, (element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  })
  await page.mouse.click(x, y)
}

/** What has the focus, looking into shadow roots. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    return element?.textContent?.trim() || element?.id || ''
  })
}

test('mouse, keys and scripts start the action while credits suffice', async ({ host, open, instance }) => {
  const { url } = await host({ '/': gatePage(`healthy@${instance}`, gateAround(RUN)) })
  const page = await open(url)
  await expect.poll(() => said(page), SOON).toBe('5 credits · 363 left after')
  await pressAt(page, '#run')
  await page.focus('#run')
  await page.keyboard.press('Enter')
  expect(await heard(page)).toEqual(['click', 'click at the button', 'click', 'click at the button'])
})

test('once they do not, neither mouse, keys, label nor scripts do, and nothing in the page was changed', async ({
  host,
  open,
  instance,
}) => {
  const account = `no-buy-permission@${instance}`
  const server = await host({
    '/': gatePage(
      account,
      `<label for="run" id="label">Run</label><input id="first">${gateAround(RUN)}<input id="last">`,
    ),
  })
  const page = await open(server.url)
  await expect.poll(() => said(page), SOON).toMatch(/^5 credits · \d+ left after$/)
  const before = await page.$eval('main', (main) => main.innerHTML)
  await steer(server, account, { do: 'set', balance: 3 })
  await expect.poll(() => said(page), SOON).toBe('Needs 5, you have 3 Buy Credits')
  await pressAt(page, '#run')
  await pressAt(page, '#label')
  await page.evaluate(() => {
    const button = document.querySelector<HTMLElement>('#run')
    button?.click()
    button?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }))
    button?.focus()
  })
  expect(await focused(page)).not.toBe('Request references')
  await page.focus('#first')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Buy Credits')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('last')
  expect(await heard(page)).toEqual([])
  expect(await page.$eval('main', (main) => main.innerHTML)).toBe(before)
})

test('a tap starts nothing either', async ({ host, open, instance }) => {
  const { url } = await host({ '/': gatePage(`empty@${instance}`, gateAround(RUN)) })
  const page = await open(url)
  await expect.poll(() => said(page), SOON).toMatch(/^Paused/)
  await page.$eval('#run', (button) => button.scrollIntoView())
  const { x, y } = await page.$eval('#run', (button) => {
    const { left, top } = button.getBoundingClientRect()
    return { x: left + 8, y: top + 8 }
  })
  await page.touchscreen.tap(x, y)
  expect(await heard(page)).toEqual([])
})

const FORMS: [what: string, html: string][] = [
  ['that is around the gate', `<form><input id="title">${gateAround(RUN)}</form>`],
  [
    'that the button names',
    `<form id="far"><input id="title"></form>${gateAround('<button id="run" form="far">Run</button>')}`,
  ],
  ['that is in the gate', gateAround(`<form><input id="outer">${RUN}</form>`) + '<input id="title" form="none">'],
]

for (const [what, html] of FORMS)
  test(`a form ${what} is submitted neither by Enter nor by scripts, until there are credits`, async ({
    host,
    open,
    instance,
  }) => {
    const account = `healthy@${instance}`
    const server = await host({ '/': gatePage(account, html) })
    await steer(server, account, { do: 'set', balance: 0 })
    const page = await open(server.url)
    await expect.poll(() => said(page), SOON).toMatch(/^(Paused|Needs)/)
    await page.focus('#title')
    await page.keyboard.press('Enter')
    await page.evaluate(() => {
      const form = document.querySelector('form')
      form?.requestSubmit()
      form?.requestSubmit(document.querySelector<HTMLElement>('#run'))
    })
    expect(await heard(page)).toEqual([])
    await steer(server, account, { do: 'set', balance: 40 })
    await expect.poll(() => said(page), SOON).toBe('5 credits · 35 left after')
    await page.evaluate(() => document.querySelector('form')?.requestSubmit())
    expect(await heard(page)).toEqual(['submit by nobody'])
  })

test('another button of the form still submits it, by mouse and by Enter', async ({ host, open, instance }) => {
  const form = `<form><input id="title"><button id="draft">Save draft</button>${gateAround(RUN)}</form>`
  const { url } = await host({ '/': gatePage(`empty@${instance}`, form) })
  const page = await open(url)
  await expect.poll(() => said(page), SOON).toMatch(/^Paused/)
  await pressAt(page, '#draft')
  await page.focus('#title')
  await page.keyboard.press('Enter')
  expect(await heard(page)).toEqual(['submit by draft', 'submit by draft'])
})

test('the host decides itself: what it cancels goes through, by mouse and with its form', async ({
  host,
  open,
  instance,
}) => {
  const { url } = await host({ '/': gatePage(`empty@${instance}`, `<form>${gateAround(RUN)}</form>`) })
  const page = await open(url)
  await expect.poll(() => said(page), SOON).toMatch(/^Paused/)
  await page.evaluate(() => {
    document.addEventListener('credit-gate', (event) => event.preventDefault(), { once: true })
  })
  await pressAt(page, '#run')
  expect(await heard(page)).toEqual(['click', 'click at the button', 'submit by run'])
  await pressAt(page, '#run')
  expect(await heard(page)).toHaveLength(3)
})

test('the host is asked at each press, also where a busy page has not come round since the one before', async ({
  host,
  open,
  instance,
}) => {
  const { url } = await host({ '/': gatePage(`empty@${instance}`, gateAround(RUN)) })
  const page = await open(url)
  await expect.poll(() => said(page), SOON).toMatch(/^Paused/)
  await page.evaluate(() => {
    document.addEventListener('credit-gate', (event) => event.preventDefault(), { once: true })
    // What the first press puts off never comes.
    Reflect.set(globalThis, 'setTimeout', () => 0)
  })
  await pressAt(page, '#run')
  expect(await heard(page)).toEqual(['click', 'click at the button'])
  await pressAt(page, '#run')
  await page.focus('#run')
  await page.keyboard.press('Enter')
  expect(await heard(page)).toHaveLength(2)
})

test('C10 a balance that falls stops the action in every page, and one that rises lets it run', async ({
  host,
  open,
  instance,
}) => {
  const account = `healthy@${instance}`
  const server = await host({ '/': gatePage(account, gateAround(RUN, 'action="resume-parsing" quantity="12"')) })
  const first = await open(server.url)
  const second = await open(server.url, { beside: first, inWindow: true })
  for (const page of [first, second]) await expect.poll(() => said(page), SOON).toBe('12 credits · 356 left after')
  await steer(server, account, { do: 'set', balance: 8 })
  for (const page of [first, second]) {
    await expect.poll(() => said(page), SOON).toMatch(/^8 of 12 can run/)
    await pressAt(page, '#run')
    expect(await heard(page)).toEqual([])
  }
  await steer(server, account, { do: 'set', balance: 12 })
  for (const page of [first, second]) await expect.poll(() => said(page), SOON).toBe('12 credits · 0 left after')
})

test('H9 a page that renders its gate anew all the time makes no storm, and stays stopped', async ({
  host,
  open,
  instance,
}) => {
  const account = `empty@${instance}`
  const server = await host({ '/': gatePage(account, `<div id="root">${gateAround(RUN)}</div>`) })
  const page = await open(server.url)
  await expect.poll(() => said(page), SOON).toMatch(/^Paused/)
  const reads = () => server.requests.filter((line) => line === `GET /mock/${account}/v1/account`).length
  const before = reads()
  for (let round = 0; round < 20; round++) {
    await page.$eval('#root', (root) => {
      const { innerHTML } = root
      root.innerHTML = innerHTML
    })
    await expect.poll(() => said(page), SOON).toMatch(/^Paused/)
    await page.$eval('#run', (button) => button instanceof HTMLElement && button.click())
  }
  expect(await heard(page)).toEqual([])
  expect(reads() - before).toBeLessThanOrEqual(1)
})

test('a gate moves with its node, and takes its guard along', async ({ host, open, instance }) => {
  const { url } = await host({ '/': gatePage(`empty@${instance}`, `${gateAround(RUN)}<section></section>`) })
  const page = await open(url)
  await expect.poll(() => said(page), SOON).toMatch(/^Paused/)
  await page.evaluate(() => {
    const gate = document.querySelector('credit-gate')
    if (gate) document.querySelector('section')?.append(gate)
    document.querySelector<HTMLElement>('#run')?.click()
    const run = document.querySelector('#run')
    if (run) document.body.append(run)
    document.querySelector<HTMLElement>('#run')?.click()
  })
  expect(await heard(page)).toEqual(['click', 'click at the button'])
})

test('nothing moves when it says what it costs', async ({ host, open, instance }) => {
  const server = await host(
    { '/': gatePage(`healthy@${instance}`, `${gateAround(RUN)}<p id="below">Below</p>`) },
    { faults: { 'GET /account': ({ pass }) => void setTimeout(pass, 1500) } },
  )
  const page = await open(server.url)
  const place = () =>
    page.evaluate((name) => {
      const [main = 0, below = 0] = ['main', '#below'].map(
        (each) => document.querySelector(each)?.getBoundingClientRect().top,
      )
      const gate = document.querySelector(name)
      const isDrawn = Boolean(gate?.shadowRoot?.querySelector('[part=note]'))
      return isDrawn ? [below - main, gate?.getBoundingClientRect().width] : null
    }, GATE)
  await expect.poll(place, SOON).not.toBeNull()
  const before = await place()
  await expectBar(page, '368')
  await expect.poll(() => said(page), SOON).toBe('5 credits · 363 left after')
  expect(await place()).toEqual(before)
})

test('H1 a page that unsets everything leaves the reason readable and the action stopped', async ({
  host,
  open,
  instance,
}) => {
  const hostile = '<style>* { all: unset !important } button { display: none !important }</style>'
  const { url } = await host({ '/': gatePage(`empty@${instance}`, hostile + gateAround(RUN)) })
  const page = await open(url)
  await expect.poll(() => said(page), SOON).toBe('Paused: Out of credits Buy Credits')
  await page.$eval('#run', (button) => button instanceof HTMLElement && button.click())
  expect(await heard(page)).toEqual([])
})

test('H14 a strict policy lets the gate do all that', async ({ host, open, instance }) => {
  const csp =
    "default-src 'none'; script-src 'self' 'nonce-host'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'"
  const html = gatePage(`empty@${instance}`, gateAround(RUN)).replaceAll('<script', '<script nonce="host"')
  const { url } = await host({ '/': { html, headers: { 'content-security-policy': csp } } })
  const page = await open(url)
  await expect.poll(() => said(page), SOON).toMatch(/^Paused/)
  await pressAt(page, '#run')
  expect(await heard(page)).toEqual([])
})

test('U10 English words keep their order on a page from right to left, at its side', async ({
  host,
  open,
  instance,
}) => {
  const html = gatePage(`healthy@${instance}`, gateAround(RUN)).replace('<html', '<html dir="rtl"')
  const { url } = await host({ '/': html })
  const page = await open(url)
  await expect.poll(() => said(page), SOON).toBe('5 credits · 363 left after')
  const { first, line, note } = await page.evaluate((name) => {
    const root = document.querySelector(name)?.shadowRoot
    const text = root?.querySelector('.cg-gate-text')?.firstChild
    const range = document.createRange()
    const [start, whole] = [1, text?.textContent?.length ?? 0].map((end) => {
      if (text) range.setStart(text, 0)
      if (text) range.setEnd(text, end)
      return range.getBoundingClientRect()
    })
    return {
      first: start?.left,
      line: [whole?.left, whole?.right],
      note: root?.querySelector('[part=note]')?.getBoundingClientRect().right,
    }
  }, GATE)
  expect(line[0]).toBe(first)
  expect(line[1]).toBeCloseTo(note ?? 0, 0)
})
