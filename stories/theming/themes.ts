/** The looks that are shown and measured: the built-in one, and three that a host can copy. */
import clay from '../themes/clay.css?raw'
import harbour from '../themes/harbour.css?raw'
import signal from '../themes/signal.css?raw'

export type ThemeName = (typeof themes)[number]['name']

export const themes = [
  { name: 'built-in', title: 'Built-in', css: '' },
  { name: 'harbour', title: 'Harbour', css: harbour },
  { name: 'clay', title: 'Clay', css: clay },
  { name: 'signal', title: 'Signal', css: signal },
] as const

export function findTheme(name: ThemeName) {
  return themes.find((theme) => theme.name === name) ?? themes[0]
}
