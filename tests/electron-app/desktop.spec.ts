import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, expect, test } from '@playwright/test'

const root = fileURLToPath(new URL('../../', import.meta.url))

test('the sample shop opens in real Electron, sandboxed, and answers', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'danggol-desktop-'))
  const electron = await _electron.launch({ args: [root, '--demo', '--data-dir', dataDir, ...(process.env['CI'] ? ['--no-sandbox'] : [])] })
  try {
    const page = await electron.firstWindow()
    await expect(page.getByRole('listbox').or(page.getByRole('grid')).first()).toBeVisible()
    expect(await page.evaluate(() => ({ require: typeof (globalThis as { require?: unknown }).require, process: typeof (globalThis as { process?: unknown }).process }))).toEqual({ require: 'undefined', process: 'undefined' })
    const preferences = await electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      const { sandbox, contextIsolation, nodeIntegration } = contents.getLastWebPreferences()
      return { sandbox, contextIsolation, nodeIntegration }
    })
    expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false })
  } finally {
    await electron.close()
  }
})
