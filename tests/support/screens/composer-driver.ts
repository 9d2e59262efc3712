import type { Locator, Page } from '@playwright/test'

/** Composer in the owner's words. */
export class ComposerDriver {
  readonly page: Page
  readonly region: Locator
  readonly field: Locator

  constructor(page: Page) {
    this.page = page
    this.region = page.getByRole('region', { name: '답장', exact: true })
    this.field = this.region.locator('textarea')
  }

  button(name: string): Locator {
    return this.region.getByRole('button', { name })
  }

  get files(): Locator {
    return this.region.getByRole('region', { name: '첨부한 파일' }).getByRole('listitem')
  }

  /** Files through the picker's own input. */
  async attach(...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    await this.region.locator('input[type=file]').setInputFiles(files)
  }

  /** The input method shows `steps` one after the other, then the press of Enter commits and is repeated as Chromium does. */
  async composeAndEnter(steps: string[], modifiers = 0): Promise<void> {
    const keys = await this.page.context().newCDPSession(this.page)
    for (const text of steps) await keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key: 'Process', code: 'Enter', modifiers })
    await keys.send('Input.insertText', { text: steps.at(-1) ?? '' })
    await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', windowsVirtualKeyCode: 13, key: 'Enter', code: 'Enter', text: '\r', modifiers })
    await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', windowsVirtualKeyCode: 13, key: 'Enter', code: 'Enter', modifiers })
    await keys.detach()
  }
}

/** One white pixel. */
export const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC', 'base64')
