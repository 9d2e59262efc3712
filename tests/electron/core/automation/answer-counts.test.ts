import { call } from '@orpc/server'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keyword, openAutomation, type Automation } from '../../../support/automation.ts'
import type { Shop } from '../../../support/open-shop.ts'
import { rejected } from '../../../support/scripted-cloud-api.ts'

const minute = 60_000
const day = 1_440 * minute

let shop: Shop
let automation: Automation
beforeEach(async () => ({ shop, automation } = await openAutomation()))
afterEach(() => shop.close())

it('counts who answered in the last 30 days, and how long customers waited for it', async () => {
  const counts = () => shop.done(call(shop.router.automation.answerCounts, undefined, shop.asOwner))
  const none = { count: 0, medianMs: null }
  const { id: quickReplyId } = await call(shop.router.quickReplies.save, { id: null, folderId: null, fileIds: [], title: '주차', shortcut: '주차', body: '건물 뒤에 있어요.', choices: null }, shop.asOwner)
  const withQuickReply = async (phone: string) =>
    call(shop.router.messages.send, { conversationId: (await shop.conversation(phone)).id, requestId: randomUUID(), content: { type: 'text', body: '건물 뒤에 있어요.', previewUrl: false }, quotedMessageId: null, quickReplyIds: [quickReplyId] }, shop.asOwner)
  const phoneAnswers = (phone: string, atMs = shop.clock.nowMs()) =>
    shop.delivers({ message_echoes: [{ from: '41440001122', to: phone, id: `wamid.ECHO${phone}`, timestamp: String(Math.floor(atMs / 1000)), type: 'text', text: { body: '전화로 답해요' } }] }, 'smb_message_echoes')
  const longAgoMs = shop.clock.nowMs() - 31 * day
  await shop.customerWrites('문 열었어요?', { phone: '821000000005', atMs: longAgoMs })
  await phoneAnswers('821000000005', longAgoMs + minute)
  await shop.settles()
  expect(await counts()).toEqual({ 'by-hand': none, 'quick-reply': none, automatic: none })

  await automation.add(keyword('메뉴', '김치찌개예요.'))
  const [typed, inserted, phoned, failing] = ['821000000001', '821000000002', '821000000003', '821000000004']
  await shop.customerWrites('안녕하세요', { phone: typed })
  await shop.clock.advance(4 * minute)
  for (const phone of [typed, inserted, phoned]) await shop.customerWrites('주차 되나요?', { phone })
  await shop.customerWrites('메뉴가 뭐예요?', { phone: failing })
  await shop.clock.advance(2 * minute)
  await shop.sends('네, 돼요.', { phone: typed })
  await withQuickReply(inserted)
  await phoneAnswers(phoned)
  shop.cloudApi.rule = ({ to }) => (to.phone === failing ? rejected(131026) : null)
  await shop.sends('김치찌개예요.', { phone: failing })
  await shop.clock.advance(minute)
  await shop.sends('더 궁금한 점 있으세요?', { phone: typed })
  await shop.settles()

  const counted = await counts()
  expect([counted['by-hand'].count, counted['quick-reply'].count, counted.automatic.count]).toEqual([2, 1, 1])
  expect(counted['by-hand'].medianMs! / minute).toBeCloseTo(4, 1)
  expect(counted['quick-reply'].medianMs! / minute).toBeCloseTo(2, 1)
  expect(counted.automatic.medianMs).toBeLessThan(2_000)
})
