import { beforeEach, expect, test } from 'vitest'
import { drawMirror, dropMirror, keepMirror } from './mirror.ts'

const DRAWN = `
  <main class="popup"><h1 title="Northbeam"><bdi>Northbeam</bdi></h1>
  <div class="cg-meter-fill" style="inline-size: 20%"></div>
  <svg class="cg-icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M4 4l8 8"></path></svg>
  <a class="cg-link" href="https://pay.example/secret-checkout">Open checkout</a>
  <div class="popup-panel" data-unkept=""><p>Résumé parsed: Arjun Deshpande</p></div></main>`

function draw(html: string): HTMLElement {
  const root = document.createElement('div')
  root.innerHTML = html
  return root
}

function mirrored(): HTMLElement {
  const root = document.createElement('div')
  drawMirror(root)
  return root
}

beforeEach(() => localStorage.clear())

test('what was drawn stands again, with its sizes and icons', () => {
  keepMirror(draw(DRAWN))
  const root = mirrored()
  expect(root.querySelector('h1')?.outerHTML).toBe('<h1 title="Northbeam"><bdi>Northbeam</bdi></h1>')
  expect(root.querySelector<HTMLElement>('.cg-meter-fill')?.style.inlineSize).toBe('20%')
  expect(root.querySelector('path')).toBeInstanceOf(SVGPathElement)
})

test('S8 neither addresses nor names of people are kept', () => {
  keepMirror(draw(DRAWN))
  expect(JSON.stringify(localStorage)).not.toMatch(/secret|href|Arjun/)
  expect(mirrored().querySelector('.popup-panel')?.childNodes).toHaveLength(0)
})

test('nothing stands after it was dropped', () => {
  keepMirror(draw(DRAWN))
  dropMirror()
  expect(mirrored().childNodes).toHaveLength(0)
})

test('what was drawn on another day says something else today', () => {
  keepMirror(draw(DRAWN))
  localStorage['mirror'] = localStorage.getItem('mirror')?.replace(/"day":"[^"]*"/, '"day":"Mon Mar 01 2027"')
  expect(mirrored().childNodes).toHaveLength(0)
})

test.each([
  ['no JSON', '{'],
  ['another shape', '{"drawn":1}'],
  [
    'a script',
    JSON.stringify({ day: new Date().toDateString(), drawn: [{ tag: 'script', attributes: [], children: [] }] }),
  ],
  [
    'no element',
    JSON.stringify({ day: new Date().toDateString(), drawn: [{ tag: '<b>', attributes: [], children: [] }] }),
  ],
])('S4 %s draws nothing', (_what, stored) => {
  localStorage.setItem('mirror', stored)
  expect(mirrored().childNodes).toHaveLength(0)
})

test('attributes that were smuggled in are left out', () => {
  const drawn = [
    {
      tag: 'p',
      attributes: [
        ['onclick', 'alert(1)'],
        ['class', 'a'],
      ],
      children: ['x'],
    },
  ]
  localStorage.setItem('mirror', JSON.stringify({ day: new Date().toDateString(), drawn }))
  expect(mirrored().innerHTML).toBe('<p class="a">x</p>')
})

test('S5 without room nothing is kept, and nothing throws', () => {
  keepMirror(draw(`<p>${'x'.repeat(11_000_000)}</p>`))
  expect(mirrored().childNodes).toHaveLength(0)
})
