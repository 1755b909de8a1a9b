/** `npm start [-- --port N]`: serves the demo ATS and the simulated billing API, and prints the address. */
import { parseArgs } from 'node:util'
import { createServer, type Plugin } from 'vite'
import { createMockMiddleware } from '../mocks/server.ts'

const { values } = parseArgs({
  options: { port: { type: 'string', default: '5173' }, strict: { type: 'boolean', default: false } },
})
const port = Number(values.port)
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  console.error(`--port takes a number from 1 to 65535, not "${values.port}".`)
  process.exit(2)
}

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
  server: { port, strictPort: values.strict },
})
await server.listen()
const address = server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`
const moved = new URL(address).port === values.port ? '' : ` (port ${values.port} was taken)`
console.log(`\n  The demo ATS is at ${address}${moved}`)
console.log('  Open it in two tabs and click “Request references”. Stop with Ctrl+C.\n')
