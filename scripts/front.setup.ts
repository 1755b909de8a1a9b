import { beforeAll } from 'vitest'
import { cdp } from 'vitest/browser'

// A test that opened a tab left this page behind it, where timers and idle time come once a second or less.
beforeAll(() => cdp().send('Page.bringToFront'))
