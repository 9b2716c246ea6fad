import { defineConfig, devices } from '@playwright/test'

/** Browser tests against the whole running system: portal, register and identity provider, started once for all. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/start-system.ts',
  outputDir: '.cache/e2e-results',
  // Two cores: the system under test needs one of them.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 900 },
    locale: 'fi-FI',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
})
