/** `POST /top-ups`, `GET /top-ups/{id}`, `POST /top-ups/{id}/cancel`. */
import * as v from 'valibot'
import type { Price } from '../../shared/credits/account.ts'
import type { Credits } from '../../shared/credits/amount.ts'
import type { TopUpPlan } from '../scenario.ts'
import { priceOf } from '../top-up-desk.ts'
import type { Order } from '../top-up-desk.ts'
import { amount, parseJson, readShape } from './body.ts'
import { findDelay, jsonResponse } from './call.ts'
import type { ApiCall } from './call.ts'
import { makeOnce } from './once.ts'
import { invalid, notFound, Refusal } from './problem.ts'
import { contactsFor, missingRights, toWireTopUp } from './wire.ts'

const orderBody = v.object({
  kind: v.picklist(['checkout', 'request']),
  packId: v.optional(v.string()),
  credits: v.optional(amount),
  scale: v.number(),
  expectedPrice: v.optional(v.object({ amount: v.string(), currency: v.string() })),
  message: v.optional(v.pipe(v.string(), v.maxLength(2000))),
  returnUrl: v.optional(v.pipe(v.string(), v.maxLength(2000))),
})
type OrderBody = v.InferOutput<typeof orderBody>

export async function createTopUp(call: ApiCall): Promise<Response> {
  const place = (text: string) => placeOrder(call, readShape(parseJson(text), orderBody))
  return created(call, await makeOnce(call, call.simulation.desk.keys, 'top-up', place))
}

export function readTopUp(call: ApiCall): Response {
  return jsonResponse(toWireTopUp(call.simulation, findOrder(call), call.reader))
}

export async function cancelTopUp(call: ApiCall): Promise<Response> {
  const { simulation, reader } = call
  await findDelay(simulation)
  const order = findOrder(call)
  if (order.viewerId !== reader.viewer.id) throw forbidden(call, 'buy', 'Only who began it can cancel it')
  const canceled = simulation.cancel(order)
  if (!canceled) throw new Refusal({ status: 409, code: 'conflict', title: 'It is too late to cancel this top-up' })
  return jsonResponse(toWireTopUp(simulation, canceled, reader))
}

function placeOrder(call: ApiCall, body: OrderBody): Order {
  const { simulation, reader } = call
  const { topUp, unit } = simulation.scenario
  if (!topUp) throw notFound('Credits are not sold here')
  checkRights(call, topUp, body)
  if (body.scale !== unit.scale) throw invalid([{ pointer: '/scale', detail: `must be ${unit.scale}` }])
  const { credits, price } = readWanted(topUp, unit.scale, body)
  if (body.expectedPrice && !isSamePrice(body.expectedPrice, price))
    throw new Refusal({ status: 409, code: 'price-changed', title: 'The price has changed', detail: priceText(price) })
  const { viewer } = reader
  return simulation.order({
    kind: body.kind,
    credits,
    price,
    requestedBy: viewer.name ?? viewer.id,
    viewerId: viewer.id,
    returnUrl: readReturnUrl(call, body.returnUrl),
  })
}

function checkRights(call: ApiCall, { kinds }: TopUpPlan, { kind }: OrderBody): void {
  const right = kind === 'checkout' ? 'buy' : 'request'
  if (!call.reader.viewer.rights[right])
    throw forbidden(call, right, kind === 'checkout' ? 'You may not buy credits' : 'You may not ask for credits')
  if (!kinds.includes(kind)) throw invalid([{ pointer: '/kind', detail: `must be one of: ${kinds.join(', ')}` }])
  if (call.simulation.isBlocked)
    throw new Refusal({
      status: 409,
      code: 'billing-details-missing',
      title: 'The billing details are not complete',
      fixUrl: `${call.base}/portal`,
    })
}

function readWanted({ packs, free }: TopUpPlan, scale: number, { packId, credits }: OrderBody) {
  if ((packId === undefined) === (credits === undefined))
    throw invalid([{ pointer: '', detail: 'needs either packId or credits' }])
  const pack = packs.find(({ id, credits: size }) => id === packId || (!free && size === credits))
  if (pack) return pack
  if (packId !== undefined) throw invalid([{ pointer: '/packId', detail: 'is no pack that is sold here' }])
  if (credits === undefined || !free || !isWithin(free, credits))
    throw invalid([{ pointer: '/credits', detail: 'is no amount that is sold here' }])
  return { credits, price: priceOf(credits, scale, free.pricePerCredit) }
}

function isWithin({ min, max, step }: NonNullable<TopUpPlan['free']>, credits: Credits): boolean {
  return credits >= min && credits <= max && (credits - min) % step === 0
}

/** Only back to where the order came from: a checkout is no open door to other sites. */
function readReturnUrl({ request }: ApiCall, text: string | undefined): string | null {
  if (text === undefined) return null
  const url = URL.parse(text)
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  const origin = request.headers.get('Origin')
  if (url && isWeb && (origin === null || origin === 'null' || origin === url.origin)) return url.href
  throw invalid([{ pointer: '/returnUrl', detail: 'must be a web address of the page that asks' }])
}

function isSamePrice(expected: Price, price: Price | null): boolean {
  return price !== null && expected.amount === price.amount && expected.currency === price.currency
}

function priceText(price: Price | null): string {
  return price === null ? 'It has no price.' : `It is ${price.amount} ${price.currency} now.`
}

function forbidden({ reader: { viewer } }: ApiCall, right: 'buy' | 'request', title: string): Refusal {
  const missing = missingRights(viewer).filter((one) => one.right === right)
  return new Refusal({ status: 403, code: 'permission-required', title, missing, contacts: contactsFor(viewer) })
}

function findOrder({ simulation, params }: ApiCall): Order {
  const order = simulation.desk.find(params['id'] ?? '')
  if (!order) throw notFound('No such top-up')
  return order
}

function created({ simulation, reader, base }: ApiCall, order: Order): Response {
  return jsonResponse(toWireTopUp(simulation, order, reader), 201, { Location: `${base}/v1/top-ups/${order.id}` })
}
