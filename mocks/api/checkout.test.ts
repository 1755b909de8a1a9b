import { beforeEach, describe, expect, it } from 'vitest'
import { asAccount, asTopUp, createMockApi, ORIGIN } from '../api.fixture.ts'

let api: ReturnType<typeof createMockApi>
beforeEach(() => {
  api = createMockApi()
})

/** The address of a new checkout, after `/mock/`. */
async function beginCheckout(scenario: string, returnUrl?: string): Promise<string> {
  const body = { kind: 'checkout', packId: 'pack-250', scale: 0, returnUrl }
  const made = await api.call(`${scenario}/v1/top-ups`, { body, headers: { 'Idempotency-Key': 'intent-0001' } })
  return `${scenario}/checkout/${asTopUp(made).id}`
}

async function readPage(path: string): Promise<string> {
  return (await api.fetchMock(path)).text()
}

describe('the checkout page', () => {
  it('shows the price and needs no script', async () => {
    const page = await api.fetchMock(await beginCheckout('healthy'))
    const policy = page.headers.get('Content-Security-Policy') ?? ''
    expect(policy.replace(/nonce-[0-9a-f]{32}/, 'nonce-')).toBe(
      "default-src 'none'; style-src 'nonce-'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    const markup = await page.text()
    expect(markup).toContain('<button name="do" value="pay">Pay $125.00</button>')
    expect(markup).toContain(`<style nonce="${/(?<=nonce-)\w+/.exec(policy)?.[0] ?? ''}">`)
    expect(markup).not.toMatch(/<script|style="/)
  })

  it('after paying says so and leads back, by GET, so that a reload pays nothing', async () => {
    const path = await beginCheckout('healthy', 'https://ats.example/jobs?a=1&b="><script>')
    const paid = await api.call(path, { body: 'do=pay' })
    expect([paid.status, paid.headers.get('Location')]).toEqual([303, `${ORIGIN}/mock/${path}`])
    const markup = await readPage(path)
    expect(markup).toContain('Payment received')
    expect(markup).toContain('href="https://ats.example/jobs?a=1&#38;b=%22%3E%3Cscript%3E"')
  })

  it('says what became of it when nothing was paid', async () => {
    const canceled = await beginCheckout('healthy@canceled')
    await api.call(canceled, { body: 'do=cancel' })
    expect(await readPage(canceled)).toContain('Checkout canceled')
    const failed = await beginCheckout('checkout-failed')
    await api.call(failed, { body: 'do=pay' })
    expect(await readPage(failed)).toContain('Payment failed')
    const expired = await beginCheckout('healthy@expired')
    api.pass(30 * 60_000)
    expect(await readPage(expired)).toContain('This checkout has expired')
  })

  it('is not there for what nobody ordered', async () => {
    expect((await api.call('healthy/checkout/top-up-9')).status).toBe(404)
    expect((await api.call('top-up-requested/checkout/top-up-1')).status).toBe(404)
  })
})

describe('the billing portal', () => {
  it('sells a pack, from the standing page to the balance', async () => {
    expect(await readPage('overdrawn/portal')).toContain('−12 credits')
    const bought = await api.call('overdrawn/portal', { body: 'packId=pack-100' })
    const checkout = bought.headers.get('Location')?.replace(`${ORIGIN}/mock/`, '') ?? ''
    await api.call(checkout, { body: 'do=pay' })
    api.pass(1500)
    expect(asAccount(await api.call('overdrawn/v1/account')).balance.available).toBe(88)
  })

  it('sells nothing until the billing details are complete', async () => {
    expect((await api.call('billing-details-missing/portal', { body: 'packId=pack-100' })).status).toBe(404)
    expect(await readPage('billing-details-missing/portal')).toContain('Save billing details')
    await api.call('billing-details-missing/portal', { body: 'do=details' })
    expect(await readPage('billing-details-missing/portal')).toContain('Buy 100 credits · $55.00')
  })

  it('shows names as text', async () => {
    expect(await readPage('long-names/portal')).toContain('mbH &#38; Co. KG')
  })
})
