/**
 * A thousand purchases by six people with two tabs each, over a network that loses answers before and after the server
 * has carried out what it was asked, while pages reload in the middle: the books hold exactly what was meant.
 */
import type { BrowserContext, Page } from '@playwright/test'
import { pick, seededRandom } from '../mocks/world/random.ts'
import { steer } from './billing.ts'
import { shopPage } from './buying.ts'
import { installBuyer, type Payment, type Step } from './buyer-in-page.ts'
import { heldBack, lostAnswer, problem, reset, rewritten } from './faults.ts'
import { expect, test } from './fixtures.ts'
import type { Fault, Host } from './host.ts'

const PEOPLE = 6
const TABS = 2
/** In each tab. */
const PURCHASES = 84
/** Amounts that are sold: 20 to 2,000, in steps of 10. No two purchases of a person are alike. */
const amountOf = (tab: number, purchase: number) => 20 + 10 * (purchase * TABS + tab)

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** What becomes of an order on its way, as often as it stands here out of twenty. */
const FATES: Fault[] = [
  ...Array.from(
    { length: 9 },
    (): Fault =>
      ({ pass }) =>
        pass(),
  ),
  reset,
  reset,
  lostAnswer,
  lostAnswer,
  lostAnswer,
  problem(503),
  problem(409, { code: 'conflict' }),
  rewritten((text) => text.slice(0, 40)),
  (call) => heldBack(pause(80))(call),
  (call) => heldBack(pause(150))(call),
]

test.use({ expectedConsole: [/Failed to load resource/] })
test.setTimeout(240_000)

test('N24 C6 a thousand top-ups, with lost answers, retries and reloads, are exactly the orders that were meant', async ({
  browser,
  host,
  instance,
}) => {
  const seed = process.env['SEED'] ?? instance
  console.log(`thousand-top-ups: SEED=${seed}`)
  const random = seededRandom(seed)
  const person = (n: number) =>
    shopPage({
      instance: `healthy@${instance}`,
      token: `demo-buyer-${n}`,
      // Nobody looks: what is pressed and said is the same, only quicker.
      head: '<style>credit-balance { display: none }</style>',
      configuration: "{ live: 'off', retry: { baseMs: 5 } }",
    })
  const pages = Object.fromEntries(Array.from({ length: PEOPLE }, (_, n) => [`/${n}`, person(n)]))
  const running = await host(pages, {
    faults: {
      'POST /top-ups': meetFate(random),
    },
  })
  const quiet = { viewport: { width: 400, height: 300 }, reducedMotion: 'reduce' } as const
  const contexts = await Promise.all(Array.from({ length: PEOPLE }, () => browser.newContext(quiet)))
  const began = performance.now()
  const tabs = await Promise.all(contexts.map(openTabs))
  const bought = await Promise.all(
    tabs.flatMap((own, n) => own.map((page, tab) => buyAll(running, page, { person: n, tab, instance, seed }))),
  )
  console.log(`${((performance.now() - began) / 1000).toFixed(1)} s, ${running.requests.length} requests`)
  await Promise.all(contexts.map((context) => context.close()))

  const { topUps, available } = await steer(running, `healthy@${instance}`)
  const meant = bought.flat()
  expect(meant).toHaveLength(PEOPLE * TABS * PURCHASES)
  const inBooks = topUps.map(({ viewerId, credits, status }) => `${viewerId} ${credits} ${status}`)
  expect(inBooks.toSorted()).toEqual(
    meant.map(({ who, credits, isPaid }) => `${who} ${credits} ${isPaid ? 'credited' : 'canceled'}`).toSorted(),
  )
  expect(available).toBe(368 + meant.reduce((sum, { credits, isPaid }) => sum + (isPaid ? credits : 0), 0))
})

/** A key that the server has carried out once is answered as it was then: only a new one can be refused. */
function meetFate(random: () => number): Fault {
  const keys = new Set<string>()
  return (call) => {
    const key = String(call.request.headers['idempotency-key'])
    const isNew = !keys.has(key)
    keys.add(key)
    const fate = isNew && random() < 0.05 ? problem(409, { code: 'price-changed' }) : pick(FATES, random)
    fate(call)
  }
}

interface Purchase {
  who: string
  credits: number
  isPaid: boolean
}

/** Where one tab of one person stands. */
interface Tab {
  person: number
  tab: number
  instance: string
  seed: string
}

/** Two of one person, each in a window of its own: a browser hardly draws the tab that is behind. */
async function openTabs(context: BrowserContext): Promise<Page[]> {
  const first = await context.newPage()
  const opening = context.waitForEvent('page')
  await first.evaluate(() => void open('about:blank', '', 'noopener,popup'))
  return [first, await opening]
}

async function buyAll(host: Host, page: Page, { person, tab, instance, seed }: Tab): Promise<Purchase[]> {
  const random = seededRandom(`${seed} ${person} ${tab}`)
  await page.addInitScript(installBuyer)
  await page.goto(`${host.url}/${person}`)
  const bought: Purchase[] = []
  for (let purchase = 0; purchase < PURCHASES; purchase += 1) {
    const credits = amountOf(tab, purchase)
    const isPaid = random() < 0.9
    // What a payment provider tells the server when a checkout is paid.
    const pay = (id: string) => steer(host, `healthy@${instance}`, { do: 'settle', id })
    await buyOne(page, random, credits, isPaid, pay)
    bought.push({ who: `buyer-${person}`, credits, isPaid })
  }
  return bought
}

/** One purchase from the click to its end, however often the page is reloaded meanwhile. */
async function buyOne(
  page: Page,
  random: () => number,
  credits: number,
  isPaid: boolean,
  pay: (id: string) => Promise<unknown>,
): Promise<void> {
  let payment: Payment = isPaid ? 'due' : 'never'
  let step: Step = { kind: 'void' }
  while (step.kind !== 'over') {
    if (step.kind === 'void') await page.evaluate((wanted) => buyer.order(wanted), credits)
    if (step.kind === 'checkout') {
      await pay(step.id)
      payment = 'made'
    }
    if (random() < 0.02) {
      await pause(random() * 100)
      await page.reload()
    }
    step = await page.evaluate((standing) => buyer.goOn(standing), payment)
  }
}
