/** The only import of the polyfill: everything else in the extension takes `browser` from here. */
export { default as browser } from 'webextension-polyfill'
export type { Alarms, Downloads, Runtime } from 'webextension-polyfill'
