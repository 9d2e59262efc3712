import { describe, expect, it } from 'vitest'
import type { Draft } from '#shared/contract/drafts.ts'
import type { Refusal } from '#shared/contract/base.ts'
import { conversationId } from '#shared/domain/ids.ts'
import type { Attachment, Message } from '#shared/domain/message.ts'
import { policyValue } from '#shared/policy/policy.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { DraftSession, type SendInput } from '../../../renderer/features/composer/draft/draft-session.ts'
import type { SavedDraft } from '../../../renderer/features/composer/draft/draft-saver.ts'

const attachment = (id: number, type: Attachment['type'] = 'image'): Attachment =>
  ({ id, conversationId: conversationId(7), type, mimeType: 'image/png', fileName: `${id}.png`, sizeBytes: 10, isVoice: false })
const windowClosed: Refusal = { reason: 'window-closed', policyKey: 'window.length', params: {} }
const quoted = { id: 55 } as Message

/** A draft against a core that answers when told to. */
async function openShop(saved: Draft | null = null) {
  const clock = new ManualClock()
  const saves: SavedDraft[] = []
  const sent: SendInput[] = []
  const answers: { resolve: () => void; reject: (error: unknown) => void }[] = []
  let ids = 0
  let isDiskBroken = false
  let onDisk = saved
  const session = new DraftSession(7, {
    load: async () => onDisk,
    save: async (_id, draft) => {
      if (isDiskBroken) throw new Error('disk')
      saves.push(draft)
    },
    send: (input) => {
      sent.push(input)
      return new Promise<void>((resolve, reject) => answers.push({ resolve, reject }))
    },
    sentTexts: async () => ['안녕하세요'],
    removeAttachment: async () => undefined,
    problemOf: (error) => ({ refusal: error instanceof Error ? null : (error as Refusal) }),
    limit: (key) => policyValue(key),
    attachmentUrl: (id) => `/attachments/${id}`,
    newId: () => `id-${++ids}`,
    timer: clock,
  })
  await session.load()
  const settle = () => clock.advance(0)
  return {
    session, saves, sent, clock, settle,
    type: (text: string) => session.change({ type: 'typed', text }),
    attach: (file: Attachment) => session.change({ type: 'item-added', item: session.stagedItem(file) }),
    accept: async () => { answers.shift()?.resolve(); await settle() },
    refuse: async (error: unknown) => { answers.shift()?.reject(error); await settle() },
    /** Another window sent a text or goes on with another one. */
    elsewhere: async (draft: Draft | null) => {
      onDisk = draft
      await session.arrived([1])
    },
    breakDisk: (isBroken: boolean) => { isDiskBroken = isBroken },
    sentIds: () => sent.map((input) => ('attachmentId' in input.content ? input.content.attachmentId : input.content.type)),
  }
}

describe('drafts', () => {
  it('come back with text, files in order and quote', async () => {
    const { session, saves } = await openShop({ conversationId: 7, text: '안녕', attachments: [attachment(2), attachment(1)], quoted, replies: null, updatedAtMs: 1 })
    expect(session.state.text).toBe('안녕')
    expect(session.state.items.map((item) => [item.fileName, item.previewUrl])).toEqual([['2.png', '/attachments/2'], ['1.png', '/attachments/1']])
    expect(session.state.quoted).toBe(quoted)
    expect(saves).toEqual([])
  })

  it('that another window sent leave the field, unless they were changed here or are no part of what was sent', async () => {
    const draft = (text: string): Draft => ({ conversationId: 7, text, attachments: [], quoted: null, replies: null, updatedAtMs: 1 })
    for (const [here, there, after] of [['안녕하세요', null, ''], ['안녕', null, ''], ['안녕', draft('또 오세요'), '또 오세요'], ['안녕', draft('안녕'), '안녕'], ['감사합니다', null, '감사합니다']] as const) {
      const shop = await openShop(draft(here))
      await shop.elsewhere(there)
      expect([shop.session.state.text, shop.saves]).toEqual([after, []])
    }
    const shop = await openShop(draft('안녕'))
    shop.type('안녕하')
    await shop.elsewhere(null)
    expect(shop.session.state.text).toBe('안녕하')
  })

  it('are written with the first letter and at most 300 ms behind the last', async () => {
    const shop = await openShop()
    shop.type('ㅇ')
    await shop.settle()
    for (const text of ['아', '안', '안ㄴ', '안녀', '안녕']) {
      shop.type(text)
      await shop.clock.advance(90)
    }
    await shop.clock.advance(300)
    expect(shop.saves[0]?.text).toBe('ㅇ')
    expect(shop.saves.at(-1)?.text).toBe('안녕')
    expect(shop.saves.length).toBeLessThanOrEqual(4)
  })

  it('are written at once when the app goes away', async () => {
    const shop = await openShop()
    shop.type('a')
    shop.type('ab')
    await shop.session.flush()
    expect(shop.saves.at(-1)?.text).toBe('ab')
  })

  it('keep trying when the disk refuses', async () => {
    const shop = await openShop()
    shop.breakDisk(true)
    shop.type('안녕')
    await shop.clock.advance(500)
    expect(shop.session.isSettled()).toBe(false)
    shop.breakDisk(false)
    await shop.clock.advance(2000)
    expect(shop.saves).toEqual([{ text: '안녕', attachmentIds: [], quotedMessageId: null, replies: null, underway: [] }])
    expect(shop.session.isSettled()).toBe(true)
  })

  it('keep what was typed before they were loaded', async () => {
    const clock = new ManualClock()
    const session = new DraftSession(7, {
      load: async () => ({ conversationId: 7, text: '전부터 ', attachments: [], quoted: null, replies: null, updatedAtMs: 1 }),
      save: async () => undefined, send: async () => undefined, sentTexts: async () => [], removeAttachment: async () => undefined,
      problemOf: () => ({ refusal: null }), limit: (key) => policyValue(key), attachmentUrl: String, newId: () => 'x', timer: clock,
    })
    session.change({ type: 'typed', text: '지금' })
    await session.load()
    expect(session.state.text).toBe('전부터 지금')
  })

  it('save the order the files were moved to', async () => {
    const shop = await openShop({ conversationId: 7, text: '', attachments: [attachment(1), attachment(2), attachment(3)], quoted: null, replies: null, updatedAtMs: 1 })
    const last = shop.session.state.items[2]
    shop.session.change({ type: 'item-moved', key: last?.key ?? '', by: -5 })
    await shop.settle()
    expect(shop.saves.at(-1)?.attachmentIds).toEqual([3, 1, 2])
  })
})

describe('sending', () => {
  it('empties the field at once and the disk only after the core took the message', async () => {
    const shop = await openShop()
    shop.type('안녕하세요')
    await shop.settle()
    expect(shop.session.send()).toBe(true)
    expect(shop.session.state.text).toBe('')
    await shop.clock.advance(1000)
    expect(shop.saves.at(-1)).toMatchObject({ text: '', underway: [{ text: '안녕하세요' }] })
    await shop.accept()
    await shop.clock.advance(1000)
    expect(shop.saves.at(-1)).toEqual({ text: '', attachmentIds: [], quotedMessageId: null, replies: null, underway: [] })
    expect(shop.sent).toHaveLength(1)
  })

  it('sends files one by one in order, quoting with the first', async () => {
    const shop = await openShop()
    shop.session.change({ type: 'quoted', message: quoted })
    shop.attach(attachment(1))
    shop.attach(attachment(2))
    shop.type('보세요')
    shop.session.send()
    await shop.settle()
    expect(shop.sent).toHaveLength(1)
    await shop.accept()
    await shop.accept()
    expect(shop.sentIds()).toEqual([1, 2])
    expect(shop.sent.map((input) => input.quotedMessageId)).toEqual([55, null])
  })

  it('gives text, quote and the reason back when refused, before what was typed meanwhile', async () => {
    const shop = await openShop()
    shop.session.change({ type: 'quoted', message: quoted })
    shop.type('첫 줄')
    shop.session.send()
    shop.type('다음 줄')
    await shop.refuse(windowClosed)
    expect(shop.session.state.text).toBe('첫 줄\n다음 줄')
    expect(shop.session.state.quoted).toBe(quoted)
    expect(shop.session.state.problem).toEqual({ refusal: windowClosed })
  })

  it('gives back only what did not go out', async () => {
    const shop = await openShop()
    for (const id of [1, 2, 3]) shop.attach(attachment(id))
    shop.type('설명')
    shop.session.send()
    await shop.settle()
    await shop.accept()
    await shop.refuse(windowClosed)
    expect(shop.session.state.text).toBe('')
    expect(shop.session.state.items.map((item) => item.fileName)).toEqual(['2.png', '3.png'])
  })

  it('keeps the order of two quick messages, and returns both in order', async () => {
    const shop = await openShop()
    shop.type('하나')
    shop.session.send()
    shop.type('둘')
    shop.session.send()
    await shop.settle()
    expect(shop.sent).toHaveLength(1)
    await shop.refuse(windowClosed)
    expect(shop.session.state.text).toBe('하나\n둘')
    expect(shop.sent).toHaveLength(1)
  })

  it('repeats an unanswered send under the same id, so that it cannot go out twice', async () => {
    const shop = await openShop()
    shop.type('안녕')
    shop.session.send()
    await shop.settle()
    await shop.refuse(new Error('connection lost'))
    expect(shop.session.state).toMatchObject({ text: '안녕', problem: { refusal: null } })
    shop.session.send()
    await shop.settle()
    expect(shop.sent[1]?.requestId).toBe(shop.sent[0]?.requestId)
    await shop.accept()
    shop.type('안녕')
    shop.session.send()
    await shop.settle()
    expect(shop.sent[2]?.requestId).not.toBe(shop.sent[0]?.requestId)
  })

  it('waits for a file that is still on its way', async () => {
    const shop = await openShop()
    const item = { ...shop.session.stagedItem(attachment(1)), upload: { state: 'working' as const, fraction: 0.5 } }
    shop.session.change({ type: 'item-added', item })
    expect(shop.session.send()).toBe(false)
    expect(shop.session.state.isSendWanted).toBe(true)
    shop.session.change({ type: 'item-changed', key: item.key, change: { upload: { state: 'staged', attachment: attachment(1) } } })
    await shop.settle()
    expect(shop.sentIds()).toEqual([1])
  })

  it('does not send around a file that failed', async () => {
    const shop = await openShop()
    const item = { ...shop.session.stagedItem(attachment(1)), upload: { state: 'failed' as const, problem: { refusal: null } } }
    shop.session.change({ type: 'item-added', item })
    shop.type('글')
    expect(shop.session.send()).toBe(false)
    expect(shop.session.state.text).toBe('글')
  })

  it('sends a voice message without touching the text being written', async () => {
    const shop = await openShop()
    shop.type('쓰는 중')
    const item = shop.session.stagedItem({ ...attachment(9, 'audio'), isVoice: true })
    shop.session.change({ type: 'item-added', item })
    shop.session.sendItem(item.key)
    await shop.settle()
    await shop.accept()
    expect(shop.sent.map((input) => input.content)).toEqual([{ type: 'audio', attachmentId: 9, caption: null, isVoice: true }])
    expect(shop.session.state).toMatchObject({ text: '쓰는 중', items: [] })
  })

  it('refuses an overlong text before it leaves', async () => {
    const shop = await openShop()
    shop.type('가'.repeat(4097))
    expect(shop.session.send()).toBe(false)
    expect(shop.session.state.problem?.refusal?.reason).toBe('text-too-long')
    expect(shop.session.state.text).toHaveLength(4097)
    expect(shop.sent).toEqual([])
  })
})
