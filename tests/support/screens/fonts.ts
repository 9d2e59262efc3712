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

/** Whether the emoji font that comes along paints a red strawberry here, whatever fonts the system has. */
export const paintsEmoji = (page: Page): Promise<boolean> => page.evaluate(async () => {
  await document.fonts.load('40px "Danggol Emoji"', '🍓')
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return false
  context.font = '40px "Danggol Emoji"'
  context.fillText('🍓', 0, 50)
  const { data } = context.getImageData(0, 0, 80, 60)
  return data.some((value, index) => index % 4 === 0 && value > (data[index + 1] ?? 0) + 80)
})
