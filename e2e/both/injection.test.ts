/** Whatever a server says is text: none of it runs, and none of it is a link that runs. */
import type { Page } from 'puppeteer-core'
import { account, problem } from '../faults.ts'
import { hostPage } from '../host-page.ts'
import { openDetails } from './details.ts'
import { expect, expectBar, test } from './journey.ts'

const RUN = 'globalThis.ran = (globalThis.ran ?? 0) + 1'

/** Each of these runs somewhere when it is taken for HTML, for an attribute, for a script or for an address. */
const ATTACKS = [
  `<script>${RUN}</script>`,
  `<img src=x onerror="${RUN}">`,
  `"><svg onload="${RUN}">`,
  `' autofocus onfocus='${RUN}' x='`,
  `</bdi></button><iframe srcdoc="<script>parent.ran = 1</script>"></iframe>`,
  `<details open ontoggle="${RUN}">`,
  `<style>@keyframes x{}</style><b style="animation-name:x" onanimationstart="${RUN}">`,
  `<math><mtext></form><form><mglyph><style></math><img src onerror="${RUN}">`,
  `\${${RUN}}{{constructor.constructor('${RUN}')()}}`,
  `javascript:${RUN}`,
]

const ADDRESSES = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}//https://x`,
  `data:text/html,<script>parent.ran = 1</script>`,
]

/** Every text of the snapshot is the attack, and every address one that runs. */
function hostile(attack: string, address: string) {
  const contacts = [{ name: attack, email: attack, url: address }]
  return {
    name: attack,
    viewer: { id: 'amara', name: attack },
    unit: { scale: 0, label: { one: attack, other: attack } },
    paused: { reason: attack, since: null },
    lots: [
      {
        id: attack,
        name: attack,
        kind: 'plan',
        status: 'active',
        granted: 400,
        remaining: 368,
        effectiveAt: '2026-01-01T00:00:00Z',
        expires: 'never',
        rolledOver: false,
        restrictedTo: null,
      },
    ],
    access: {
      entries: true,
      export: true,
      buy: false,
      request: true,
      missing: [{ right: 'buy', permission: attack, where: attack, url: address }],
      contacts,
    },
    topUp: {
      url: address,
      kinds: ['checkout', 'request'],
      packs: [{ id: attack, credits: 250, price: null }],
      free: null,
      blockedBy: 'billing-details',
      fixUrl: address,
      temporaryOptions: [{ name: attack, note: attack, url: address }],
    },
    links: { portal: address, plan: address, proConnect: address, support: contacts[0] },
  }
}

async function readDetails(page: Page): Promise<string> {
  const details = await openDetails(page)
  await expect.poll(() => details.evaluate((element) => element.textContent)).not.toBe('')
  return details.evaluate((element) => element.textContent ?? '')
}

/** Addresses that a click would follow, in the page and in the element. */
const links = (page: Page) =>
  page.evaluate(() => {
    const roots = [document, ...[...document.querySelectorAll('*')].flatMap((element) => element.shadowRoot ?? [])]
    return roots.flatMap((root) => [...root.querySelectorAll('a')].map((link) => link.protocol))
  })

const ran = (page: Page) => page.evaluate(() => String(Reflect.get(globalThis, 'ran') ?? 'nothing'))

/** A page for each attack, of an account of its own: nothing is left of the one before. */
const pagesOf = (instance: string) =>
  Object.fromEntries(ATTACKS.map((_, index) => [`/${index}`, hostPage({ instance: `healthy@${instance}-${index}` })]))

test('X9 names, labels and reasons from the server are shown as text and run nothing', async ({
  host,
  open,
  instance,
}) => {
  const server = await host(pagesOf(instance))
  const page = await open('about:blank')
  for (const [index, attack] of ATTACKS.entries()) {
    server.faults['GET /account'] = account(hostile(attack, ADDRESSES[index % ADDRESSES.length] ?? ''))
    await page.goto(`${server.url}/${index}`)
    await expectBar(page, '368')
    const text = await readDetails(page)
    expect(text).toContain(attack)
    expect(new Set(await links(page))).not.toContain('javascript:')
    expect(new Set(await links(page))).not.toContain('data:')
    expect(await ran(page)).toBe('nothing')
  }
})

test('X9 a refusal in HTML is shown as text and runs nothing', async ({ host, open, instance }) => {
  const server = await host(pagesOf(instance))
  const page = await open('about:blank')
  for (const [index, attack] of ATTACKS.entries()) {
    const contacts = [{ name: attack, email: null, url: `javascript:${RUN}` }]
    const missing = [{ right: 'entries', permission: attack, where: attack, url: `javascript:${RUN}` }]
    const body = { code: 'permission-required', title: attack, detail: attack, missing, contacts }
    server.faults['GET /account'] = problem(403, body)
    await page.goto(`${server.url}/${index}`)
    await expectBar(page, /^—/)
    expect(await readDetails(page)).toContain(attack)
    expect(new Set(await links(page))).not.toContain('javascript:')
    expect(await ran(page)).toBe('nothing')
  }
})
