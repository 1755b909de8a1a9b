import { afterAll, beforeAll, expect, it } from 'vitest'
import { createMockNetwork } from './node.ts'

const network = createMockNetwork()
beforeAll(() => network.listen({ onUnhandledFrame: 'error' }))
afterAll(() => network.close())

it('answers under any origin, without a server', async () => {
  const response = await fetch('https://billing.example/mock/low/v1/account', {
    headers: { Authorization: 'Bearer demo' },
  })
  expect(await response.json()).toMatchObject({ id: 'acc-halden', balance: { available: 86 } })
})
