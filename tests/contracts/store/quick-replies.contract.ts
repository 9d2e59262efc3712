import { describe, expect, it } from 'vitest'
import type { QuickReply } from '#shared/domain/quick-reply.ts'
import { deliver, received } from '../../support/inbound-events.ts'
import { minji, outgoing, t0, type StoreUnderTest } from './store-under-test.ts'

const content = { title: '배송 안내', shortcut: '배송', body: '내일 도착해요', choices: null }
const file = { type: 'image', mimeType: 'image/png', fileName: '지도.png', sizeBytes: 10, isVoice: false, nowMs: t0 } as const

export function quickRepliesContract(shop: StoreUnderTest): void {
  const save = (change: Partial<Parameters<typeof shop.store.saveQuickReply>[0]> = {}) => shop.store.saveQuickReply({ ...content, id: null, folderId: null, fileIds: [], nowMs: t0, ...change })
  const titles = async () => (await shop.store.quickReplies()).replies.map(({ title }) => title)
  const one = async (id: number): Promise<QuickReply | null> => shop.store.quickReply(id)

  describe('quick replies', () => {
    it('keep their text, choices, files and place', async () => {
      const folder = await shop.store.saveQuickReplyFolder({ id: null, name: '배송' })
      const [first, second] = [await shop.store.addKeptFile({ ...file, key: 'a' }), await shop.store.addKeptFile({ ...file, key: 'b' })]
      const saved = await save({ folderId: folder?.id ?? null, choices: { kind: 'buttons', titles: ['네'] }, fileIds: [second.id, first.id] })
      expect(saved).toMatchObject({ ...content, choices: { kind: 'buttons', titles: ['네'] }, folderId: folder?.id, files: [{ id: second.id }, { id: first.id }], useCount: 0, lastUsedAtMs: null })
      await save({ title: '둘' })
      await save({ title: '셋' })
      const { replies } = await shop.store.quickReplies()
      await shop.store.arrangeQuickReplies(null, [replies[2]!.id, replies[1]!.id, replies[0]!.id])
      expect(await titles()).toEqual(['셋', '둘', '배송 안내'])
      expect(await one(saved.id)).toMatchObject({ folderId: null })
    })

    it('come back when deleting is undone, and are forgotten with their files later', async () => {
      const { id: fileId } = await shop.store.addKeptFile({ ...file, key: 'a' })
      const { id } = await save({ fileIds: [fileId] })
      await shop.store.setQuickReplyDeleted([id], t0)
      expect([await titles(), await one(id)]).toEqual([[], null])
      await shop.store.setQuickReplyDeleted([id], null)
      expect(await one(id)).toMatchObject({ files: [{ fileName: '지도.png' }] })
      await shop.store.setQuickReplyDeleted([id], t0)
      expect(await shop.store.sweepQuickReplies({ deleted: t0, files: t0 })).toEqual([])
      expect(await shop.store.sweepQuickReplies({ deleted: t0 + 1, files: t0 + 1 })).toEqual(['a'])
      await shop.store.setQuickReplyDeleted([id], null)
      expect(await titles()).toEqual([])
    })

    it('share the files of a copy, which stands beside the first', async () => {
      const { id: fileId } = await shop.store.addKeptFile({ ...file, key: 'a' })
      const { id } = await save({ fileIds: [fileId] })
      await save({ title: '끝' })
      const copy = await shop.store.duplicateQuickReply(id, '배송 안내 2', t0)
      expect(copy).toMatchObject({ title: '배송 안내 2', shortcut: '', body: content.body, useCount: 0, files: [{ fileName: '지도.png' }] })
      expect(await titles()).toEqual(['배송 안내', '배송 안내 2', '끝'])
      await save({ id, fileIds: [] })
      expect(await shop.store.sweepQuickReplies({ deleted: 0, files: t0 + 1 })).toEqual([])
      expect(await shop.store.keptFile(copy!.files[0]!.id)).toMatchObject({ key: 'a' })
    })

    it('stay when their folder goes', async () => {
      const folder = await shop.store.saveQuickReplyFolder({ id: null, name: '배송' })
      await save({ folderId: folder!.id })
      await shop.store.removeQuickReplyFolder(folder!.id)
      expect(await shop.store.quickReplies()).toMatchObject({ folders: [], replies: [{ folderId: null }] })
      expect(await shop.store.saveQuickReplyFolder({ id: folder!.id, name: '다시' })).toBeNull()
    })

    it('count a use with the message it went out in, and uncount it when that is taken back', async () => {
      await deliver(shop.store, [received('1', minji, t0)], t0)
      const { id: conversation } = await shop.row(minji.phone)
      const { id } = await save()
      const sent = { ...outgoing(conversation, 'r1', '내일 도착해요, 민지님'), quickReplyIds: [id, id] }
      const message = await shop.store.enqueue(sent)
      await shop.store.enqueue(sent)
      expect(await one(id)).toMatchObject({ useCount: 1, usedCharacters: 7, lastUsedAtMs: t0 })
      await shop.store.discard(message.id)
      expect(await one(id)).toMatchObject({ useCount: 0, usedCharacters: 0 })
    })

    it('bring folders and counts along when they are added from a file', async () => {
      await shop.store.addQuickReplies([{ ...content, folder: '배송', uses: { count: 3, characters: 21, lastAtMs: t0 } }, { ...content, title: '둘', folder: '배송' }], t0)
      const { folders, replies } = await shop.store.quickReplies()
      expect(folders).toMatchObject([{ name: '배송' }])
      expect(replies.map((reply) => [reply.folderId, reply.useCount, reply.lastUsedAtMs])).toEqual([[folders[0]!.id, 3, t0], [folders[0]!.id, 0, null]])
    })

    it('leave choices in a draft until they are sent', async () => {
      await deliver(shop.store, [received('1', minji, t0)], t0)
      const { id: conversation } = await shop.row(minji.phone)
      const replies = { action: { kind: 'buttons' as const, buttons: [{ id: 'a', title: '네' }] }, usedIds: [1] }
      await shop.store.saveDraft({ conversationId: conversation, text: '언제 오세요?', attachmentIds: [], quotedMessageId: null, replies, nowMs: t0 })
      expect(await shop.store.draft(conversation)).toMatchObject({ text: '언제 오세요?', replies })
      await shop.store.enqueue(outgoing(conversation, 'r1', '다른 말'))
      expect(await shop.store.draft(conversation)).toMatchObject({ replies })
      await shop.store.enqueue({ ...outgoing(conversation, 'r2', ''), content: { type: 'interactive', header: null, body: '언제 오세요?', footer: null, action: replies.action } })
      expect(await shop.store.draft(conversation)).toBeNull()
    })
  })
}
