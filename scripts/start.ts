/** `npm start [-- --port N]`: serves the demo ATS and the simulated billing API, and prints the address. */
import { createServer, type Plugin } from 'vite'
import { endUnheard, readPort } from '../mocks/command-line.ts'
import { createMockMiddleware } from '../mocks/server.ts'

const USAGE = `Usage: npm start [-- --port N]

Serves the demo ATS and the simulated billing API.

  --port N  The port, or the next free one when it is taken; 0 takes any. Default: 5173`

const port = readPort({ usage: USAGE, defaultPort: 5173 })

const mockApi: Plugin = {
  name: 'mock-api',
  configureServer({ middlewares }) {
    middlewares.use(createMockMiddleware())
  },
}

const server = await createServer({
  mode: 'demo',
  plugins: [mockApi],
  clearScreen: false,
  logLevel: 'warn',
  server: { port },
})
await server.listen().catch((error: unknown) => endUnheard(port, error))
const address = server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`
const isElsewhere = port !== 0 && Number(new URL(address).port) !== port
const moved = isElsewhere ? ` (port ${port} was taken)` : ''
console.log(`\n  The demo ATS is at ${address}${moved}`)
console.log('  Open it in two tabs, choose Inês Carvalho and click “Request references”. Stop with Ctrl+C.\n')
