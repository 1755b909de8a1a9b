/** `credit-gauge.js`: registers every element, and gives modules the whole API. */
import { define } from './define.ts'

define()

export * from './index.ts'
