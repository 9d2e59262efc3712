import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { join } from 'node:path'
import { startProgram, temporaryFolder, type RunningProgram } from './app-process.ts'

/** The built app in browser mode on a folder of its own, and one page that is signed in. */
export class OpenApp {
  readonly page: Page
  /** What the page complained about: refused resources, uncaught errors, a broken content policy. */
  readonly complaints: string[]
  readonly #program: RunningProgram
  readonly #removeFolder: () => void

  private constructor(page: Page, complaints: string[], program: RunningProgram, removeFolder: () => void) {
    this.page = page
    this.complaints = complaints
    this.#program = program
    this.#removeFolder = removeFolder
  }

  static async open(browser: Browser, { args = [], context = {}, prepare = () => {} }: { args?: readonly string[]; context?: BrowserContextOptions; prepare?: (dataFolder: string) => void } = {}): Promise<OpenApp> {
    const folder = temporaryFolder()
    const dataFolder = join(folder.path, 'data')
    prepare(dataFolder)
    const program = startProgram('dist/main/browser.js', ['--no-open', '--port', '0', '--receiver-port', '0', '--data-dir', dataFolder, ...args], { home: folder.path })
    const url = await program.line('READY ')
    const session = await browser.newContext({ locale: 'ko-KR', timezoneId: 'Asia/Seoul', viewport: { width: 1440, height: 900 }, colorScheme: 'light', ...context })
    const page = await session.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await page.goto(url)
    return new OpenApp(page, complaints, program, folder.remove)
  }

  async close(): Promise<void> {
    await this.page.context().close()
    await this.#program.stop()
    this.#removeFolder()
  }
}

/** Nothing that axe finds, in light and in dark; `within` spares the parts looked at before. */
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
    const { violations } = await new AxeBuilder({ page }).include(within).analyze()
    expect(violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`).join(' | ')}`)).toEqual([])
  }
}

/** The fonts that really drew this text; `isBundled` is false for a font of the system. */
export async function fontsOf(page: Page, selector: string): Promise<{ name: string; isBundled: boolean }[]> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('DOM.enable')
  await devtools.send('CSS.enable')
  const { root } = await devtools.send('DOM.getDocument')
  const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector })
  const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId })
  return fonts.map((font) => ({ name: font.familyName, isBundled: font.isCustomFont }))
}
