/** `GET, POST /checkout/{id}`: where the viewer pays, as a payment provider would show it. */
import type { Price } from '../../shared/credits/account.ts'
import type { Simulation } from '../simulation.ts'
import type { Order } from '../top-up-desk.ts'
import type { Call } from './call.ts'
import { notFound } from './problem.ts'
import { html, pageResponse, seeOther } from './page.ts'
import type { Html } from './page.ts'

export function showCheckout(call: Call): Response {
  const order = findCheckout(call)
  const content =
    order.status === 'action-required' ? paymentForm(call.simulation, order) : outcome(call.simulation, order)
  return pageResponse('Tillway checkout', content)
}

/** The form's buttons say `do=pay` or `do=cancel`. */
export async function submitCheckout(call: Call): Promise<Response> {
  const form = new URLSearchParams(await call.request.text())
  const order = findCheckout(call)
  if (form.get('do') === 'pay') call.simulation.pay(order)
  if (form.get('do') === 'cancel') call.simulation.cancel(order)
  return seeOther(`${call.base}/checkout/${order.id}`)
}

/** "125.00 USD" as people write it. */
export function priceInWords(price: Price | null): string {
  if (price === null) return 'no charge'
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: price.currency })
  return format.format(Number(price.amount))
}

export function creditsInWords({ scenario }: Simulation, credits: number): string {
  const words = new Intl.NumberFormat('en-US').format(credits / 10 ** scenario.unit.scale).replace('-', '−')
  return `${words} ${scenario.unit.label?.['en']?.other ?? 'credits'}`
}

export function merchant({ scenario }: Simulation): Html {
  return html`<p class="merchant">
    <span class="mark" aria-hidden="true">L</span>Larkfield, for ${scenario.account.name}
  </p>`
}

function paymentForm(simulation: Simulation, order: Order): Html {
  const price = priceInWords(order.price)
  return html`${merchant(simulation)}
    <h1>${price}</h1>
    <dl>
      <div>
        <dt>${creditsInWords(simulation, order.credits)}</dt>
        <dd>${price}</dd>
      </div>
      <div class="total">
        <dt>Due today</dt>
        <dd>${price}</dd>
      </div>
    </dl>
    <div class="card"><span class="brand">VISA</span><span>•••• 4242</span><span>09 / 29</span></div>
    <form method="post">
      <button name="do" value="pay">Pay ${price}</button>
      <button class="quiet" name="do" value="cancel">Cancel</button>
    </form>`
}

function outcome(simulation: Simulation, order: Order): Html {
  const { title, text, isGood } = outcomeWords(simulation, order)
  const sign = isGood
    ? html`<div class="sign good" aria-hidden="true">✓</div>`
    : html`<div class="sign bad" aria-hidden="true">✕</div>`
  return html`${merchant(simulation)} ${sign}
    <h1 class="word">${title}</h1>
    <p>${text}</p>
    ${wayBack(order)}`
}

function outcomeWords(simulation: Simulation, order: Order): { title: string; text: string; isGood: boolean } {
  const credits = creditsInWords(simulation, order.credits)
  switch (order.status) {
    case 'credited':
      return { title: 'Payment received', text: `${credits} are on your account.`, isGood: true }
    case 'canceled':
      return { title: 'Checkout canceled', text: 'Nothing was charged.', isGood: false }
    case 'expired':
      return {
        title: 'This checkout has expired',
        text: 'Nothing was charged. Start again from Larkfield.',
        isGood: false,
      }
    case 'failed':
    case 'declined':
      return { title: 'Payment failed', text: order.reason ?? 'Nothing was charged.', isGood: false }
    case 'action-required':
    case 'requested':
    case 'pending':
    default:
      return { title: 'Payment received', text: `${credits} will be on your account in a moment.`, isGood: true }
  }
}

function wayBack({ returnUrl }: Order): Html {
  if (returnUrl === null) return html`<p>You can close this tab.</p>`
  return html`<a class="link" href="${returnUrl}">Return to Larkfield</a>`
}

function findCheckout({ simulation, params }: Call): Order {
  const order = simulation.desk.find(params['id'] ?? '')
  if (!order || order.kind !== 'checkout') throw notFound('No such checkout')
  return order
}
