import { LEVEL_ICONS } from '../../shared/ui/level-icons.ts'
import type { Badge, Bar } from './bar.ts'

/** What the viewer does with the bar. */
export interface BarActions {
  onOpen(): void
  /** `preventDefault` keeps a link from being followed. */
  onBuy(event: MouseEvent): void
}

const SVG = 'http://www.w3.org/2000/svg'

/**
 * The bar, drawn by hand: it is what every page waits for, and this way neither Preact nor anything else is loaded
 * before the number stands. Elements are made once; later drawings only change what differs.
 */
export class BalanceView {
  readonly #bar = make('div', 'cg-root cg-bar', 'bar')
  readonly #value = make('button', 'cg-button cg-value', 'value')
  readonly #number = make('bdi', 'cg-amount-number', 'number')
  readonly #unit = make('bdi', 'cg-amount-unit', 'unit')
  readonly #badge = make('span', 'cg-badge', 'level')
  readonly #age = make('span', 'cg-age', 'age')
  readonly #meter = make('div', 'cg-meter', 'meter')
  readonly #lasting = make('div', 'cg-meter-fill')
  readonly #lapsing = make('div', 'cg-meter-lapsing')
  readonly #mark = make('div', 'cg-meter-mark')
  readonly #buyButton = make('button', 'cg-button', 'buy')
  readonly #buyLink = make('a', 'cg-button cg-button-primary', 'buy')
  readonly #live = make('span', 'cg-hidden')
  readonly #slot = document.createElement('slot')
  #drawn: Partial<Record<string, unknown>> = {}

  /** `buyText` takes the room of the Buy button until it is known what stands there. */
  constructor(root: ShadowRoot, actions: BarActions, buyText: string) {
    const amount = make('span', 'cg-amount cg-amount-bar')
    amount.append(this.#number, ' ', this.#unit)
    this.#value.append(amount, ' ', this.#badge, ' ', this.#age)
    this.#value.type = 'button'
    this.#value.setAttribute('aria-haspopup', 'dialog')
    this.#value.addEventListener('click', () => actions.onOpen())
    this.#meter.append(this.#lasting, this.#lapsing, this.#mark)
    this.#meter.role = 'meter'
    this.#buyButton.type = 'button'
    this.#buyButton.textContent = buyText
    this.#buyButton.addEventListener('click', (event) => actions.onBuy(event))
    this.#buyLink.target = '_blank'
    this.#buyLink.rel = 'noopener noreferrer'
    this.#buyLink.addEventListener('click', (event) => actions.onBuy(event))
    this.#live.role = 'status'
    this.#bar.append(this.#value, this.#meter, this.#buyButton, this.#buyLink, this.#live)
    root.replaceChildren(this.#bar, this.#slot)
  }

  /** What the details hang on, and where focus returns to. */
  get anchor(): HTMLElement {
    return this.#bar
  }

  get opener(): HTMLElement {
    return this.#value
  }

  /** Says something to those who listen, without moving the focus. */
  announce(text: string): void {
    this.#live.textContent = text
  }

  /** `hasFallback`: the host wrote something between the tags, which stands until there is a number. */
  draw(bar: Bar, hasFallback: boolean, isOpen: boolean): void {
    const isWaiting = bar.kind === 'loading'
    show(this.#bar, !(isWaiting && hasFallback))
    show(this.#slot, bar.kind !== 'known')
    this.#set('kind', bar.kind, () => (this.#bar.dataset['kind'] = bar.kind))
    write(this.#number, bar.figure.text)
    write(this.#unit, bar.figure.unit)
    this.#set('title', bar.figure.full, () => (this.#value.title = bar.figure.full))
    this.#set('label', bar.label, () => (this.#value.ariaLabel = bar.label))
    this.#set('open', isOpen, () => (this.#value.ariaExpanded = String(isOpen)))
    this.#set('disabled', isWaiting, () => (this.#value.disabled = isWaiting))
    write(this.#age, bar.age ?? '')
    show(this.#age, bar.age !== null)
    this.#drawBadge(bar.badge)
    this.#drawMeter(bar)
    this.#drawBuy(bar.buy)
  }

  #drawBadge(badge: Badge | null): void {
    show(this.#badge, badge !== null)
    if (badge)
      this.#set('badge', `${badge.icon} ${badge.text}`, () => {
        this.#badge.className = `cg-badge cg-badge-${badge.icon}`
        this.#badge.replaceChildren(icon(badge.icon), badge.text)
      })
  }

  #drawMeter({ gauge, level }: Bar): void {
    show(this.#meter, gauge !== null)
    if (!gauge) return
    this.#set('level', level, () => (this.#meter.className = `cg-meter cg-meter-${level}`))
    this.#set('percent', gauge.percent, () => (this.#meter.ariaValueNow = String(gauge.percent)))
    this.#set('gaugeName', gauge.name, () => (this.#meter.ariaLabel = gauge.name))
    this.#set('gaugeText', gauge.text, () => (this.#meter.ariaValueText = this.#meter.title = gauge.text))
    this.#set('lasting', gauge.lasting, () => (this.#lasting.style.inlineSize = percent(gauge.lasting)))
    this.#set('lapsing', gauge.lapsing, () => (this.#lapsing.style.inlineSize = percent(gauge.lapsing)))
    show(this.#lapsing, gauge.lapsing > 0)
    show(this.#mark, gauge.mark !== null)
    this.#set('mark', gauge.mark, () => (this.#mark.style.insetInlineStart = percent(gauge.mark ?? 0)))
  }

  /** Two elements, because a real link can do what no button can: open in a new window, show and copy its address. */
  #drawBuy(buy: Bar['buy']): void {
    const isReserved = buy === 'reserved'
    const control = isReserved ? null : buy
    const href = control?.href ?? null
    show(this.#buyButton, isReserved || (control !== null && href === null))
    show(this.#buyLink, href !== null)
    this.#set('reserved', isReserved, () => this.#buyButton.classList.toggle('cg-reserved', isReserved))
    if (!control) return
    write(this.#buyButton, control.text)
    write(this.#buyLink, control.text)
    this.#set('href', href, () => (this.#buyLink.href = href ?? ''))
    this.#set('primary', control.isPrimary, () =>
      this.#buyButton.classList.toggle('cg-button-primary', control.isPrimary),
    )
    this.#set('busy', control.isBusy, () => (this.#buyButton.ariaBusy = String(control.isBusy)))
  }

  /** Writes to the page only what changed. */
  #set(key: string, value: unknown, draw: () => void): void {
    if (key in this.#drawn && this.#drawn[key] === value) return
    this.#drawn[key] = value
    draw()
  }
}

function show(element: HTMLElement, isShown: boolean): void {
  if (element.hidden === isShown) element.hidden = !isShown
}

function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string, part?: string) {
  const element = document.createElement(name)
  element.className = className
  if (part) element.part.add(part)
  return element
}

function icon(name: Badge['icon']): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('class', 'cg-icon')
  svg.setAttribute('viewBox', '0 0 16 16')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', LEVEL_ICONS[name])
  svg.append(path)
  return svg
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`
}
