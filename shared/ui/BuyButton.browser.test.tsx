import { expect, test, vi } from 'vitest'
import { BuyButton } from './BuyButton.tsx'
import { mount, reader } from './mount.fixture.tsx'
import { offers } from './samples.fixture.tsx'
import type { BuyOffer } from '../credits/purchase.ts'

function draw(offer: BuyOffer, isBusy = false) {
  const onBuy = vi.fn<(event: MouseEvent) => void>()
  const root = mount(<BuyButton offer={offer} messages={reader.messages} isBusy={isBusy} onBuy={onBuy} />)
  return { onBuy, root, target: root.querySelector<HTMLElement>('a, button') }
}

test('is a real link where there is a page to buy at', () => {
  const { target, onBuy } = draw({ kind: 'link', url: 'https://billing.example/buy' })
  expect(target?.getAttribute('href')).toBe('https://billing.example/buy')
  expect(target?.getAttribute('rel')).toContain('noopener')
  target?.addEventListener('click', (event) => event.preventDefault())
  target?.click()
  expect(onBuy).toHaveBeenCalledOnce()
})

test('says what it does', () => {
  const words = offers.map((offer) => draw(offer).target?.textContent)
  expect(words).toEqual([undefined, 'Buy Credits', 'Buy Credits', 'Request Credits', 'Buy Credits', 'Buy Credits'])
})

test('is never dead: who may not buy still gets an answer', () => {
  const { target, onBuy } = draw({ kind: 'not-allowed', missing: [], contacts: [] })
  target?.click()
  expect(onBuy).toHaveBeenCalledOnce()
})

test('C6 does nothing while a purchase is on its way, and keeps the focus', () => {
  const { target, onBuy } = draw({ kind: 'choose', packs: [] }, true)
  target?.focus()
  target?.click()
  expect(onBuy).not.toHaveBeenCalled()
  expect(document.activeElement).toBe(target)
})
