import * as v from 'valibot'
import { browser } from '../browser.ts'
import { parseApiBase } from '../connection.ts'

const Found = v.object({ address: v.string(), page: v.string() })

/**
 * The billing API that the page in front of the person asks: the address of the first element that carries `api-base`.
 * The click that opened the popup lets the extension look into this one tab. `none`: no such element, or a page that
 * extensions may not look at. `unsafe`: an address that no token may be sent to.
 */
export async function findApiOnPage(): Promise<{ apiBase: string } | { problem: 'none' | 'unsafe' }> {
  const found = await readPage()
  if (!found) return { problem: 'none' }
  const { address, page } = found
  const parsed = URL.canParse(address, page) ? parseApiBase(new URL(address, page).href) : { problem: 'unsafe' }
  return 'apiBase' in parsed ? parsed : { problem: 'unsafe' }
}

async function readPage(): Promise<v.InferOutput<typeof Found> | undefined> {
  try {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
    if (tab?.id === undefined) return undefined
    const [frame] = await browser.scripting.executeScript({ target: { tabId: tab.id }, func: lookForApi })
    const found = v.safeParse(Found, frame?.result)
    return found.success ? found.output : undefined
  } catch {
    return undefined
  }
}

/** Runs in the page: it must not use anything from around it. */
function lookForApi() {
  const address = document.querySelector('[api-base]')?.getAttribute('api-base') ?? null
  return { address, page: location.href }
}
