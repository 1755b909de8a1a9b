import { expect, test } from 'vitest'
import type { BuyOffer } from '../credits/purchase.ts'
import { mount, reader } from './mount.fixture.tsx'
import { OfferNote } from './OfferNote.tsx'
import { contacts, missing, packs } from './samples.fixture.tsx'

function draw(offer: BuyOffer) {
  return mount(<OfferNote offer={offer} messages={reader.messages} />)
}

test('missing billing details lead to where they are completed', () => {
  const link = draw({ kind: 'billing-details', fixUrl: 'https://billing.example/details' }).querySelector('a')
  expect(link?.textContent).toBe('Complete billing details')
  expect(link?.href).toBe('https://billing.example/details')
})

test('who may not buy learns which right is missing and who can help', () => {
  const text = draw({ kind: 'not-allowed', missing, contacts }).textContent
  expect(text).toContain('“Edit company”, granted under Settings → User Roles')
  expect(text).toContain('Who can help: Priya Raman · Tomás Ferreira · Reception')
})

test('D18 a contact with a comma in the name stays one, and apart from the next', () => {
  const people = ['Amara Okafor', 'Henrik Vasquez, success manager'].map((name) => ({ name, email: null, url: null }))
  const root = draw({ kind: 'not-allowed', missing: [], contacts: people })
  expect([...root.querySelectorAll('bdi')].map(({ textContent }) => textContent)).toEqual([
    'Amara Okafor',
    'Henrik Vasquez, success manager',
  ])
  expect(root.textContent).toContain('Amara Okafor · Henrik Vasquez, success manager')
})

test('asking for credits is no alarm, a missing right is one', () => {
  expect(draw({ kind: 'request', packs, contacts }).querySelector('svg')).toBeNull()
  expect(draw({ kind: 'not-allowed', missing, contacts }).querySelector('svg')).not.toBeNull()
})

test('who can buy is not lectured', () => {
  expect(draw({ kind: 'choose', packs }).textContent).toBe('')
})

test('a permission that brings several rights is named once', () => {
  const [edit] = missing
  if (!edit) throw new Error('no sample')
  const text = draw({ kind: 'not-allowed', missing: [edit, { ...edit, right: 'export' }], contacts }).textContent
  expect(text.split('You need the right')).toHaveLength(2)
})
