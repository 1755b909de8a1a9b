/** Gives a class its name, unless that is taken or is none. Never throws: `others.ts` tells the developer afterwards. */
export function registerElement(name: string, Element: CustomElementConstructor): void {
  try {
    // A class can have one name only: other prefixes get a class of their own.
    customElements.define(name, customElements.getName(Element) ? class extends Element {} : Element)
  } catch {
    // Taken names stay as they are.
  }
}
