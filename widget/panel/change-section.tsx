import { changeBetween, toLook, type Look } from '../../shared/credits/change.ts'
import type { Account } from '../../shared/credits/account.ts'
import { enChange } from '../../shared/format/messages/en-change.ts'
import { WhyChanged } from '../../shared/ui/change/WhyChanged.tsx'
import css from '../../shared/ui/change.css?inline'
import { ChangeDesk } from '../change-desk.ts'
import { lookAt } from '../last-look.ts'
import type { Section, SectionHost } from './section.ts'

/** What the line needs of its host: the panel and the bar's details both are one. */
export type ChangeHost = Pick<SectionHost, 'store' | 'account' | 'reader' | 'localize' | 'adopt' | 'redraw'>

/** One line under the balance: by how much it differs from what the viewer saw last, and on demand why. */
export function createChangeSection(host: ChangeHost): Section {
  return new ChangeSection(host)
}

class ChangeSection implements Section {
  readonly #host: ChangeHost
  readonly #desk: ChangeDesk
  #account: Account | undefined
  #before: Look | null = null
  /** What the causes on screen explain. */
  #explained: Look | undefined

  constructor(host: ChangeHost) {
    this.#host = host
    this.#desk = new ChangeDesk(host.store.options.source, () => host.redraw())
    host.adopt(css)
  }

  /** Drawing is looking. */
  draw() {
    const { store } = this.#host
    const reader = this.#host.reader()
    const account = this.#host.account()
    if (account !== this.#account) this.#before = lookAt(store, account, reader.now)
    this.#account = account
    const before = this.#before
    const now = toLook(account)
    const difference = before && now ? changeBetween(before, now) : null
    if (!before || !now || !difference) return null
    if (this.#desk.state.kind !== 'closed' && now.available !== this.#explained?.available) this.#ask(before, now)
    return (
      <WhyChanged
        account={account}
        difference={difference}
        sinceAt={before.asOf}
        state={this.#desk.state}
        reader={{ ...reader, messages: { ...reader.messages, ...this.#host.localize(enChange) } }}
        onToggle={hasHistory(account, this.#host) ? () => this.#toggle(before, now) : null}
        onRetry={() => this.#ask(before, now)}
      />
    )
  }

  close(): void {
    this.#desk.close()
  }

  #toggle(before: Look, now: Look): void {
    if (this.#desk.state.kind === 'closed') return this.#ask(before, now)
    this.#desk.close()
    this.#host.redraw()
  }

  #ask(before: Look, now: Look): void {
    this.#explained = now
    void this.#desk.open(this.#host.account(), before, now)
  }
}

function hasHistory({ features, access }: Account, { store }: ChangeHost): boolean {
  return features.entries && access?.entries !== false && store.options.source.entries !== undefined
}
