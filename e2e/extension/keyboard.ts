/** Somebody who uses the keyboard alone. */
import type { Page } from '@playwright/test'

/** What the Tab key came to. */
export interface Stop {
  name: string
  /** Can it be seen that it has the focus? */
  hasRing: boolean
}

/** Presses Tab until it is there. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    if (name.test((await focused(page)).name)) return
  }
  throw new Error(`The Tab key does not reach ${name}.`)
}

/** All that the Tab key comes to, from the top of the page to its end. */
export async function tabThrough(page: Page): Promise<Stop[]> {
  const stops: Stop[] = []
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    for (const element of document.querySelectorAll('[data-visited]')) element.removeAttribute('data-visited')
  })
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab')
    const came = await page.evaluate(() => {
      const { activeElement: element } = document
      // A field for a time is several stops: for its hours, its minutes.
      if (element?.matches('[data-visited=last]')) return 'within'
      if (!element || element.matches('body, [data-visited]')) return 'around'
      document.querySelector('[data-visited=last]')?.setAttribute('data-visited', '')
      element.setAttribute('data-visited', 'last')
      return 'on'
    })
    if (came === 'around') return stops
    if (came === 'on') stops.push(await focused(page))
  }
  throw new Error('The Tab key comes to no end.')
}

/** How many controls it should come to: of radio buttons that belong together it comes to one. */
export function countControls(page: Page): Promise<number> {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary')]
    const reachable = controls.filter(
      (control) => control.tabIndex >= 0 && !control.matches(':disabled') && control.checkVisibility(),
    )
    const radios = reachable.filter((control) => control instanceof HTMLInputElement && control.type === 'radio')
    const groups = new Set(radios.map((radio) => radio.getAttribute('name')))
    return reachable.length - radios.length + groups.size
  })
}

function focused(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement
    // A heading that was given the focus is no stop.
    if (!(element instanceof HTMLElement) || element.tabIndex < 0) return { name: '', hasRing: false }
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    const labels = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels : null
    const name = element.ariaLabel ?? labels?.[0]?.textContent ?? element.textContent
    return {
      name: name.trim(),
      hasRing: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
    }
  })
}
