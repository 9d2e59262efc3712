import type { Locator, Page } from '@playwright/test'

/** The list of conversations in the user's words. */
export class InboxDriver {
  readonly page: Page
  readonly list: Locator
  readonly rows: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('listbox', { name: '대화 목록' })
    this.rows = this.list.getByRole('option')
  }

  row(words: string): Locator {
    return this.rows.filter({ hasText: words })
  }

  filter(name: string): Locator {
    return this.page.getByRole('radio', { name: new RegExp(`^${name}`) })
  }

  /** Resolves when the thread of this customer is on screen. */
  async openConversation({ name }: { name: string }): Promise<void> {
    await this.row(name).click()
    await this.page.getByRole('region', { name: '대화', exact: true }).getByRole('heading', { name }).waitFor()
  }

  /** The words of the row that the keyboard is on. */
  activeWords(): Promise<string> {
    return this.page.evaluate(() => document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '')
  }
}
