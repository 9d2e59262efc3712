import type { OpenShop } from './open-shop.ts'

/** The sample shop's own products, at its first start only: what somebody changed or deleted there stays so. */
export async function addSampleProducts({ store, files, core }: OpenShop): Promise<void> {
  const { products, catalogId } = await store.products()
  if (products.length > 0 || catalogId !== null) return
  const { sampleCatalogId, sampleProducts } = await import('#simulator/scenarios/sample-shop/products.ts')
  const { sampleFiles } = await import('#simulator/scenarios/sample-shop/assets.ts')
  const nowMs = files.clock.nowMs()
  for (const { picture, ...content } of sampleProducts) {
    let pictureId: number | null = null
    if (picture) {
      const { base64, mimeType } = sampleFiles[picture]
      const bytes = Buffer.from(base64, 'base64')
      const key = `reply/${files.ids.uuid()}`
      const { sizeBytes } = await files.mediaFiles.save(key, (async function* () { yield bytes })(), bytes.byteLength)
      pictureId = (await store.addKeptFile({ type: 'image', mimeType, fileName: `${content.name}.jpg`, sizeBytes, isVoice: false, key, nowMs })).id
    }
    await store.saveProduct({ ...content, id: null, pictureId, nowMs })
  }
  await store.setProductCatalog(sampleCatalogId)
  core.publish({ type: 'library', part: 'products' })
}
