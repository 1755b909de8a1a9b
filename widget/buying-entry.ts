/**
 * What a click on Buy loads. A file of its own, imported in no other way: for one that is also part of another file the
 * bundler makes a namespace with `for in`, and that reads what a page has added to all objects.
 */
export { purchaseFlow } from './purchase-flow.ts'
