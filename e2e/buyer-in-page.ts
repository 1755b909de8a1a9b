/** A buyer who never tires: a script for a page, that presses what is drawn there and waits for what is said. */

/** How it stands with a payment at the checkout. */
export type Payment = 'due' | 'made' | 'never'

/** What the buyer's next step is. */
export type Step =
  /** The checkout of this top-up waits. */
  | { kind: 'checkout'; id: string }
  /** Nothing was ordered: it has to be chosen again. */
  | { kind: 'void' }
  /** Credited or canceled, and read. */
  | { kind: 'over' }

declare global {
  var buyer: {
    /** Chooses this many credits. Resolves once the purchase has begun, and no sooner. */
    order: (credits: number) => Promise<void>
    /** Goes on with the purchase that is there, also after a reload, as far as a page can. */
    goOn: (payment: Payment) => Promise<Step>
  }
}

// oxlint-disable unicorn/consistent-function-scoping -- it is sent to the page as it stands, without its surroundings
/** To run in a page before its own scripts. Uses nothing from around it. */
export function installBuyer(): void {
  const KEPT = 'credit-gauge:1:purchase'
  // A thousand tabs would only slow the machine down: the checkout stands there as a link.
  globalThis.open = () => null
  const find = (selector: string) =>
    document.querySelector('credit-balance')?.shadowRoot?.querySelector<HTMLElement>(selector) ?? null
  const button = (label: string) =>
    [...(document.querySelector('credit-balance')?.shadowRoot?.querySelectorAll('button') ?? [])].find(
      ({ textContent }) => textContent === label,
    )
  const amount = () => {
    const field = find('input[name=credits]')
    return field instanceof HTMLInputElement ? field : null
  }

  async function until<T>(look: () => Promise<T | undefined> | T | null | undefined | false): Promise<T> {
    for (;;) {
      const found = await look()
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
  }

  const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const isNothingThere = () => !find('.cg-note') && sessionStorage.getItem(KEPT) === null

  /** What is kept goes when a purchase is over, and the note that says so comes with the next frame. */
  async function isGone(): Promise<boolean> {
    if (!isNothingThere()) return false
    await drawn()
    await drawn()
    return isNothingThere()
  }

  const isReady = () => find('button[part=buy]:not(.cg-reserved, [hidden])')

  async function order(credits: number): Promise<void> {
    const buy = await until(isReady)
    if (!amount()) buy.click()
    const field = await until(amount)
    field.value = String(credits)
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.form?.requestSubmit()
    await until(() => !amount())
  }

  function findStep(payment: Payment): Step | undefined {
    const again = button('Try again')
    const anew = button('Choose again')
    const done = button('Done')
    const said = find('.cg-note')?.textContent ?? ''
    if (again) again.click()
    else if (done && /credits added|Checkout canceled/.test(said)) {
      done.click()
      return { kind: 'over' }
    } else if (anew) {
      anew.click()
      return { kind: 'void' }
    }
    const [, id] = /checkout\/(top-up-\d+)$/.exec(find('.cg-note a')?.getAttribute('href') ?? '') ?? []
    if (id === undefined || again) return undefined
    if (payment === 'due') return { kind: 'checkout', id }
    if (payment === 'never') button('Cancel checkout')?.click()
    // As when the buyer comes back from the checkout.
    else dispatchEvent(new Event('focus'))
    return undefined
  }

  async function goOn(payment: Payment): Promise<Step> {
    await until(isReady)
    const opener = find('[part=value]')
    if (opener?.ariaExpanded !== 'true') opener?.click()
    return until(async () => ((await isGone()) ? { kind: payment === 'made' ? 'over' : 'void' } : findStep(payment)))
  }

  globalThis.buyer = { order, goOn }
}
