/** WhatsApp's own "standard quality" is about this long; larger gains nothing on a phone. */
export const longEdgePx = 1600
const jpegQuality = 0.82
/** Below this a second encoding costs quality and saves nothing worth a question. */
const worthwhileBytes = 400 * 1024

/**
 * The picture with its long edge cut down to `longEdgePx`, as JPEG, upright as its EXIF says. Null when it
 * would not become clearly smaller, when it has transparency that JPEG would lose, or when it cannot be read.
 */
export async function smallerPicture(file: Blob): Promise<Blob | null> {
  if (file.size < worthwhileBytes) return null
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    return null
  }
  const scale = Math.min(1, longEdgePx / Math.max(bitmap.width, bitmap.height))
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale)))
  const context = canvas.getContext('2d')
  if (!context) return null
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  if (file.type === 'image/png' && hasTransparency(context, canvas)) return null
  const smaller = await canvas.convertToBlob({ type: 'image/jpeg', quality: jpegQuality })
  return smaller.size < file.size * 0.8 ? smaller : null
}

function hasTransparency(context: OffscreenCanvasRenderingContext2D, canvas: OffscreenCanvas): boolean {
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  for (let at = 3; at < data.length; at += 4 * 7) if ((data[at] ?? 255) < 250) return true
  return false
}

export const withJpegName = (fileName: string) => `${fileName.replace(/\.[^.]*$/u, '')}.jpg`
