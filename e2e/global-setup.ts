import { startCommand } from './command.ts'

/** One demo ATS for all tests, started as `npm start` does. Its address reaches the workers by environment. */
export default async function globalSetup() {
  const demo = await startCommand(['scripts/start.ts', '--port', '5273'], /The demo ATS is at (\S+)/)
  process.env['DEMO_URL'] = demo.found
  return () => demo.stop()
}
