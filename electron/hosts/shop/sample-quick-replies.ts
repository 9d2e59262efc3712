import type { OpenShop } from './open-shop.ts'

/** The sample shop's own quick replies, at its first start only: what somebody changed or deleted there stays so. */
export async function addSampleQuickReplies({ store, files, core }: OpenShop): Promise<void> {
  const { folders, replies } = await store.quickReplies()
  if (folders.length + replies.length > 0) return
  const { sampleQuickReplies, withStorefront } = await import('#simulator/scenarios/sample-shop/quick-replies.ts')
  const { sampleFiles } = await import('#simulator/scenarios/sample-shop/assets.ts')
  const nowMs = files.clock.nowMs()
  await store.addQuickReplies(sampleQuickReplies(nowMs), nowMs)
  const reply = (await store.quickReplies()).replies.find(({ title }) => title === withStorefront)
  const { base64, mimeType } = sampleFiles.storefront
  const picture = Buffer.from(base64, 'base64')
  if (reply) {
    const key = `reply/${files.ids.uuid()}`
    const { sizeBytes } = await files.mediaFiles.save(key, (async function* () { yield picture })(), picture.byteLength)
    const file = await store.addKeptFile({ type: 'image', mimeType, fileName: '밤톨 베이커리 앞.jpg', sizeBytes, isVoice: false, key, nowMs })
    await store.saveQuickReply({ ...reply, fileIds: [file.id], nowMs })
  }
  core.publish({ type: 'library', part: 'quick-replies' })
}
