import { useEffect, useRef, useState } from 'preact/hooks'
import { HostElement, type Tag } from '../HostElement.tsx'
import './anatomy.css'

/** Where the number of a part stands, so that none lies on another. */
type Side = 'top' | 'bottom' | 'end' | 'corner'

interface Specimen {
  tag: Tag
  zoom: number
  parts: Record<string, Side>
  attributes?: Record<string, string>
  content?: string
  isWide?: boolean
}

const SPECIMENS: Specimen[] = [
  {
    tag: 'credit-balance',
    zoom: 2,
    parts: { bar: 'corner', value: 'bottom', number: 'top', unit: 'top', level: 'top', meter: 'top', buy: 'top' },
  },
  {
    tag: 'credit-gate',
    zoom: 2,
    parts: { gate: 'corner', note: 'corner', reason: 'end', buy: 'end' },
    attributes: { action: 'reference-check', quantity: '40' },
    content: '<button type="button" class="preview-host-button">Request references</button>',
  },
  { tag: 'credit-connect', zoom: 2, parts: { connect: 'corner' } },
  {
    tag: 'credit-panel',
    zoom: 1,
    parts: {
      panel: 'bottom',
      available: 'corner',
      balance: 'corner',
      actions: 'corner',
      breakdown: 'corner',
      tabs: 'corner',
      tab: 'top',
      'tab-panel': 'corner',
    },
    isWide: true,
  },
]

interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** Every element with its parts numbered, as `::part()` names them. */
export function Anatomy({ instance }: { instance: string }) {
  return (
    <div class="anatomy">
      {SPECIMENS.map((specimen) => (
        <section key={specimen.tag}>
          <h2>
            <code>{`<${specimen.tag}>`}</code>
          </h2>
          <Picture specimen={specimen} instance={instance} />
        </section>
      ))}
    </div>
  )
}

function Picture({ specimen, instance }: { specimen: Specimen; instance: string }) {
  const { tag, zoom, parts, attributes = {}, content = '', isWide = false } = specimen
  const place = useRef<HTMLDivElement>(null)
  const boxes = useBoxes(place, Object.keys(parts))
  const named = Object.entries(parts).map(([name, side], index) => ({ name, side, number: index + 1 }))
  return (
    <div class={isWide ? 'anatomy-row is-wide' : 'anatomy-row'}>
      <div class="anatomy-picture" ref={place}>
        <div class="anatomy-zoom" style={{ '--zoom': zoom }}>
          <HostElement tag={tag} instance={instance} attributes={attributes} content={content} />
        </div>
        {named.map(({ name, side, number }) => {
          const box = boxes[name]
          return (
            box && (
              <span key={name} class="anatomy-part" data-side={side} style={toStyle(box)}>
                <b class="anatomy-number">{number}</b>
              </span>
            )
          )
        })}
      </div>
      <ul class="anatomy-list">
        {named.map(({ name, number }) => (
          <li key={name}>
            <b class="anatomy-number">{number}</b> <code>{name}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Where the first of each part is, looked at anew with every frame: what is drawn later moves what is there. */
function useBoxes(place: { current: HTMLElement | null }, names: string[]): Record<string, Box> {
  const [boxes, setBoxes] = useState<Record<string, Box>>({})
  useEffect(() => {
    let frame = requestAnimationFrame(function look() {
      const next = measureParts(place.current, names)
      setBoxes((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
      frame = requestAnimationFrame(look)
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return boxes
}

function measureParts(place: HTMLElement | null, names: string[]): Record<string, Box> {
  const root = [...(place?.querySelectorAll('*') ?? [])].find(({ shadowRoot }) => shadowRoot)?.shadowRoot
  const origin = place?.getBoundingClientRect()
  if (!root || !origin) return {}
  return Object.fromEntries(
    names.flatMap((name): [string, Box][] => {
      const part = [...root.querySelectorAll(`[part=${name}]`)].find((one) => one.checkVisibility())
      if (!part) return []
      const { left, top, width, height } = part.getBoundingClientRect()
      return [[name, { left: left - origin.left, top: top - origin.top, width, height }]]
    }),
  )
}

function toStyle({ left, top, width, height }: Box) {
  return { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` }
}
