import { isPurchaseOpen } from '../../shared/credits/purchase.ts'
import { enPlan } from '../../shared/format/messages/en-plan.ts'
import css from '../../shared/ui/plan.css?inline'
import { PlanSection } from '../../shared/ui/plan/PlanSection.tsx'
import { PlanDesk } from './plan-desk.ts'
import type { Section, SectionHost } from './section.ts'

/** How fast credits go, when they run out, and what is planned. */
export function createPlanSection(host: SectionHost): Section {
  const { store } = host
  const desk = new PlanDesk(store.options.source, () => host.redraw())
  host.adopt(css)
  return {
    draw() {
      const reader = host.reader()
      const account = host.account()
      // Account, day and choice decide what is asked; the same question is asked once.
      desk.open(account, reader.now)
      return (
        <PlanSection
          account={account}
          reader={{ ...reader, messages: { ...reader.messages, ...host.localize(enPlan) } }}
          {...desk.facts}
          isBusy={isPurchaseOpen(store.purchase.peek())}
          onPeriod={(period) => desk.choosePeriod(period)}
          onBy={(by) => desk.chooseBy(by)}
          onRetry={() => desk.refresh()}
          onBuy={(choice) => host.onBuy(choice)}
        />
      )
    },
    onRows: () => desk.refresh(),
    close: () => desk.close(),
  }
}
