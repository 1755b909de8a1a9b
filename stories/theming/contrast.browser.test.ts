/** Every built-in look and every example theme can be read: all text and all graphics that mean something, as drawn. */
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { define } from '../../widget/define.ts'
import { findGraphics, findRings, findTexts, LEAST, type Finding } from './measure.ts'
import { dressPage, part, place, type Look } from './surfaces.fixture.ts'
import { themes } from './themes.ts'

const looks = themes.flatMap(({ name }) =>
  (['light', 'dark'] as const).map((scheme): Look & { name: string } => ({
    theme: name,
    scheme,
    name: `${name}, ${scheme}`,
  })),
)

beforeAll(async () => {
  define()
  await customElements.whenDefined('credit-panel')
})

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

/** What cannot be seen well enough, one line each. Nothing moves any more by then. */
function findTooLow(elements: readonly Element[]): string[] {
  const animations = elements.flatMap(({ shadowRoot }) => shadowRoot?.getAnimations() ?? [])
  for (const animation of animations) if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()
  const findings = [...findTexts(elements), ...findGraphics(elements), ...findRings(elements)]
  return [...new Set(findings.filter(({ kind, ratio }) => ratio < LEAST[kind]).map(inWords))]
}

/** Also once the style sheets have come that the first number does not wait for. */
async function expectReadable(elements: readonly Element[], where: string): Promise<void> {
  expect(findTexts(elements).length).toBeGreaterThan(0)
  await expect.poll(() => findTooLow(elements), { timeout: 2_000, message: where }).toEqual([])
}

const inWords = ({ what, ratio, kind }: Finding) => `${what} ${ratio.toFixed(2)}, not ${LEAST[kind]}`

describe.each(looks)('$name', (look) => {
  beforeAll(async () => {
    await page.viewport(1280, 900)
    vi.spyOn(console, 'warn').mockImplementation(() => {})
  })

  test.each(['healthy', 'low', 'empty', 'overdrawn', 'expiring-soon', 'signed-out'])(
    'bar and details, %s',
    async (scenario) => {
      const frame = dressPage(look)
      const elements = [
        place(frame, 'bar', 'credit-balance', scenario),
        place(frame, 'card', 'credit-balance', scenario),
      ]
      for (const element of elements) {
        await expect.poll(() => part(element, '[part=bar]').dataset['kind']).not.toBe('loading')
        await expectReadable([element], 'bar')
        part(element, '[part=value]').click()
        await expect.poll(() => part(element, '.cg-details, .cg-note').checkVisibility()).toBe(true)
        await expectReadable([element], 'details')
        part(element, '[part=details]').hidePopover()
      }
    },
  )

  test.each(['low', 'shared-pool', 'empty', 'server-error'])('panel, %s', async (scenario) => {
    const panel = place(dressPage(look), 'card', 'credit-panel', scenario)
    await expect.poll(() => panel.shadowRoot?.querySelector('.cg-overview, .cg-note')).toBeTruthy()
    await expectReadable([panel], 'overview')
    for (const tab of panel.shadowRoot?.querySelectorAll<HTMLElement>('[role=tab]') ?? []) {
      tab.click()
      const content = () => part(panel, `#${tab.getAttribute('aria-controls')}`)
      await expect.poll(() => content().querySelector('li, table, .cg-entry, .cg-text')).toBeTruthy()
      await expectReadable([panel], tab.textContent)
    }
  })

  test.each([
    ['healthy', '1'],
    ['low', '40'],
    ['empty', '1'],
    ['unknown-balance', '1'],
  ])('gate, %s, quantity %s', async (scenario, quantity) => {
    const attributes = { action: 'reference-check', quantity, unknown: 'closed' }
    const gate = place(dressPage(look), 'card', 'credit-gate', scenario, attributes)
    await expect.poll(() => part(gate, '[part=reason]').textContent).toMatch(/\w/)
    await expectReadable([gate], 'gate')
  })

  test('Pro Connect, beside the page and over it', async () => {
    const frame = dressPage(look)
    const elements = [
      place(frame, 'side', 'credit-connect', 'healthy'),
      place(frame, 'card', 'credit-connect', 'healthy', { position: 'floating', theme: look.scheme }),
    ]
    for (const element of elements) await expect.poll(() => part(element, 'a').checkVisibility()).toBe(true)
    await expectReadable(elements, 'connect')
  })
})
