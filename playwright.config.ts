import { defineConfig, devices } from '@playwright/test';
import { BROWSER_ARGS } from './scripts/browser.mjs';

/** Against the production build in out/; each test serves it itself, because several kill the server. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  timeout: 120_000,
  // A busy machine is slow, not wrong: what is waited for may take its time, what is asserted may not.
  expect: { timeout: 20_000 },
  workers: 2,
  fullyParallel: true,
  // A machine shared with others may stall once for longer than that; what fails twice is broken.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: 'build/playwright.json' }]],
  use: {
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: BROWSER_ARGS },
    trace: 'retain-on-failure',
  },
  projects: [
    // A phone has no keyboard, and storage is the same at every size.
    {
      name: 'phone',
      testIgnore: '**/kill.spec.ts',
      grepInvert: /@keyboard/,
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } },
    },
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
  ],
});
