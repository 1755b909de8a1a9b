/** Needed on the button that leads to Pro Connect. */
export interface ConnectMessages {
  proConnect: string
  /** Heard behind it. */
  opensNewTab: string
}

/** English words of the button. */
export const enConnect: ConnectMessages = {
  proConnect: 'Pro Connect',
  opensNewTab: '(opens in a new tab)',
}
