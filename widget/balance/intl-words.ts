/** What only `Intl` can say. Loaded when it is needed, after the first paint: the first `Intl` object costs more than that. */
import { asOf } from '../../shared/format/dates.ts'
import { toFigure } from '../../shared/format/figure.ts'

export interface IntlWords {
  toFigure: typeof toFigure
  asOf: typeof asOf
}

export const intlWords: IntlWords = { toFigure, asOf }
