/** `GET, POST /portal`: the vendor's billing portal, for accounts that buy on a standing page or must complete details. */
import { VIEWERS } from '../world/cast.ts'
import type { Call } from './call.ts'
import { creditsInWords, merchant, priceInWords } from './checkout.ts'
import { notFound } from './problem.ts'
import { html, pageResponse, seeOther } from './page.ts'
import type { Html } from './page.ts'

export function showPortal({ simulation }: Call): Response {
  const { available } = simulation.ledger
  const balance = available === null ? 'Unlimited' : creditsInWords(simulation, available)
  return pageResponse(
    'Billing portal',
    html`${merchant(simulation)}
      <h1>${balance}</h1>
      <p>Your balance in the billing portal.</p>
      ${simulation.isBlocked ? detailsForm() : packForm(simulation)}`,
  )
}

/** The form's buttons say `packId=…` or `do=details`. */
export async function submitPortal(call: Call): Promise<Response> {
  const { simulation, base } = call
  const form = new URLSearchParams(await call.request.text())
  if (form.get('do') === 'details') {
    simulation.completeBillingDetails()
    return seeOther(`${base}/portal`)
  }
  const pack = simulation.scenario.topUp?.packs.find(({ id }) => id === form.get('packId'))
  if (!pack || simulation.isBlocked) throw notFound('No such pack')
  const [buyer] = VIEWERS
  const who = { viewerId: buyer?.id ?? 'portal', requestedBy: buyer?.name ?? null, returnUrl: `${base}/portal` }
  const order = simulation.order({ kind: 'checkout', credits: pack.credits, price: pack.price, ...who })
  return seeOther(`${base}/checkout/${order.id}`)
}

function detailsForm(): Html {
  return html`<p>A billing address and a VAT number are missing. Until they are here, nobody can buy credits.</p>
    <form method="post"><button name="do" value="details">Save billing details</button></form>`
}

function packForm(simulation: Call['simulation']): Html {
  const packs = simulation.scenario.topUp?.packs ?? []
  if (packs.length === 0) return html`<p>Nothing is sold here.</p>`
  const buttons = packs.map(
    ({ id, credits, price }) =>
      html`<button name="packId" value="${id}">
        Buy ${creditsInWords(simulation, credits)} · ${priceInWords(price)}
      </button>`,
  )
  return html`<form method="post">${buttons}</form>`
}
