import type { Page } from '@playwright/test'

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
