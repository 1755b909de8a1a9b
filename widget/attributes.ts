/** Every attribute that the elements read. */
export const ATTRIBUTES = [
  /** Address of the billing API, absolute or relative to the page. Wins over `configure({apiBase})`. */
  'api-base',
  /** Id of the account that the page is about. Another is then never shown, and the pages of a browser share answers. */
  'account',
  /** Language of numbers and dates, a BCP 47 tag. Without it, the nearest `lang` of the page. */
  'locale',
  /** `light`, `dark` or `auto`, which follows the colours around the element. */
  'theme',
] as const

export type AttributeName = (typeof ATTRIBUTES)[number]

/** An element, as far as its attributes are concerned. */
type HasAttributes = Pick<Element, 'getAttribute'>

export type Theme = 'light' | 'dark' | 'auto'

/** How text begins that was an object. */
export const OBJECT = '[object '

/** What the page wrote, trimmed; `null` when it wrote nothing usable, as where a framework turned an object into text. */
export function findAttribute(element: HasAttributes, name: AttributeName): string | null {
  const text = element.getAttribute(name)?.trim()
  return !text || text.startsWith(OBJECT) ? null : text
}

/** Anything but `light` and `dark` means `auto`. */
export function readTheme(element: HasAttributes): Theme {
  const theme = findAttribute(element, 'theme')
  return theme === 'light' || theme === 'dark' ? theme : 'auto'
}
