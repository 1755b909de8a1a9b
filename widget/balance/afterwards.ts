/** What the bar does once its number stands. Loaded then, as one file: the number needs none of it. */
import { asOf } from '../../shared/format/dates.ts'
import { toFigure } from '../../shared/format/figure.ts'
import { toGauge } from '../../shared/format/gauge.ts'
import { failureTitle } from '../../shared/format/messages/en-failures.ts'
import { announcerOf } from '../announcer.ts'
import { checkAttributes } from '../check-attributes.ts'
import { onPageChange } from '../on-page-change.ts'
import { report } from './report.ts'
import { pressBuy, pressChoice, resumePurchase, toBuyControl } from './buying.ts'

export const afterwards = {
  messages: { failureTitle },
  toFigure,
  asOf,
  toGauge,
  toBuyControl,
  pressBuy,
  pressChoice,
  resumePurchase,
  checkAttributes,
  onPageChange,
  announcerOf,
  report,
}

export type Afterwards = typeof afterwards
