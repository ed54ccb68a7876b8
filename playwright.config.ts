// Journeys in a real browser: Debian's Chromium, three files beside each other: on two cores
// there is always one that does not wait. Nothing is tried twice (docs/decisions/0159): `npm run repeat` finds
// what does not pass each time. No web server here: each journey starts a copy of one country on free ports, so they share
// nothing but the machine.
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { chromiumArgs, chromiumPath } from './scripts/chromium.ts'

// The same six hundred files are read by every program that a journey starts: compiled once.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/node')

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/before.ts',
  outputDir: 'test-results/browser',
  workers: 3,
  retries: 0,
  forbidOnly: true,
  timeout: 420_000,
  // A machine that does other work as well needs ten seconds for a screen that it fetches for the first time.
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    browserName: 'chromium',
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    // A picture and the tree of what was on screen are kept of every failure. A whole trace costs a quarter of the time.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    // What only moves on the screen is a sixth of a journey's processor time: it moves in the soak.
    contextOptions: { reducedMotion: process.env['SOAK'] ? 'no-preference' : 'reduce' },
    launchOptions: {
      executablePath: chromiumPath(),
      args: chromiumArgs,
    },
  },
})
