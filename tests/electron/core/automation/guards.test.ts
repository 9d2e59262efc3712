import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fridayAtTenMs, greeting, keyword, nineToSix, openAutomation, rule, type Automation } from '../../../support/automation.ts'
import { eventually } from '../../../support/eventually.ts'
import type { Shop } from '../../../support/open-shop.ts'
import { ScriptedCloudApi } from '../../../support/scripted-cloud-api.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

let shop: Shop
let automation: Automation
beforeEach(async () => ({ shop, automation } = await openAutomation()))
afterEach(() => shop.close())

describe('guards', () => {
  beforeEach(() => automation.add(keyword('가격', '만 원이에요.')))

  it('at most three in a rolling day, the second offers a person', async () => {
    for (let round = 0; round < 5; round += 1) {
      await shop.customerWrites(`가격 ${round}`)
      await shop.clock.advance(minute)
    }
    expect(await automation.replies()).toHaveLength(3)
    expect((await automation.lastTrace())?.why).toEqual(['keyword stopped cap automation.cap'])
    expect(await automation.budget()).toMatchObject({ used: 3, limit: 3 })
    expect(shop.cloudApi.sent.map(({ content }) => content.type)).toEqual(['text', 'interactive', 'interactive'])
    await shop.clock.advance(day - 3 * minute)
    await shop.customerWrites('가격')
    expect(await automation.replies()).toHaveLength(3)
    await shop.clock.advance(10 * minute)
    await shop.customerWrites('가격')
    expect(await automation.replies()).toHaveLength(4)
  })

  it('no person is offered by the message that hands over to one', async () => {
    await automation.add(rule({ kind: 'handover', words: ['사장님'] }, ['곧 답할게요.']))
    await shop.customerWrites('가격')
    await shop.clock.advance(minute)
    await shop.customerWrites('사장님 계세요?')
    expect(await automation.replies()).toEqual(['만 원이에요.', '곧 답할게요.'])
    expect(shop.cloudApi.sent.map(({ content }) => content.type)).toEqual(['text', 'text'])
  })

  it('six hours between what nobody asked for; direct answers are exempt and counted', async () => {
    await automation.add(rule({ kind: 'acknowledgement' }, ['잘 받았어요.']))
    await shop.customerWrites('안녕하세요')
    await shop.clock.advance(minute)
    await shop.customerWrites('여보세요')
    expect((await automation.lastTrace())?.why).toEqual(['acknowledgement stopped spacing automation.spacing', 'keyword no-match words-not-found'])
    await shop.customerWrites('가격요')
    await shop.clock.advance(6 * hour)
    await shop.customerWrites('네')
    expect(await automation.replies()).toEqual(['잘 받았어요.', '만 원이에요.', '잘 받았어요.'])
  })

  it('silent while a person has answered, here or on the phone', async () => {
    await shop.customerWrites('안녕하세요')
    await shop.sends('네, 안녕하세요')
    await shop.settles()
    await shop.customerWrites('가격')
    expect((await automation.lastTrace())?.why).toEqual(['keyword stopped person-answered automation.person-silence'])
    await shop.clock.advance(6 * minute)
    await shop.delivers({ message_echoes: [{ from: '41440001122', to: '821011112222', id: 'wamid.ECHO1', timestamp: String(Math.floor(shop.clock.nowMs() / 1000)), type: 'text', text: { body: '전화로 답해요' } }] }, 'smb_message_echoes')
    await shop.settles()
    await shop.customerWrites('가격이요')
    expect(await automation.replies()).toEqual([])
    await shop.clock.advance(6 * minute)
    await shop.customerWrites('가격은요')
    expect(await automation.replies()).toEqual(['만 원이에요.'])
  })

  it('nothing to blocked people, to people who stopped, to late or imported messages', async () => {
    const { id } = await call(shop.router.conversations.openByPhone, { phone: '+82 10-1111-2222' }, shop.asOwner)
    await shop.store.setBlocked((await shop.store.conversationsByIds([id]))[0]!.contactId, true)
    await shop.customerWrites('가격')
    expect((await automation.lastTrace())?.why).toEqual(['keyword stopped blocked'])
    await shop.customerWrites('가격', { phone: '821000000009', atMs: fridayAtTenMs - 20 * minute })
    expect((await automation.lastTrace('821000000009'))?.why).toEqual(['keyword stopped too-old automation.message-age'])
    await shop.delivers({ user_preferences: [{ wa_id: '821000000008', detail: 'stop', category: 'marketing_messages', value: 'stop', timestamp: String(fridayAtTenMs / 1000) }] }, 'user_preferences')
    await shop.customerWrites('가격', { phone: '821000000008' })
    expect((await automation.lastTrace('821000000008'))?.why).toEqual(['keyword stopped opted-out'])
    expect(shop.cloudApi.sent).toEqual([])
  })

  it('a burst of a new customer and the same answer twice within seconds, but a question that follows a greeting is answered', async () => {
    await shop.customerWrites('가격')
    await shop.customerWrites('가격!')
    expect((await automation.lastTrace())?.why).toEqual(['keyword stopped pair-rate rate.pair-interval'])
    await automation.add(keyword('주차', '뒤에 두 대요'))
    await shop.customerWrites('주차는요?')
    expect((await automation.lastTrace())?.why).toContain('keyword fired replied')
    await shop.clock.advance(10_000)
    for (let round = 0; round < 5; round += 1) await shop.customerWrites(`아 ${round}`)
    await shop.customerWrites('가격')
    expect((await automation.lastTrace())?.why).toContain('keyword stopped burst automation.burst')
  })

  it('a message in which nothing fits and a switched-off automation leave no reply', async () => {
    await shop.customerWrites('그냥')
    expect(await automation.lastTrace()).toMatchObject({ outcome: 'no-match', consideredCount: 1 })
    await call(shop.router.automation.saveSettings, { isEnabled: false, combinesGreetingWithAway: false }, shop.asOwner)
    await shop.customerWrites('가격')
    expect([await automation.replies(), await automation.lastTrace()]).toEqual([[], null])
  })
})

describe('handing over', () => {
  it('a word falls silent for hours, also when it may not answer any more', async () => {
    await automation.add(rule({ kind: 'handover', words: ['상담원'] }, ['곧 사람이 답할게요.']))
    await automation.add(keyword('가격', '만 원이에요.'))
    await shop.customerWrites('상담원 바꿔 주세요')
    expect(await automation.replies()).toEqual(['곧 사람이 답할게요.'])
    await shop.clock.advance(hour)
    await shop.customerWrites('가격')
    expect((await automation.lastTrace())?.why).toContain('keyword stopped handed-over automation.handover-silence')
    expect((await automation.budget()).silence?.reason).toBe('handed-over')
    await call(shop.router.automation.setSilence, { conversationId: (await shop.conversation()).id, untilMs: null }, shop.asOwner)
    await shop.customerWrites('가격')
    expect(await automation.replies()).toEqual(['곧 사람이 답할게요.', '만 원이에요.'])
  })

  it('the button that Danggol adds works without any rule for it', async () => {
    await automation.add(keyword('가격', '만 원이에요.'))
    await shop.customerWrites('가격')
    await shop.clock.advance(minute)
    await shop.customerWrites('가격')
    const [, second] = shop.cloudApi.sent
    const button = second?.content.type === 'interactive' && second.content.action.kind === 'buttons' ? second.content.action.buttons[0]! : null
    expect(button?.title).toBe('상담원 연결')
    await shop.clock.advance(minute)
    await shop.customerWrites('', { message: { type: 'interactive', interactive: { type: 'button_reply', button_reply: button } } })
    expect((await automation.lastTrace())?.why).toEqual(['handover fired acted'])
    expect((await automation.budget()).silence?.reason).toBe('handed-over')
  })
})

describe('around it', () => {
  it('a dry run tells what would have happened and sends nothing', async () => {
    await automation.opens(nineToSix)
    for (let index = 0; index < 30; index += 1) {
      await shop.customerWrites(index % 3 === 0 ? '가격이 얼마예요' : '안녕하세요', { phone: `82100000${String(1000 + (index % 4))}` })
      await shop.clock.advance(10 * minute)
    }
    const started = await call(shop.router.automation.startDryRun, { ruleId: null, draft: keyword('가격', '만 원이에요, {name|고객}님.'), messageCount: 100 }, shop.asOwner)
    await shop.clock.advance(1000)
    const run = await call(shop.router.automation.dryRun, { runId: started.runId }, shop.asOwner)
    expect(run).toMatchObject({ state: 'done', checkedCount: 30, totalCount: 30, repliedCount: 10, stoppedCount: 0 })
    expect(run.lines[0]).toMatchObject({ text: '가격이 얼마예요', replyText: '만 원이에요, 김민지님.', outcome: 'replied' })
    expect(run.lines[0]!.atMs).toBeGreaterThan(run.lines.at(-1)!.atMs)
    expect([shop.cloudApi.sent, (await call(shop.router.automation.traces, { conversationId: null, ruleId: null, outcome: null, after: null, limit: 10 }, shop.asOwner)).items]).toEqual([[], []])
  })

  it('a dry run tells how far it is, and stops where it is when cancelled', async () => {
    for (let index = 0; index < 60; index += 1) await shop.customerWrites(`가격 ${index}`, { phone: `82100000${String(1000 + index)}` })
    const turns: (() => void)[] = []
    const ownTurn = shop.clock.nextTurn
    shop.clock.nextTurn = () => new Promise((resolve) => { turns.push(resolve) })
    const started = await call(shop.router.automation.startDryRun, { ruleId: null, draft: keyword('가격', '만 원이에요.'), messageCount: 100 }, shop.asOwner)
    expect(started).toMatchObject({ state: 'running', checkedCount: 0, totalCount: 60 })
    const { runId } = started
    const progress = () => call(shop.router.automation.dryRun, { runId }, shop.asOwner)
    await eventually(async () => {
      turns.shift()?.()
      return (await progress()).checkedCount > 0
    })
    await call(shop.router.automation.cancelDryRun, { runId }, shop.asOwner)
    shop.clock.nextTurn = ownTurn
    for (const takeTurn of turns) takeTurn()
    await shop.clock.advance(1000)
    const ended = await progress()
    expect(ended).toMatchObject({ state: 'cancelled', totalCount: 60 })
    expect(ended.checkedCount).toBeLessThan(60)
    await shop.clock.advance(1000)
    expect(await progress()).toEqual(ended)
  })

  it('notices that the phone app greets as well', async () => {
    await shop.close()
    const cloudApi = new ScriptedCloudApi()
    if (cloudApi.number.ok) cloudApi.number.value.isOnPhoneApp = true
    ;({ shop, automation } = await openAutomation({ cloudApi, account: { isOnPhoneApp: true } }))
    await automation.add(greeting('어서 오세요!'))
    for (const phone of ['821000000001', '821000000002', '821000000003']) {
      await shop.customerWrites('안녕하세요', { phone })
      await shop.clock.advance(1000)
      await shop.delivers({ message_echoes: [{ from: '41440001122', to: phone, id: `wamid.ECHO${phone}`, timestamp: String(Math.floor(shop.clock.nowMs() / 1000)), type: 'text', text: { body: '휴대폰 인사말' } }] }, 'smb_message_echoes')
      await shop.settles()
    }
    expect(await call(shop.router.automation.automationHealth, undefined, shop.asOwner)).toMatchObject({ doubleGreeting: { text: '휴대폰 인사말', count: 3 }, repliedTodayCount: 3 })
  })

  it('a reply that cannot leave in time is not sent any more, and people go first', async () => {
    await automation.add(keyword('가격', '만 원이에요.'))
    await call(shop.router.sending.pause, undefined, shop.asOwner)
    await shop.customerWrites('가격')
    await shop.clock.advance(minute)
    await shop.sends('제가 답할게요')
    await call(shop.router.sending.resume, undefined, shop.asOwner)
    await shop.clock.advance(10_000)
    expect(shop.cloudApi.sent.map(({ content }) => (content.type === 'text' ? content.body : ''))).toEqual(['제가 답할게요', '만 원이에요.'])
    await call(shop.router.sending.pause, undefined, shop.asOwner)
    await shop.customerWrites('가격', { phone: '821000000001' })
    await shop.clock.advance(6 * minute)
    await call(shop.router.sending.resume, undefined, shop.asOwner)
    await shop.clock.advance(10_000)
    expect(shop.cloudApi.sent).toHaveLength(2)
    expect((await shop.thread('821000000001')).at(-1)).toMatchObject({ status: 'failed', error: { code: -8 } })
  })

  it('refuses a rule that cannot work, and takes a removed one back', async () => {
    const { automation: calls } = shop.router
    const checked = await call(calls.checkRule, { ruleId: null, draft: keyword(['!!'], '{name}님 {shop.없음} '.repeat(40)) }, shop.asOwner)
    expect(checked.problems.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['word-empty', 'unknown-variable', 'needs-fallback', 'longer-than-advised']))
    expect(checked.previews[0]!.foldsAt).toBe(150)
    expect((await call(calls.checkRule, { ruleId: null, draft: keyword('사진', { body: '', extra: null, fileId: 7 }) }, shop.asOwner)).problems.map(({ kind }) => kind)).toContain('file-missing')
    await expect(automation.add(keyword([], '네'))).rejects.toMatchObject({ data: { reason: 'rule-incomplete', params: { problem: 'no-words' } } })
    const saved = await automation.add(keyword('가격', '만 원'))
    await call(calls.removeRule, { ruleId: saved.id }, shop.asOwner)
    await shop.customerWrites('가격')
    await call(calls.restoreRule, { ruleId: saved.id }, shop.asOwner)
    await shop.customerWrites('가격')
    expect([await automation.replies(), (await call(calls.rules, undefined, shop.asOwner))[0]?.firedCount30Days]).toEqual([['만 원'], 1])
  })
})
