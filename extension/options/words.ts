import type { FileProblem } from '../settings-file.ts'
import type { Lockable } from '../managed.ts'
import type { Language, Notice } from '../settings.ts'
import { enTest, type TestWords } from '../test-connection-words.ts'
import type { MarkProblem } from './mark-text.ts'

/** Strings of the options page. */
export interface OptionsWords {
  title: string
  saved: string
  notSaved: string
  byOrganisation: string
  accounts: {
    title: string
    hint: string
    none: string
    add: string
    name: string
    noName: string
    test: string
    testing: string
    signIn: string
    allow: string
    notAllowed: string
    up: (name: string) => string
    down: (name: string) => string
    moved: (name: string, place: number, count: number) => string
    remove: string
    removeThat: (name: string) => string
    removeSure: (name: string) => string
    removeMeans: string
    keep: string
    removed: (name: string) => string
    words: TestWords
  }
  marks: {
    title: string
    hint: string
    ofAccount: string
    own: string
    mark: (place: number) => string
    unit: (place: number) => string
    percent: string
    credits: string
    add: string
    remove: (place: number) => string
    problems: Record<MarkProblem, string>
    twice: string
  }
  notify: { title: string; hint: string; kinds: Record<Notice, string> }
  quiet: {
    title: string
    on: string
    hint: string
    from: string
    to: string
    nextDay: string
    same: string
    incomplete: string
  }
  toolbar: { title: string; badge: string; hint: string }
  language: { title: string; label: string; languages: Record<Language, string> }
  report: {
    title: string
    on: string
    hint: string
    account: string
    every: string
    week: string
    month: string
    onDay: string
    dayOfMonth: (day: number) => string
    lastRun: string
    nextRun: string
    never: string
    atOnce: string
    saved: (rows: string, file: string) => string
    failed: (title: string) => string
    refused: string
    noAccount: string
    allowAgain: string
    notAllowed: string
  }
  file: {
    title: string
    hint: string
    save: string
    load: string
    problems: Record<FileProblem, string>
    preview: string
    nothing: string
    addsAccount: (name: string, address: string) => string
    replaces: (setting: string) => string
    kept: (setting: string) => string
    settings: Record<Exclude<Lockable, 'connections'>, string>
    apply: string
    cancel: string
    applied: string
    appliedWith: string
  }
  reset: { title: string; hint: string; reset: string; sure: string; yes: string; no: string; done: string }
  unreadable: { title: string; advice: string; save: string; forget: string }
}

export const en: OptionsWords = {
  title: 'Settings',
  saved: 'Saved',
  notSaved: 'Not saved: the browser’s storage does not answer. Reload this page and try again.',
  byOrganisation: 'Set by your organisation',
  accounts: {
    title: 'Accounts',
    hint: 'In the order of the popup’s list.',
    none: 'No account yet. Connect one to see its credits.',
    add: 'Connect an account',
    name: 'Name',
    noName: 'Enter a name.',
    test: 'Test connection',
    testing: 'Testing',
    signIn: 'Sign in again',
    allow: 'Allow access',
    notAllowed: 'The browser still does not allow it. Press the button again and choose Allow.',
    up: (name) => `Move ${name} up`,
    down: (name) => `Move ${name} down`,
    moved: (name, place, count) => `${name} is now number ${place} of ${count}.`,
    remove: 'Remove',
    removeThat: (name) => `Remove ${name}`,
    removeSure: (name) => `Remove ${name}?`,
    removeMeans:
      'You are signed out of it here, and its balance and alerts are forgotten. Your credits stay as they are.',
    keep: 'Keep it',
    removed: (name) => `${name} was removed.`,
    words: enTest,
  },
  marks: {
    title: 'Low marks',
    hint: 'You are warned when the balance falls to a mark, once for each.',
    ofAccount: 'Those of the account, else 25% of the allowance',
    own: 'My own',
    mark: (place) => `Mark ${place}`,
    unit: (place) => `Unit of mark ${place}`,
    percent: '% of the allowance',
    credits: 'credits',
    add: 'Add a mark',
    remove: (place) => `Remove mark ${place}`,
    problems: {
      'no-number': 'Enter a number.',
      'not-percent': 'Enter a whole number from 1 to 100.',
      'not-credits': 'Enter a whole number over 0.',
    },
    twice: 'This mark is there already.',
  },
  notify: {
    title: 'Notifications',
    hint: 'Each is told once. The popup lists them all, whatever you choose here.',
    kinds: {
      low: 'Credits are low',
      empty: 'Credits have run out',
      recovered: 'Credits are back',
      expiring: 'Credits expire soon',
      'top-up': 'A top-up arrived, was declined or failed',
      'signed-out': 'I was signed out',
    },
  },
  quiet: {
    title: 'Quiet hours',
    on: 'Hold notifications back for some hours of the day',
    hint: 'They come when the hours are over. That credits have run out is always told at once.',
    from: 'From',
    to: 'Until',
    nextDay: 'the next day',
    same: 'Both are the same time. Change one of them.',
    incomplete: 'Enter a full time, such as 22:00.',
  },
  toolbar: {
    title: 'Toolbar',
    badge: 'Show the number of credits on the button',
    hint: 'Without it the button says the number when you point at it.',
  },
  language: {
    title: 'Language',
    label: 'Language of Credit Gauge',
    languages: { auto: 'As the browser', en: 'English', de: 'Deutsch' },
  },
  report: {
    title: 'Report',
    on: 'Save a CSV report by itself',
    hint: 'All rows of the last full week or month, in your downloads folder, at 8 in the morning or as soon as the browser runs.',
    account: 'Account',
    every: 'How often',
    week: 'Every week',
    month: 'Every month',
    onDay: 'On',
    dayOfMonth: (day) => `Day ${day}`,
    lastRun: 'Last report',
    nextRun: 'Next report',
    never: 'None yet',
    atOnce: 'Within minutes',
    saved: (rows, file) => `${rows} rows in ${file}`,
    failed: (title) => `Not saved: ${title}. It is tried again every hour.`,
    refused: 'The browser was not allowed to save files, so there is no report. Tick the box again and choose Allow.',
    noAccount: 'Connect an account first.',
    allowAgain: 'Allow saving',
    notAllowed: 'The browser no longer lets Credit Gauge save files.',
  },
  file: {
    title: 'Take your settings along',
    hint: 'Settings and accounts as a file. It holds no sign-in: you sign in again where you load it.',
    save: 'Save to a file',
    load: 'Load a file',
    problems: {
      foreign: 'This file is not one of Credit Gauge’s. Choose the one that you saved here.',
      newer: 'This file is of a later version of Credit Gauge. Update the extension first.',
      damaged: 'This file was changed and cannot be used. Save it anew, or correct it.',
    },
    preview: 'This file would',
    nothing: 'Everything in this file is as you have it already.',
    addsAccount: (name, address) => `add the account ${name} (${address})`,
    replaces: (setting) => `replace: ${setting}`,
    kept: (setting) => `leave alone, because your organisation set it: ${setting}`,
    settings: {
      marks: 'low marks',
      notify: 'notifications',
      quiet: 'quiet hours',
      badge: 'the number on the button',
      language: 'language',
      report: 'report',
    },
    apply: 'Load',
    cancel: 'Cancel',
    applied: 'Loaded.',
    appliedWith: 'Loaded. Sign in to the new accounts to see their credits.',
  },
  reset: {
    title: 'Start over',
    hint: 'Puts all settings on this page back to how they were at first. Accounts stay.',
    reset: 'Reset settings',
    sure: 'Reset all settings?',
    yes: 'Reset',
    no: 'Keep them',
    done: 'All settings are as they were at first.',
  },
  unreadable: {
    title: 'Some stored data could not be read',
    advice:
      'It was put aside, and everything else works. Save a copy if you want to show it to support, then forget it.',
    save: 'Save a copy',
    forget: 'Forget it',
  },
}
