/** What the bar does once its number stands. Loaded then, as one file: the number needs none of it. */
import { asOf } from '../../shared/format/dates.ts'
import { toFigure } from '../../shared/format/figure.ts'
import { toGauge } from '../../shared/format/gauge.ts'
import { detailsMissing, failureTitle } from '../../shared/format/messages/en-failures.ts'
import later from '../../shared/ui/afterwards.css?inline'
import { announcerOf } from '../announcer.ts'
import { aheadMs } from '../clock.ts'
import { checkAttributes, checkTarget } from '../check-attributes.ts'
import { findSheet } from '../element.ts'
import { inherit } from '../inherit.ts'
import { loadOthers } from '../load-others.ts'
import { onPageChange } from '../on-page-change.ts'
import { findPage } from '../page.ts'
import bar from './balance.css?inline'
import { showHint } from './hint.ts'
import { importAgain } from './import-again.ts'
import { report } from './report.ts'
import { pressBuy, pressChoice, resumePurchase, toBuyControl } from './buying.ts'

// All bars share this sheet, so one change dresses those that stand and those to come.
findSheet(bar).replaceSync(bar + later)

findPage().inherit ??= inherit

/** Times are shown by the clock that the viewer sees, whatever it was when the number was asked for. */
const asOfDevice: typeof asOf = (at, now, locale, messages) => {
  const ahead = aheadMs()
  return asOf(at === null ? null : at - ahead, now - ahead, locale, messages)
}

export const afterwards = {
  messages: { failureTitle, detailsMissing },
  toFigure,
  asOf: asOfDevice,
  toGauge,
  toBuyControl,
  pressBuy,
  pressChoice,
  resumePurchase,
  checkAttributes,
  checkTarget,
  showHint,
  importAgain,
  loadOthers: ({ localName }: Element) => loadOthers(localName.replace(/-balance$/, '')),
  onPageChange,
  announcerOf,
  report,
}

export type Afterwards = typeof afterwards
