import type { AlertChannel, AlertKind, AlertProblem } from '../../credits/alert-setting.ts'
import { enLists, type ListMessages } from './en-lists.ts'
import type { Note } from './messages.ts'

/** Needed where the billing system's own alerts are shown or set. */
export interface AlertSettingMessages extends ListMessages {
  /** Names the section. */
  alertSettings: string
  alertsIntro: string
  /** The viewer may look and not change. */
  alertsReadOnly: string
  /** When it is sent; `value` is "25", "20 credits" or "30", or a field for it, and is to be used once, as it is. */
  alertWhen: Record<'percent' | 'credits' | 'expiry', (value: string) => string> & Record<'empty' | 'recovered', string>
  /** Where it is sent. Other words are shown as the billing system calls them. */
  alertChannel: Record<AlertChannel, string>
  alertOn: string
  alertOff: string
  newAlert: string
  /** To choose from, before there is a number. */
  newAlerts: Record<Exclude<AlertKind, 'other'>, string>
  addAlert: string
  removeAlert: string
  saveAlerts: string
  discardAlerts: string
  savingAlerts: string
  alertsSaved: string
  alertsUnsaved: string
  /** Why nothing can be saved. */
  alertsUnchanged: string
  /** Beside a field: what to do about it. */
  alertProblem: Record<AlertProblem, string>
  alertsRefused: string
  alertsOvertaken: Note
  /** Before the list of what somebody else made of them. */
  alertsTheirs: string
  noAlerts: Note
}

/** English words of the billing system's own alerts. Loaded with them. */
export const enAlertSettings: AlertSettingMessages = {
  ...enLists,
  alertSettings: 'Alerts',
  alertsIntro: 'Sent by the credit service, also while nobody has this page open.',
  alertsReadOnly: 'You can see these alerts. To change them you need the right to manage billing.',
  alertWhen: {
    percent: (value) => `${value}% of the allowance left`,
    credits: (value) => `${value} left`,
    empty: 'No credits left',
    expiry: (value) => `Credits lapse within ${value} days`,
    recovered: 'Credits are there again',
  },
  alertChannel: { email: 'Email', 'in-app': 'In the app' },
  alertOn: 'On',
  alertOff: 'Off',
  newAlert: 'New alert, sent when',
  newAlerts: {
    percent: 'A share of the allowance is left',
    credits: 'A number of credits is left',
    empty: 'No credits are left',
    expiry: 'Credits lapse soon',
    recovered: 'Credits are there again',
  },
  addAlert: 'Add',
  removeAlert: 'Remove',
  saveAlerts: 'Save alerts',
  discardAlerts: 'Discard changes',
  savingAlerts: 'Saving',
  alertsSaved: 'Saved.',
  alertsUnsaved: 'Not saved yet.',
  alertsUnchanged: 'Nothing to save.',
  alertProblem: {
    percent: 'Type a number above 0, up to 100.',
    credits: 'Type a number of credits that the balance can fall to.',
    days: 'Type a whole number of days, from 1 to 365.',
    channels: 'Choose where it is sent, or switch it off.',
    twice: 'There is another alert for the same. Change or remove one.',
  },
  alertsRefused: 'The alerts were not saved',
  alertsOvertaken: {
    title: 'Somebody changed the alerts meanwhile',
    advice: 'Yours are not saved. Save to replace theirs, or discard yours.',
  },
  alertsTheirs: 'Theirs:',
  noAlerts: { title: 'No alerts yet', advice: 'Add one to hear of it before credits run out.' },
}
