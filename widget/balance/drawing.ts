/** Preact for pages that nobody here knows: they change what all objects inherit, and translators change what was drawn. */
import { options, render } from 'preact'
import type { ComponentChild } from 'preact'

/** Elements that show text and never have the focus. */
const SHOWS_TEXT = /^(bdi|dd|dt|li|p|span)$/

options.vnode = (vnode) => {
  const { type, props } = vnode
  // Texts are nodes too: they are their own props.
  if (typeof type === 'string' || typeof type === 'function') disinherit(props)
  // A translator puts elements of its own where a text was. Another text then needs another element: the old text has gone.
  if (typeof type === 'string' && SHOWS_TEXT.test(type) && typeof props.children === 'string')
    vnode.key ??= props.children
}

/**
 * Preact reads props with `for in`: what a page has added to all objects would become attributes, or replace our own. Where
 * an element has a `ref` it has copied them by then.
 */
function disinherit(props: object): void {
  const all = {}
  for (const name in all) if (Reflect.get(props, name) === Reflect.get(all, name)) Reflect.deleteProperty(props, name)
  Object.setPrototypeOf(props, null)
}

/** Draws into `place`, whatever has become of what was drawn there before. Answers the place that it is drawn in. */
export function drawContent(content: ComponentChild, place: HTMLElement): HTMLElement {
  try {
    render(content, place)
    return place
  } catch {
    // What Preact had drawn is no longer where it was: once more, from nothing.
    const anew = document.createElement('div')
    render(content, anew)
    place.replaceWith(anew)
    return anew
  }
}
