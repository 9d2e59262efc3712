import { expect, type Locator, type Page } from '@playwright/test'

/** The open thread in the user's words. */
export class ThreadDriver {
  readonly page: Page
  readonly scroller: Locator

  constructor(page: Page) {
    this.page = page
    this.scroller = page.locator('[data-thread-scroller]')
  }

  /** Resolves when the messages of the open conversation are on screen. */
  async isReady(): Promise<void> {
    await this.page.waitForSelector('[data-thread="ready"]')
  }

  message(text: string): Locator {
    return this.scroller.locator('article', { hasText: text }).last()
  }

  async expectAtBottom(): Promise<void> {
    await expect.poll(() => this.fromBottom()).toBeLessThan(4)
  }

  fromBottom(): Promise<number> {
    return this.scroller.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight)
  }

  /** Distance of a message from the top of the screen, or null while it is not there. */
  async topOf(messageId: string): Promise<number | null> {
    await this.painted()
    return this.page.evaluate((id) => document.querySelector(`[data-message-id="${id}"]`)?.getBoundingClientRect().top ?? null, messageId)
  }

  /** The message the eye is on: the first one well inside the window, where it is painted. */
  async watched(): Promise<{ id: string; top: number }> {
    await this.painted()
    return this.scroller.evaluate((element) => {
      const edge = element.getBoundingClientRect().top + 120
      const found = [...element.querySelectorAll<HTMLElement>('[data-message-id]')].find((message) => message.getBoundingClientRect().top > edge)
      return { id: found?.dataset['messageId'] ?? '', top: found?.getBoundingClientRect().top ?? 0 }
    })
  }

  /** What lazy letters and pictures do, at its worst: the content is cut short, which moves the scroller, and grows again before anybody hears of it. */
  async shrinkThenGrow(): Promise<void> {
    await this.scroller.evaluate((element) => {
      const thread = element.closest<HTMLElement>('[data-thread]')!
      const lines = [...element.querySelectorAll<HTMLElement>('article')].slice(-6)
      thread.style.height = 'calc(100% + 120px)'
      element.getBoundingClientRect()
      thread.style.height = ''
      for (const line of lines) line.style.paddingBottom = '40px'
    })
    await expect(this.scroller.locator('article').last()).toHaveCSS('padding-bottom', '40px')
  }

  /** Resolves after a frame that shows what was drawn before the call: between two frames rows are drawn but not yet in their places. */
  private painted(): Promise<void> {
    return this.page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))))
  }

  /** As under a hand that stays on the wheel: the list never hears that the scrolling came to its end. */
  async keepMoving(): Promise<void> {
    await this.scroller.evaluate((element) => {
      setInterval(() => element.dispatchEvent(new Event('scroll')), 30)
    })
  }

  async wheel(byPx: number): Promise<void> {
    await this.scroller.hover()
    const before = await this.scroller.evaluate((element) => element.scrollTop)
    await this.page.mouse.wheel(0, byPx)
    await expect.poll(() => this.scroller.evaluate((element) => element.scrollTop)).not.toBe(before)
  }
}
