/** English words of the popup; those of balance, buying, history and alerts are in `shared/format/messages`. */

export interface PopupWords {
  /** Names the button that lists the accounts; `name` is the one shown. */
  switchAccount: (name: string) => string
  accounts: string
  /** Stands for an account whose balance is not known here. */
  notKnown: string
  history: string
  alerts: string
  /** Stands behind "Alerts". */
  unread: (count: string) => string
  options: string
  back: string
  /** Nothing is connected. */
  welcomeTitle: string
  welcomeText: string
  setUp: string
  useThisPage: string
  /** What "use the page I am on" looks for. */
  useThisPageHint: string
  /** Nothing was found on the page, or it may not be looked at. */
  notFoundOnPage: string
  /** Something was found, but no address that a token may be sent to. */
  unsafeOnPage: string
  /** The extension was updated or reloaded while the popup was open. */
  replaced: string
  /** Stored data could not be read and was set aside. */
  setAside: string
  /** Nothing new can be stored. */
  storageFull: string
  noAlerts: { title: string; text: string }
  markRead: string
  markAllRead: string
  snooze: string
  snoozeHour: string
  snoozeMorning: string
  /** `until` is "14:02" or "Mon 08:00". */
  snoozed: (until: string) => string
  endSnooze: string
  /** Snoozing never hides this. */
  snoozeHint: string
  /** The marks in force, "125 credits (25%)" each. */
  warnsAt: (marks: readonly string[]) => string
  /** Credits are bought automatically. */
  warnsOnlyWhenEmpty: string
  warnsNever: string
  changeMarks: string
  exportCsv: string
  /** In place of the history, where the address may not be asked. */
  historyNeedsAccess: string
  /** In place of a failure of the history that the balance above it names already. */
  historyFollows: string
}

export const en: PopupWords = {
  switchAccount: (name) => `${name}, switch account`,
  accounts: 'Accounts',
  notKnown: 'Not known',
  history: 'History',
  alerts: 'Alerts',
  unread: (count) => `${count} unread`,
  options: 'Options',
  back: 'Back',
  welcomeTitle: 'See your credits here',
  welcomeText: 'Connect Credit Gauge to the billing of your applicant tracking system. It takes a minute.',
  setUp: 'Set up',
  useThisPage: 'Use the page I am on',
  useThisPageHint: 'For pages that show your credits already.',
  notFoundOnPage:
    'No credit balance was found on this page. Open the page of your applicant tracking system that shows your credits and try again, or set up by hand.',
  unsafeOnPage: 'This page names an address that is not safe to use. Set up by hand, or ask an admin for the address.',
  replaced: 'Credit Gauge was updated. Close this and open it again.',
  setAside: 'Something stored could not be read and was set aside. Options has a copy.',
  storageFull: 'There is no room to store anything new. Remove accounts that you no longer need in Options.',
  noAlerts: { title: 'No alerts', text: 'You are told here when credits run low, expire soon or arrive.' },
  markRead: 'Mark as read',
  markAllRead: 'Mark all as read',
  snooze: 'Pause notifications',
  snoozeHour: '1 hour',
  snoozeMorning: 'Until tomorrow',
  snoozed: (until) => `Notifications are paused until ${until}.`,
  endSnooze: 'Resume',
  snoozeHint: '“Out of credits” is always told.',
  warnsAt: (marks) => `Warns at ${marks.join(' and at ')}.`,
  warnsOnlyWhenEmpty: 'Credits are bought automatically: warns only when they run out.',
  warnsNever: 'Nothing is counted, so nothing can run low.',
  changeMarks: 'Change',
  exportCsv: 'Export CSV…',
  historyNeedsAccess: 'Allow access to see the history.',
  historyFollows: 'The history is loaded again with the balance.',
}
