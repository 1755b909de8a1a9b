import { defineConfig } from '@playwright/test'
import { findBrowser } from './scripts/browsers.ts'

const chromium = findBrowser('chromium')

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.e2e.ts',
  globalSetup: './e2e/global-setup.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  workers: 2,
  timeout: 60_000,
  // A browser that starts its worker, its policy and its pages at once takes its time on a busy machine.
  expect: { timeout: 15_000 },
  use: {
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      chromiumSandbox: false,
      args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'],
      // Playwright switches the pop-up blocker off; people have it on.
      ignoreDefaultArgs: ['--disable-popup-blocking'],
    },
  },
})
