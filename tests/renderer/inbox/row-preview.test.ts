import { messageId } from '#shared/domain/ids.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { oneLine, previewOf } from '../../../renderer/features/inbox/row-preview.ts'
import { conversationRow } from './conversation-row.ts'

const last = { id: messageId(1), direction: 'outbound', origin: 'automation', type: 'text', text: ' 내일\n\n오후 3시에 봬요 ', status: 'read', isDeleted: false, timestampMs: 0 } as const

describe('second line of a row', () => {
  test('a draft comes before the last message', () => {
    const row = conversationRow({ id: 1, lastMessage: last, draft: { text: '네, 가능해요', attachmentCount: 2, updatedAtMs: 1 } })
    expect(previewOf(row)).toEqual({ kind: 'draft', text: '네, 가능해요', attachmentCount: 2 })
  })

  test('our own message carries origin and status, on one line', () => {
    expect(previewOf(conversationRow({ id: 1, lastMessage: last }))).toEqual({ kind: 'message', type: 'text', text: '내일 오후 3시에 봬요', ours: { origin: 'automation', status: 'read' } })
  })

  test('a deleted message does not show its words', () => {
    expect(previewOf(conversationRow({ id: 1, lastMessage: { ...last, isDeleted: true } }))).toEqual({ kind: 'deleted', isOurs: true })
  })

  test('a picture without words is named by its kind', () => {
    expect(previewOf(conversationRow({ id: 1, lastMessage: { ...last, direction: 'inbound', type: 'image', text: null } }))).toEqual({ kind: 'message', type: 'image', text: null, ours: null })
  })

  test('a conversation without messages has no preview', () => {
    expect(previewOf(conversationRow({ id: 1, lastMessage: null }))).toEqual({ kind: 'none' })
  })

  test('one line stays short and whole characters stay whole', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
      const line = oneLine(text)
      if (line === null) return
      expect(line).not.toMatch(/[\r\n\t]/u)
      expect(line.length).toBeLessThanOrEqual(162)
    }))
    expect(oneLine(`${'가'.repeat(159)}😀끝`)).toBe(`${'가'.repeat(159)}…`)
  })
})
