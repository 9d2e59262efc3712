import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { away, greeting, keyword, openAutomation, rule, saying, type Automation } from '../../../support/automation.ts'
import type { Shop } from '../../../support/open-shop.ts'

const minute = 60_000
const hour = 60 * minute

let shop: Shop
let automation: Automation
beforeEach(async () => ({ shop, automation } = await openAutomation()))
afterEach(() => shop.close())

describe('what sets a rule off', () => {
  it('greets a new customer once, and again after days of silence', async () => {
    await automation.add(greeting('어서 오세요, {name|고객}님!'))
    await shop.customerWrites('안녕하세요')
    expect(await automation.replies()).toEqual(['어서 오세요, 김민지님!'])
    expect(shop.cloudApi.sent).toHaveLength(1)
    await shop.clock.advance(7 * hour)
    await shop.customerWrites('메뉴 있나요')
    expect((await automation.lastTrace())?.why).toEqual(['greeting no-match not-new-customer'])
    await shop.clock.advance(15 * 24 * hour)
    await shop.customerWrites('오랜만이에요')
    expect(await automation.replies()).toHaveLength(2)
  })

  it('says it is away outside hours, instead of greeting, and both in one message when the owner wants that', async () => {
    await automation.opens({})
    await automation.add(greeting('어서 오세요!'))
    await automation.add(away('지금은 쉬는 시간이에요. {open_next|곧}에 열어요.'))
    await shop.clock.advance(10 * hour)
    await shop.customerWrites('계세요?')
    expect(await automation.replies()).toEqual(['지금은 쉬는 시간이에요. 내일 오전 9:00에 열어요.'])
    expect((await automation.lastTrace())?.why).toEqual(['away fired replied', 'greeting stopped away-instead'])
    await call(shop.router.automation.saveSettings, { isEnabled: true, combinesGreetingWithAway: true }, shop.asOwner)
    await shop.customerWrites('저도요', { phone: '821033334444', name: '박서준' })
    expect(await automation.replies('821033334444')).toEqual(['어서 오세요!\n\n지금은 쉬는 시간이에요. 내일 오전 9:00에 열어요.'])
  })

  it('answers a word whatever stands around it, in bands of the day, for labels of a language', async () => {
    await automation.add(keyword('메뉴', '점심 메뉴는 김치찌개예요.'))
    await automation.add({ ...keyword('menu', 'Lunch is kimchi stew.'), conditions: { timeBands: [{ fromMinute: 690, toMinute: 780, weekdays: [] }], hours: 'any', labelsAny: [], labelsNone: [], languages: ['en'], variables: [] } })
    await shop.customerWrites('오늘 메 뉴가 뭐예요?')
    expect(await automation.replies()).toEqual(['점심 메뉴는 김치찌개예요.'])
    await shop.customerWrites('menu please', { phone: '4915112345678' })
    expect((await automation.lastTrace('4915112345678'))?.why).toEqual(['keyword no-match words-not-found', 'keyword no-match outside-time-band'])
    await shop.clock.advance(2 * hour)
    await shop.customerWrites('menu please', { phone: '4915112345678' })
    expect(await automation.replies('4915112345678')).toEqual(['Lunch is kimchi stew.'])
  })

  it('never uses the wording this person got last', async () => {
    await automation.add(keyword('가격', '하나', '둘', '셋', '넷', '다섯'))
    await call(shop.router.settings.setPolicy, { key: 'automation.cap', value: 1000 }, shop.asOwner)
    for (let round = 0; round < 25; round += 1) {
      await shop.customerWrites(`가격 ${round}`)
      await shop.clock.advance(15_000)
    }
    const replies = await automation.replies()
    expect(new Set(replies).size).toBe(5)
    expect(replies.filter((reply, index) => index > 0 && reply === replies[index - 1])).toEqual([])
  })

  it('reads stock in a condition, and a code goes to one customer only', async () => {
    await call(shop.router.automation.setVariables, { variables: [{ key: '재고', value: '12' }] }, shop.asOwner)
    const few = { timeBands: [], hours: 'any' as const, labelsAny: [], labelsNone: [], languages: [], variables: [{ key: '재고', comparison: 'below' as const, value: '10' }] }
    await automation.add({ ...keyword('딸기', '한정 예약 중이에요. {shop.재고}개 남았어요.'), conditions: few })
    await automation.add(keyword('딸기', '딸기 있어요.'))
    await shop.customerWrites('딸기 있나요')
    await call(shop.router.automation.setVariables, { variables: [{ key: '재고', value: '9' }] }, shop.asOwner)
    await shop.customerWrites('딸기요', { phone: '821055556666' })
    expect([...await automation.replies(), ...await automation.replies('821055556666')]).toEqual(['딸기 있어요.', '한정 예약 중이에요. 9개 남았어요.'])

    await call(shop.router.automation.saveCodePool, { key: '가을', name: '가을 할인', expiresAtMs: null }, shop.asOwner)
    await call(shop.router.automation.addCodes, { key: '가을', codes: ['A-1', 'A-2', 'A-1'] }, shop.asOwner)
    await automation.add(keyword('할인', '코드: {code.가을}'))
    const phones = ['821000000001', '821000000002', '821000000003']
    for (const phone of phones) await shop.customerWrites('할인 되나요', { phone })
    await shop.clock.advance(10_000)
    await shop.customerWrites('할인요!', { phone: phones[0]! })
    expect(await Promise.all(phones.map((phone) => automation.replies(phone)))).toEqual([['코드: A-1', '코드: A-1'], ['코드: A-2'], []])
    expect((await automation.lastTrace(phones[2]))?.why).toContain('keyword stopped no-code-left')
    expect(await call(shop.router.automation.codePools, undefined, shop.asOwner)).toMatchObject([{ key: '가을', freeCount: 0, givenCount: 2 }])
  })

  it('says it is busy while many wait, however open the shop is', async () => {
    await automation.opens({})
    await call(shop.router.settings.setPolicy, { key: 'automation.busy', value: 3 }, shop.asOwner)
    await automation.add(rule({ kind: 'away', when: ['busy'] }, ['지금 손님이 많아요. 조금만 기다려 주세요.']))
    for (const phone of ['821000000001', '821000000002', '821000000003']) await shop.customerWrites('계세요', { phone })
    expect(await automation.replies('821000000002')).toEqual([])
    expect((await automation.lastTrace('821000000002'))?.why).toEqual(['away no-match shop-not-busy'])
    expect(await automation.replies('821000000003')).toEqual(['지금 손님이 많아요. 조금만 기다려 주세요.'])
  })
})

describe('buttons and flows', () => {
  it('a button sets off another rule', async () => {
    const parking = await automation.add(keyword('주차', '건물 뒤에 주차할 수 있어요.'))
    await automation.add(keyword('위치', saying('강남역 3번 출구예요.', { extra: { kind: 'buttons', buttons: [{ title: '차로 가요', action: { kind: 'rule', ruleId: parking.id } }] } })))
    await shop.customerWrites('위치 알려주세요')
    const [sent] = shop.cloudApi.sent
    const button = sent?.content.type === 'interactive' && sent.content.action.kind === 'buttons' ? sent.content.action.buttons[0]! : null
    await shop.clock.advance(minute)
    await shop.customerWrites('', { message: { type: 'interactive', interactive: { type: 'button_reply', button_reply: button } } })
    expect(await automation.replies()).toEqual(['강남역 3번 출구예요.', '건물 뒤에 주차할 수 있어요.'])
  })

  it('a choice tapped within a second is answered; other words that soon leave the question standing', async () => {
    const flow = await call(shop.router.automation.saveFlow, { flowId: null, draft: { name: '문의', isEnabled: true, firstStep: 'a', steps: [
      { id: 'a', kind: 'menu', body: '무엇을 도와드릴까요?', menu: 'buttons', listButton: '', choices: [{ id: '1', title: '배송', description: null, addLabels: [], next: 'b' }] },
      { id: 'b', kind: 'say', body: '이틀 걸려요.', extra: null, next: null },
    ] } }, shop.asOwner)
    await automation.add(rule({ kind: 'keyword', match: 'exact', words: ['문의'] }, [], { actions: { addLabels: [], removeLabels: [], handsOver: false, startsFlowId: flow.id } }))
    await shop.customerWrites('문의')
    expect((await automation.lastTrace())?.why).toEqual(['keyword fired replied'])
    expect(await call(shop.router.automation.rules, undefined, shop.asOwner)).toMatchObject([{ firedCount30Days: 1 }])
    await shop.clock.advance(1_000)
    await shop.customerWrites('그러니까요')
    expect((await automation.lastTrace())?.why).toEqual(['flow stopped pair-rate rate.pair-interval'])
    const [sent] = shop.cloudApi.sent
    const button = sent?.content.type === 'interactive' && sent.content.action.kind === 'buttons' ? sent.content.action.buttons[0]! : null
    await shop.customerWrites('', { message: { type: 'interactive', interactive: { type: 'button_reply', button_reply: button } } })
    expect(await automation.replies()).toEqual(['무엇을 도와드릴까요?', '이틀 걸려요.'])
    expect((await automation.lastTrace())?.why).toEqual(['flow fired replied'])
  })

  it('a menu leads on, asks again, and hands over when it is not understood', async () => {
    await call(shop.router.settings.setPolicy, { key: 'automation.cap', value: 20 }, shop.asOwner)
    const flow = await call(shop.router.automation.saveFlow, { flowId: null, draft: {
      name: '문의', isEnabled: true, firstStep: 'a', steps: [
        { id: 'a', kind: 'say', body: '안녕하세요!', extra: null, next: 'b' },
        { id: 'b', kind: 'menu', body: '무엇을 도와드릴까요?', menu: 'buttons', listButton: '', choices: [{ id: '1', title: '배송', description: null, addLabels: [], next: 'c' }, { id: '2', title: '환불', description: null, addLabels: [], next: 'd' }] },
        { id: 'c', kind: 'say', body: '이틀 걸려요.', extra: null, next: null },
        { id: 'd', kind: 'handover', body: '담당자가 답할게요.' },
      ],
    } }, shop.asOwner)
    await automation.add(rule({ kind: 'keyword', match: 'exact', words: ['문의'] }, [], { actions: { addLabels: [], removeLabels: [], handsOver: false, startsFlowId: flow.id } }))
    await shop.customerWrites('문의요')
    await shop.clock.advance(minute)
    await shop.customerWrites('음 글쎄')
    await shop.clock.advance(minute)
    await shop.customerWrites('환불 말고요')
    await shop.clock.advance(minute)
    await shop.customerWrites('환불이요')
    expect(await automation.replies()).toEqual(['안녕하세요!\n\n무엇을 도와드릴까요?', '무엇을 도와드릴까요?', '무엇을 도와드릴까요?', '담당자가 답할게요.'])
    expect((await automation.budget()).silence?.reason).toBe('handed-over')
    expect(await call(shop.router.automation.flows, undefined, shop.asOwner)).toMatchObject([{ startedCount: 1, finishedCount: 1 }])
  })

  it('a flow that has used all automatic messages of the day hands the customer to a person and says no more', async () => {
    const steps = ['이름이 뭐예요?', '언제 오세요?', '몇 분이세요?', '연락처를 알려 주세요.'].map((body, index) => ({ id: `s${index}`, kind: 'menu' as const, body, menu: 'buttons' as const, listButton: '', choices: [{ id: '1', title: '네', description: null, addLabels: [], next: index < 3 ? `s${index + 1}` : null }] }))
    const flow = await call(shop.router.automation.saveFlow, { flowId: null, draft: { name: '예약', isEnabled: true, firstStep: 's0', steps } }, shop.asOwner)
    await automation.add(rule({ kind: 'keyword', match: 'any', words: ['예약'] }, [], { actions: { addLabels: [], removeLabels: [], handsOver: false, startsFlowId: flow.id } }))
    await automation.add(keyword('가격', '만 원이에요.'))
    await shop.customerWrites('예약할게요')
    for (let answer = 0; answer < 3; answer += 1) {
      expect((await shop.conversation()).wantsPerson).toBe(false)
      await shop.clock.advance(minute)
      await shop.customerWrites('네')
    }
    expect((await automation.lastTrace())?.why).toEqual(['flow stopped cap automation.cap', 'flow fired gave-to-person'])
    expect((await shop.conversation()).wantsPerson).toBe(true)
    await shop.clock.advance(minute)
    await shop.customerWrites('가격요')
    expect((await automation.lastTrace())?.why).toEqual(['keyword stopped handed-over automation.handover-silence', 'keyword no-match words-not-found'])
    expect(await automation.replies()).toHaveLength(3)
    await shop.sends('네, 예약해 드릴게요.')
    expect((await shop.conversation()).wantsPerson).toBe(false)
  })

  it('a flow that cannot say its next words hands over as well; one that an event began leaves the customer alone', async () => {
    const label = await shop.store.addLabel({ name: '이벤트', color: 'red' })
    await call(shop.router.automation.saveCodePool, { key: '가을', name: '가을', expiresAtMs: null }, shop.asOwner)
    const flow = await call(shop.router.automation.saveFlow, { flowId: null, draft: { name: '쿠폰', isEnabled: true, firstStep: 'a', steps: [{ id: 'a', kind: 'say', body: '코드: {code.가을}', extra: null, next: null }] } }, shop.asOwner)
    const starts = { addLabels: [], removeLabels: [], handsOver: false, startsFlowId: flow.id }
    await automation.add(rule({ kind: 'keyword', match: 'any', words: ['쿠폰'] }, [], { actions: starts }))
    await automation.add(rule({ kind: 'event', event: { on: 'label-set', labelId: label } }, [], { actions: starts }))
    await shop.customerWrites('쿠폰 주세요')
    expect((await automation.lastTrace())?.why).toEqual(['keyword stopped no-code-left', 'flow fired gave-to-person'])
    await shop.customerWrites('안녕하세요', { phone: '821000000001' })
    const { id, contactId } = await shop.conversation('821000000001')
    await shop.store.changeLabels({ contactIds: [contactId], add: [label], remove: [], nowMs: shop.clock.nowMs(), undoId: null })
    await shop.clock.advance(minute)
    expect((await call(shop.router.automation.traces, { conversationId: id, ruleId: null, outcome: 'stopped', after: null, limit: 5 }, shop.asOwner)).items[0]?.steps.map(({ reason }) => reason)).toEqual(['no-code-left'])
    expect([(await shop.conversation()).wantsPerson, (await shop.conversation('821000000001')).wantsPerson]).toEqual([true, false])
  })
})

describe('customers it knows', () => {
  const labelled = async (name: string) => shop.store.addLabel({ name, color: 'red' })
  const contactOf = async (phone = '821011112222') => (await shop.conversation(phone)).contactId

  it('labels decide and are set, fields fill texts and keep answers', async () => {
    const vip = await labelled('단골')
    const asked = await labelled('배송 문의')
    const birthday = await shop.store.addField({ key: 'birthday', name: '생일', kind: 'date', choices: [], currency: null })
    await automation.add({ ...keyword('배송', '무료 배송이에요, {label|손님}!'), conditions: { timeBands: [], hours: 'any', labelsAny: [vip], labelsNone: [], languages: [], variables: [] } })
    await automation.add({ ...keyword('배송', '3천 원이에요.'), actions: { addLabels: [asked], removeLabels: [], handsOver: false, startsFlowId: null } })
    await shop.customerWrites('배송 되나요')
    expect((await shop.store.labels()).map(({ name, contactCount }) => [name, contactCount])).toEqual([['단골', 0], ['배송 문의', 1]])
    await shop.store.changeLabels({ contactIds: [await contactOf()], add: [vip], remove: [], nowMs: shop.clock.nowMs(), undoId: null })
    await shop.clock.advance(minute)
    await shop.customerWrites('배송이요')
    expect(await automation.replies()).toEqual(['3천 원이에요.', '무료 배송이에요, 단골!'])

    const flow = await call(shop.router.automation.saveFlow, { flowId: null, draft: { name: '생일', isEnabled: true, firstStep: 'a', steps: [{ id: 'a', kind: 'ask', body: '생일이 언제예요?', retry: '3월 5일처럼 적어 주세요.', fieldId: birthday, next: null }] } }, shop.asOwner)
    await automation.add(rule({ kind: 'keyword', match: 'any', words: ['이벤트'] }, [], { actions: { addLabels: [], removeLabels: [], handsOver: false, startsFlowId: flow.id } }))
    await shop.customerWrites('이벤트 참여할래요', { phone: '821000000001' })
    await shop.clock.advance(minute)
    await shop.customerWrites('봄이요', { phone: '821000000001' })
    await shop.clock.advance(minute)
    await shop.customerWrites('1990년 3월 5일이요', { phone: '821000000001' })
    expect((await automation.replies('821000000001')).map((text) => text?.split('\n')[0])).toEqual(['생일이 언제예요?', '3월 5일처럼 적어 주세요.'])
    expect(await shop.store.fieldValues(await contactOf('821000000001'))).toEqual([{ fieldId: birthday, value: '1990-03-05' }])
  })

  it('a menu labels by choice, keeps answers in fields of their kind, and hands a qualified customer over', async () => {
    const cakes = await labelled('케이크 문의')
    const qualified = await labelled('상담 준비됨')
    const day = await shop.store.addField({ key: 'day', name: '받을 날', kind: 'date', choices: [], currency: null })
    const people = await shop.store.addField({ key: 'people', name: '인원', kind: 'number', choices: [], currency: null })
    const flow = await call(shop.router.automation.saveFlow, { flowId: null, draft: { name: '상담', isEnabled: true, firstStep: 'm', steps: [
      { id: 'm', kind: 'menu', body: '무엇을 찾으세요?', menu: 'list', listButton: '고르기', choices: [{ id: '1', title: '케이크', description: '이틀 전까지', addLabels: [cakes], next: 'd' }, { id: '2', title: '빵', description: null, addLabels: [], next: null }] },
      { id: 'd', kind: 'ask', body: '언제 받으세요?', fieldId: day, next: 'p' },
      { id: 'p', kind: 'ask', body: '몇 분이세요?', fieldId: people, next: 'l' },
      { id: 'l', kind: 'label', addLabels: [qualified], removeLabels: [cakes], next: 'h' },
      { id: 'h', kind: 'handover', body: null },
    ] } }, shop.asOwner)
    await automation.add(rule({ kind: 'keyword', match: 'exact', words: ['상담'] }, [], { actions: { addLabels: [], removeLabels: [], handsOver: false, startsFlowId: flow.id } }))
    const labelsOfContact = async () => (await shop.store.contact(await contactOf()))?.labelIds
    const says = async (text: string) => {
      await shop.customerWrites(text)
      await shop.clock.advance(minute)
    }
    await says('상담')
    expect(shop.cloudApi.sent[0]?.content).toMatchObject({ type: 'interactive', action: { kind: 'list', button: '고르기', sections: [{ rows: [{ title: '케이크', description: '이틀 전까지' }, { title: '빵' }] }] } })
    await says('케이크')
    expect(await labelsOfContact()).toEqual([cakes])
    await says('12월 24일이요')
    await says('열 명, 그러니까 10명이요')
    expect(await shop.store.fieldValues(await contactOf())).toEqual(expect.arrayContaining([{ fieldId: day, value: '2026-12-24' }, { fieldId: people, value: 10 }]))
    expect(await labelsOfContact()).toEqual([qualified])
    expect((await shop.conversation()).wantsPerson).toBe(true)
    expect(await call(shop.router.automation.flows, undefined, shop.asOwner)).toMatchObject([{ startedCount: 1, finishedCount: 1 }])
  })

  it('a label that is set and a day that comes set off their rules, once', async () => {
    const paid = await labelled('입금')
    const birthday = await shop.store.addField({ key: 'birthday', name: '생일', kind: 'date', choices: [], currency: null })
    await shop.customerWrites('안녕하세요')
    await shop.customerWrites('안녕하세요', { phone: '821000000001' })
    const added = await automation.add(rule({ kind: 'event', event: { on: 'label-set', labelId: paid } }, ['입금 확인했어요.']))
    await automation.add(rule({ kind: 'event', event: { on: 'field-date', fieldId: birthday, daysBefore: 0, isYearly: true, atMinute: 660 } }, ['{field.birthday|오늘} 생일 축하해요!']))
    await shop.store.changeLabels({ contactIds: [await contactOf()], add: [paid], remove: [], nowMs: shop.clock.nowMs(), undoId: null })
    await shop.store.setFieldValues({ values: [{ contactId: await contactOf('821000000001'), fieldId: birthday, value: '1990-11-20' }], nowMs: shop.clock.nowMs(), undoId: null })
    await shop.clock.advance(minute)
    expect(await automation.replies()).toEqual(['입금 확인했어요.'])
    await shop.clock.advance(2 * hour)
    expect(await automation.replies('821000000001')).toEqual(['11월 20일 생일 축하해요!'])
    await call(shop.router.automation.removeRule, { ruleId: added.id }, shop.asOwner)
    await shop.store.changeLabels({ contactIds: [await contactOf()], add: [], remove: [paid], nowMs: shop.clock.nowMs(), undoId: null })
    await shop.store.changeLabels({ contactIds: [await contactOf()], add: [paid], remove: [], nowMs: shop.clock.nowMs(), undoId: null })
    await shop.clock.advance(hour)
    expect(shop.cloudApi.sent).toHaveLength(2)
  })
})

describe('words that no rule has', () => {
  it('are suggested with who asked, until a rule has them or the owner hides them', async () => {
    await automation.add(keyword('주차', '건물 뒤에 있어요.'))
    for (const [index, text] of ['포장 되나요', '포장은요?', '주차 되나요', '포장이 가능해요?', '주차는요', '수신거부', '주차요'].entries()) await shop.customerWrites(text, { phone: `82100000000${index}` })
    const suggested = async () => (await call(shop.router.automation.suggestions, undefined, shop.asOwner)).map(({ word, messageCount, customerCount, examples }) => [word, messageCount, customerCount, examples.map(({ text }) => text)])
    expect(await suggested()).toEqual([['포장', 3, 3, ['포장이 가능해요?', '포장은요?', '포장 되나요']]])
    await call(shop.router.automation.dismissSuggestion, { word: '포장', isDismissed: true }, shop.asOwner)
    expect(await suggested()).toEqual([])
    await call(shop.router.automation.dismissSuggestion, { word: '포장', isDismissed: false }, shop.asOwner)
    expect(await suggested()).toHaveLength(1)
    await automation.add(keyword('포장', '네, 포장돼요.'))
    expect(await suggested()).toEqual([])
  })
})
