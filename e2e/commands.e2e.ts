/** The commands of the README that keep running. The others are steps of `npm test`. */
import { createServer } from 'node:net'
import { startCommand } from './command.ts'
import { expect, test } from './fixtures.ts'

test('npm start takes the next free port and says so', async ({ request }) => {
  const blocker = createServer()
  const port = await new Promise<number>((resolve) => {
    blocker.listen(0, 'localhost', () => {
      const address = blocker.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  const demo = await startCommand(['scripts/start.ts', '--port', String(port)], /The demo ATS is at (\S+ .*taken)/)
  try {
    const url = new URL(demo.found.split(' ')[0] ?? '')
    expect(Number(url.port)).toBeGreaterThan(port)
    expect(demo.found).toContain(`port ${port} was taken`)
    expect((await request.get(url.href)).ok()).toBe(true)
  } finally {
    await demo.stop()
    blocker.close()
  }
})

test('npm run mock-api answers on the port it prints', async ({ request }) => {
  const api = await startCommand(['mocks/server.ts', '--port', '0'], /Mock billing API on (\S+)/)
  try {
    const answer = await request.get(`${api.found}/mock/low/v1/account`, { headers: { authorization: 'Bearer demo' } })
    expect(await answer.json()).toMatchObject({ balance: { available: 86 } })
  } finally {
    await api.stop()
  }
})
