import type { KeptFile } from '#shared/domain/kept-file.ts'
import type { Shop } from './open-shop.ts'

/** Bytes in the library of the shop, as the picker of a screen puts them there. */
export async function keepFile(shop: Shop, { type = 'image', mimeType = 'image/png', fileName = '메뉴.png', sizeBytes = 3 }: Partial<KeptFile> = {}): Promise<KeptFile> {
  const key = `reply/${crypto.randomUUID()}`
  await shop.core.ports.mediaFiles.save(key, (async function* () { yield new Uint8Array(Math.min(sizeBytes, 10)) })(), 1_000)
  return shop.store.addKeptFile({ type, mimeType, fileName, sizeBytes, isVoice: false, key, nowMs: shop.clock.nowMs() })
}
