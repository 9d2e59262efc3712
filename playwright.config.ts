import { defineConfig } from '@playwright/test'
import { findChromium } from './tests/support/chromium.ts'

const flags = ['--no-sandbox', '--disable-gpu', '--disable-smooth-scrolling', '--disable-partial-raster', '--disable-threaded-animation', '--disable-component-extensions-with-background-pages', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-features=Translate,OptimizationHints,MediaRouter', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/playwright',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env['CI']),
  /** On a shared machine a browser may be starved for seconds; a second try is named in the totals. */
  retries: process.env['CI'] ? 1 : 0,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    viewport: { width: 1280, height: 800 },
    /** The browser starts its page's process once; storage, cookies and cache are new for every test. */
    reuseContext: true,
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions: { args: flags, ...findChromium() },
  },
})
