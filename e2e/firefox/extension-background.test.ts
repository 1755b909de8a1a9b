/** What the extension does in Firefox while nobody looks. Its background is a page there, and rests just as soon. */
import { silence } from '../faults.ts'
import { expect, SOON, test, type Extension } from './extension-fixtures.ts'

/** Firefox shows no notifications while it has no screen, so the log of alerts says what was raised and settled. */
async function raised(extension: Extension, id: string): Promise<string[]> {
  return extension.evaluate(`browser.storage.local.get('alerts:${id}')
    .then((all) => (all['alerts:${id}']?.records ?? []).filter(({ isSettled }) => isSettled).map(({ alert }) => alert.kind))`)
}

test('the alert at the 25 % crossing is raised exactly once, though the background rests in between', async ({
  extension,
  billing,
}) => {
  await extension.allow(billing.apiBase)
  const id = await extension.connect(billing.apiBase)
  await expect.poll(() => extension.badge(), SOON).toEqual({ text: '368', title: '368 credits left' })
  await extension.rest()
  await billing.steer({ do: 'debit', credits: 250 })
  await extension.ring(id)
  await expect.poll(() => extension.badge(), SOON).toEqual({ text: '118', title: '118 credits left, Low' })
  await extension.rest()
  await billing.steer({ do: 'debit', credits: 1 })
  await extension.ring(id)
  await expect.poll(async () => (await extension.badge()).text, SOON).toBe('117')
  expect(await raised(extension, id)).toEqual(['low'])
})

test('L11 a background that is unloaded while it asks leaves nothing stuck', async ({ extension, billing }) => {
  await extension.allow(billing.apiBase)
  const id = await extension.connect(billing.apiBase)
  billing.host.faults['GET /account'] = silence
  await extension.ring(id)
  await expect.poll(() => billing.host.openCount(/account$/), SOON).toBe(1)
  await extension.rest()
  delete billing.host.faults['GET /account']
  await billing.steer({ do: 'debit', credits: 8 })
  await extension.ring(id)
  await expect.poll(async () => (await extension.badge()).text, SOON).toBe('360')
})

test('L15 after the permission is taken back nobody is asked, and the badge says so', async ({
  extension,
  billing,
}) => {
  await extension.allow(billing.apiBase)
  const id = await extension.connect(billing.apiBase)
  await extension.takeBack(billing.apiBase)
  await expect.poll(async () => (await extension.badge()).text, SOON).toBe('!')
  const before = billing.reads()
  await extension.evaluate(`browser.runtime.sendMessage({ command: 'refresh', id: '${id}', maxAgeMs: 0 })`)
  expect(billing.reads()).toBe(before)
})

test('S8 a token is in session storage only', async ({ extension, billing }) => {
  await extension.allow(billing.apiBase)
  await extension.connect(billing.apiBase, 'demo-canary')
  const dump = (area: string) => extension.evaluate<string>(`browser.storage.${area}.get(null).then(JSON.stringify)`)
  expect(await dump('session')).toContain('demo-canary')
  expect(await dump('local')).not.toContain('demo-canary')
})
