/** Puts a picture on the clipboard as PNG, the one type every clipboard takes. Rejects when the browser refuses. */
export async function copyPicture(url: string): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': asPng(url) })])
}

async function asPng(url: string): Promise<Blob> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`Picture not available: ${response.status}`)
  const picture = await createImageBitmap(await response.blob())
  const canvas = new OffscreenCanvas(picture.width, picture.height)
  canvas.getContext('2d')?.drawImage(picture, 0, 0)
  return canvas.convertToBlob({ type: 'image/png' })
}
