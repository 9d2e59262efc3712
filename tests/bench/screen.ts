import { chromium, type Browser, type Page } from '@playwright/test'
import { findChromium } from '../support/chromium.ts'

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--enable-precise-memory-info', '--js-flags=--expose-gc']

export async function openScreen(url: string): Promise<{ browser: Browser; page: Page }> {
  const browser = await chromium.launch({ args: flags, ...findChromium() })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ko-KR', timezoneId: 'Asia/Seoul' })
  const page = await context.newPage()
  await page.goto(url)
  return { browser, page }
}

/** The rows of the inbox list, as assistive technology sees them. */
export const inboxRows = (page: Page) => page.locator('[data-conversation]')

const settlesWithinMs = 2500

/** In its first seconds a page compiles its code and reads letters that the system lacks: how soon it can be used is F7, how fast it then is comes after. */
export const settled = (page: Page): Promise<void> => page.waitForTimeout(settlesWithinMs)
