import { describe, expect, it } from 'vitest'
import { conversationId } from '#shared/domain/ids.ts'
import type { Attachment } from '#shared/domain/message.ts'
import { policyValue } from '#shared/policy/policy.ts'
import { planSend } from '../../../renderer/features/composer/sending/plan-send.ts'

const limit = (key: string) => policyValue(key)
const attachment = (id: number, type: Attachment['type'], isVoice = false): Attachment =>
  ({ id, conversationId: conversationId(1), type, mimeType: '', fileName: `${id}`, sizeBytes: 1, isVoice })
const contents = (text: string, ...attachments: Attachment[]) => {
  const plan = planSend(text, attachments, limit)
  return plan.ok ? plan.contents.map((content) => [content.type, 'caption' in content ? content.caption : 'body' in content ? content.body : null]) : plan.refusal
}

describe('what one press of Send becomes', () => {
  it('text alone, without outer blanks', () => {
    expect(contents('  안녕하세요\n')).toEqual([['text', '안녕하세요']])
  })
  it('one message per file in order, the caption on the first', () => {
    expect(contents('메뉴예요', attachment(1, 'image'), attachment(2, 'document'), attachment(3, 'image'))).toEqual([['image', '메뉴예요'], ['document', null], ['image', null]])
  })
  it('the text goes ahead where the first file has no caption', () => {
    expect(contents('들어 보세요', attachment(1, 'audio', true))).toEqual([['text', '들어 보세요'], ['audio', null]])
    expect(contents('귀엽죠', attachment(1, 'sticker'), attachment(2, 'image'))).toEqual([['text', '귀엽죠'], ['sticker', null], ['image', null]])
  })
  it('the text goes ahead when it is longer than a caption', () => {
    const long = '가'.repeat(policyValue('media.caption') + 1)
    expect(contents(long, attachment(1, 'image'))).toEqual([['text', long], ['image', null]])
    expect(contents(long.slice(1), attachment(1, 'image'))).toEqual([['image', long.slice(1)]])
  })
  it('blocks above the limit of a message, naming the rule', () => {
    expect(contents('가'.repeat(4096))).toHaveLength(1)
    expect(contents('가'.repeat(4097))).toEqual({ reason: 'text-too-long', policyKey: 'text.body', params: { limit: 4096, length: 4097 } })
  })
  it('nothing is nothing', () => {
    expect(contents(' \n ')).toMatchObject({ reason: 'text-empty' })
  })
})

describe('with choices', () => {
  const action = { kind: 'buttons' as const, buttons: [{ id: 'a', title: '네' }] }

  it('sends files first and the text with its buttons last', () => {
    const file = { id: 4, conversationId: conversationId(1), type: 'image' as const, mimeType: 'image/png', fileName: 'a.png', sizeBytes: 1, isVoice: false }
    expect(planSend('언제요?', [file], policyValue, action)).toEqual({ ok: true, contents: [
      { type: 'image', attachmentId: 4, caption: null, isVoice: false }, { type: 'interactive', header: null, body: '언제요?', footer: null, action },
    ] })
  })

  it('refuses buttons without a text, a text too long for them, and a place nobody filled', () => {
    expect(planSend(' ', [], policyValue, action)).toMatchObject({ refusal: { reason: 'text-empty' } })
    expect(planSend('가'.repeat(1025), [], policyValue, action)).toMatchObject({ refusal: { reason: 'text-too-long', policyKey: 'interactive.body' } })
    expect(planSend('{name}님', [], policyValue)).toMatchObject({ refusal: { reason: 'variable-unfilled', params: { name: 'name' } } })
  })
})
