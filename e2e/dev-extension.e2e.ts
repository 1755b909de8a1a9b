/** The command that opens a browser with the extension in it. */
import { startCommand } from './command.ts'
import { expect, test } from './fixtures.ts'

test('npm run dev:extension shows the popup of the scenario that it is given', async () => {
  const command = await startCommand(
    ['scripts/dev-extension.ts', 'overdrawn', '--headless'],
    /The extension is connected to “(\S+)”/,
  )
  try {
    expect(command.found).toBe('overdrawn')
    expect(command.output()).toMatch(/The popup shows: .*−12/)
  } finally {
    await command.stop()
  }
})

test('npm run dev:extension names the scenarios when there is none of that name', async () => {
  const refusal = startCommand(['scripts/dev-extension.ts', 'plenty', '--headless'], /(The popup shows)/)
  await expect(refusal).rejects.toThrow(/No such scenario: plenty\.[\s\S]*overdrawn/)
})
