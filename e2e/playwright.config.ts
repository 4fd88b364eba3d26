import { defineConfig } from '@playwright/test';
import { portalUrl } from './portal';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results/journeys',
  // The journeys share one portal, and some of them stop it in the middle.
  workers: 1,
  forbidOnly: true,
  // Where nobody watches, one hiccup of the machine shouldn't hide all else;
  // what needed it is counted and named.
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.E2E_RESULTS ?? '/dev/null' }],
  ],
  use: {
    baseURL: portalUrl,
    actionTimeout: 20_000,
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
