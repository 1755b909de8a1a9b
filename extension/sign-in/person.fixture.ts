/** Somebody at the sign-in page, by requests alone: stands in for the window that the browser opens. */

export type Window = (details: { url: string; interactive: boolean }) => Promise<string>

/** Chooses who they are and presses a button. Answers where that led, as the browser does. */
export function personWho(does: 'allow' | 'deny', viewer = 'jonas'): Window {
  return async ({ url }) => {
    const page = await fetch(url, { redirect: 'manual' })
    const shown = await page.text()
    if (!shown.includes(`value="${viewer}"`)) return page.headers.get('Location') ?? ''
    const body = new URLSearchParams({ viewer, do: does })
    const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' })
    return answer.headers.get('Location') ?? ''
  }
}

/** The same person, whose answer is tampered with on its way back. */
export function personWhose(change: (answer: URL) => void): Window {
  const allow = personWho('allow')
  return async (details) => {
    const answer = new URL(await allow(details))
    change(answer)
    return answer.href
  }
}

/** A window that ends with an error, in the browser's own words. */
export function windowThatSays(words: string): Window {
  return async () => {
    throw new Error(words)
  }
}
