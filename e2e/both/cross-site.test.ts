/** What another site can do to a viewer who is signed in by a cookie: nothing. */
import { steer } from '../billing.ts'
import type { Host } from '../host.ts'
import { hostPage } from '../host-page.ts'
import { pressBuy } from './details.ts'
import { expect, expectBar, test } from './journey.ts'

const COOKIE = 'credit-gauge-demo=amara; path=/; samesite=lax'

/** A form can send text that reads as JSON, with the cookie, without being asked by the browser. */
const FORM = (target: string) => `<!doctype html><title>Elsewhere</title>
  <form method="post" enctype="text/plain" action="${target}">
    <input name='{"kind":"checkout","packId":"pack-250","scale":0,"x":"' value='"}' /><button>Win a phone</button>
  </form>`

test('X11 with a cookie, buying works from the host page and a form on another site orders nothing', async ({
  host,
  open,
  instance,
}) => {
  const account = `low@${instance}`
  const bank = await host({
    '/': hostPage({ instance: account, token: null, head: `<script>document.cookie = '${COOKIE}'</script>` }),
  })
  const thief = await host({ '/': FORM(`${bank.url}/mock/${account}/v1/top-ups`) }, { withApi: false })
  const page = await open(bank.url)
  await expectBar(page, '86')
  const attack = await open(thief.url, { beside: page })
  const statuses = statusesOf(bank, 'POST /top-ups')
  await attack.locator('button').click()
  await expect.poll(() => statuses).toEqual([403])
  const forged = bank.seen.find(({ line }) => line.startsWith('POST') && line.endsWith('/v1/top-ups'))
  // Loopback ports are one site, so the cookie does come along: the header is what stops the order.
  expect(forged?.headers.cookie).toContain('credit-gauge-demo')
  expect((await steer(bank, account)).topUps).toEqual([])
  await page.bringToFront()
  await pressBuy(page)
  await expect.poll(async () => (await steer(bank, account)).topUps).toHaveLength(1)
  const own = bank.seen.findLast(({ line }) => line.startsWith('POST') && line.endsWith('/v1/top-ups'))
  expect(own?.headers).toMatchObject({ 'x-credit-gauge': '1' })
})

test.for(['top-ups?kind=checkout&packId=pack-250', 'top-ups/topup-1/cancel'])(
  'X11 an image on another site cannot write either: GET %s is refused',
  async (path, { host, open, instance }) => {
    const account = `low@${instance}`
    const bank = await host({ '/': `<script>document.cookie = '${COOKIE}'</script>` })
    const thief = await host({ '/': `<img src="${bank.url}/mock/${account}/v1/${path}">` }, { withApi: false })
    const page = await open(bank.url)
    const statuses = statusesOf(bank, '*')
    await open(thief.url, { beside: page })
    await expect.poll(() => statuses).toEqual([405])
    expect(bank.seen.at(-1)?.headers.cookie).toContain('credit-gauge-demo')
    expect((await steer(bank, account)).topUps).toEqual([])
  },
)

/** How the billing API answers these calls from now on. */
function statusesOf(bank: Host, calls: string): number[] {
  const statuses: number[] = []
  bank.faults[calls] = ({ response, pass }) => {
    response.on('finish', () => statuses.push(response.statusCode))
    pass()
  }
  return statuses
}
