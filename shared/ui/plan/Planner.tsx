import { Component, createRef } from 'preact'
import type { Account, Action } from '../../credits/account.ts'
import { planCredits, type PlanLine } from '../../credits/plan.ts'
import type { PurchaseChoice } from '../../credits/purchase.ts'
import { PlannerLine } from './PlannerLine.tsx'
import { PlannerResult } from './PlannerResult.tsx'
import type { PlanSpeech } from '../../format/plan-words.ts'

interface Props {
  account: Account
  reader: PlanSpeech
  /** A purchase is on its way; a further click does nothing. */
  isBusy: boolean
  onBuy: (choice: PurchaseChoice) => void
}

interface State {
  lines: PlanLine[]
}

/** What planned hires will cost, what is missing for them, and what to buy for that. */
export class Planner extends Component<Props, State> {
  /** Ten hires to begin with: what a plan is, a sum below it shows best. */
  override state: State = { lines: newLine(plannable(this.props.account), '10') }
  readonly #adder = createRef<HTMLButtonElement>()

  /** Another action of the same plan: for as many hires, and one that it does not hold yet. */
  readonly #add = () =>
    this.setState(({ lines }) => {
      const actions = plannable(this.props.account)
      const unused = actions.filter(({ key }) => !lines.some(({ actionKey }) => actionKey === key))
      return { lines: [...lines, ...newLine([...unused, ...actions], lines.at(-1)?.times ?? '10')] }
    })

  readonly #change = (changed: number, changes: Partial<PlanLine>) =>
    this.setState(({ lines }) => ({
      lines: lines.map((line, index) => (index === changed ? { ...line, ...changes } : line)),
    }))

  /** The button that was pressed is gone: whoever goes by key goes on from here. */
  readonly #remove = (removed: number) => {
    this.setState(({ lines }) => ({ lines: lines.toSpliced(removed, 1) }))
    this.#adder.current?.focus()
  }

  override render({ account, reader, isBusy, onBuy }: Props, { lines }: State) {
    const { messages } = reader
    const actions = plannable(account)
    if (actions.length === 0) return null
    const plan = planCredits(account, lines)
    return (
      <section class="cg-stack" aria-label={messages.planner}>
        <h3 class="cg-title">{messages.planner}</h3>
        <p class="cg-text cg-small">{messages.plannerHint}</p>
        {lines.map((line, index) => (
          <PlannerLine
            key={index}
            line={line}
            noteId={`cg-plan-line-${index}`}
            planned={plan.lines[index]}
            actions={actions}
            unit={account.unit}
            reader={reader}
            onChange={(changes) => this.#change(index, changes)}
            onRemove={() => this.#remove(index)}
          />
        ))}
        <div class="cg-actions">
          <button ref={this.#adder} type="button" class="cg-button" onClick={this.#add}>
            {messages.addLine}
          </button>
        </div>
        <PlannerResult account={account} plan={plan} lines={lines} reader={reader} isBusy={isBusy} onBuy={onBuy} />
      </section>
    )
  }
}

/** What costs something here and now. What is free needs no plan. */
function plannable({ actions }: Account): Action[] {
  return actions.filter(({ status, cost }) => status === 'available' && cost.kind !== 'free')
}

/** A line of the first action; none where there is no action. */
function newLine([action]: Action[], times: string): PlanLine[] {
  return action ? [{ actionKey: action.key, times, perTime: '1' }] : []
}
