import { call } from '@orpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { noActions, noConditions, type RuleDraft } from '#shared/domain/automation/rule.ts'
import { keyword, openAutomation, rule, saying, type Automation } from '../../../support/automation.ts'
import type { Shop } from '../../../support/open-shop.ts'

const minute = 60_000
let shop: Shop
let automation: Automation
beforeEach(async () => ({ shop, automation } = await openAutomation()))
afterEach(() => shop.close())

const addLabel = (name: string) => call(shop.router.labels.create, { name, color: 'red' }, shop.asOwner)
const addField = (name: string, kind: 'date' | 'text') => call(shop.router.fields.create, { name, kind, choices: [], currency: null }, shop.asOwner)
const listed = async () => Object.fromEntries((await call(shop.router.automation.rules, undefined, shop.asOwner)).map(({ name, gone }) => [name, gone.map(({ kind }) => kind)]))
const advice = async (draft: RuleDraft) => (await call(shop.router.automation.checkRule, { ruleId: null, draft }, shop.asOwner)).problems.map(({ kind, isAdvice }) => [kind, isAdvice])

it('a rule says what it names that was deleted, in the list and in the editor, until the label is back', async () => {
  const vip = await addLabel('VIP')
  const cake = await addLabel('케이크')
  const wanted = { ...keyword('케이크', '있어요.'), name: '단골만', conditions: { ...noConditions, labelsAny: [vip.id] } }
  await automation.add(wanted)
  await automation.add({ ...keyword('포장', '돼요.'), name: '둘 중 하나', conditions: { ...noConditions, labelsAny: [vip.id, cake.id], labelsNone: [vip.id] }, actions: { ...noActions, addLabels: [vip.id] } })
  await automation.add({ ...rule({ kind: 'event', event: { on: 'label-set', labelId: vip.id } }, ['고마워요.']), name: '라벨이 붙으면' })
  await automation.add({ ...keyword('안녕', '네'), name: '멀쩡한 규칙', conditions: { ...noConditions, labelsAny: [cake.id] } })
  expect(await listed()).toEqual({ 단골만: [], '둘 중 하나': [], '라벨이 붙으면': [], '멀쩡한 규칙': [] })

  const { undoId } = await call(shop.router.labels.remove, { labelId: vip.id }, shop.asOwner)
  expect(await listed()).toEqual({ 단골만: ['condition-labels-gone'], '둘 중 하나': ['condition-label-gone', 'excluded-label-gone', 'action-label-gone'], '라벨이 붙으면': ['event-label-gone'], '멀쩡한 규칙': [] })
  expect(await advice(wanted)).toEqual([['words-shadowed', true], ['condition-labels-gone', true]])
  await automation.add({ ...wanted, name: '그래도 저장돼요' })

  await call(shop.router.customers.undo, { undoId }, shop.asOwner)
  expect((await listed())['단골만']).toEqual([])
})

it('a label that becomes part of another takes its rules and flows along, and back when that is undone', async () => {
  const [vip, regular] = [await addLabel('VIP'), await addLabel('단골')]
  await automation.add({ ...keyword('예약', '단골 자리로 잡아 드릴게요.'), name: '단골 자리', conditions: { ...noConditions, labelsAny: [vip.id, regular.id] } })
  await automation.add({ ...rule({ kind: 'event', event: { on: 'label-set', labelId: vip.id } }, ['고마워요.']), name: '고마움' })
  await call(shop.router.automation.saveFlow, { flowId: null, draft: { name: '등급', isEnabled: true, firstStep: 'a', steps: [{ id: 'a', kind: 'label', addLabels: [vip.id], removeLabels: [], next: null }] } }, shop.asOwner)
  const named = async () => {
    const rules = await call(shop.router.automation.rules, undefined, shop.asOwner)
    const [flow] = await call(shop.router.automation.flows, undefined, shop.asOwner)
    const [event] = rules.flatMap(({ trigger }) => (trigger.kind === 'event' && trigger.event.on === 'label-set' ? [trigger.event.labelId] : []))
    return { gone: rules.flatMap(({ gone }) => gone), asked: rules.flatMap(({ conditions }) => conditions.labelsAny), event, flow: flow?.steps[0]?.kind === 'label' ? flow.steps[0].addLabels : null }
  }
  const before = await named()
  expect(before).toEqual({ gone: [], asked: [vip.id, regular.id], event: vip.id, flow: [vip.id] })
  const merging = call(shop.router.labels.merge, { labelId: vip.id, intoId: regular.id }, shop.asOwner)
  await shop.clock.advance(minute)
  const { undoId } = await merging
  expect(await named()).toEqual({ gone: [], asked: [regular.id], event: regular.id, flow: [regular.id] })

  await shop.customerWrites('안녕하세요')
  await call(shop.router.labels.change, { contactIds: [(await shop.conversation()).contactId], add: [regular.id], remove: [] }, shop.asOwner)
  await shop.clock.advance(minute)
  expect(await automation.replies()).toEqual(['고마워요.'])

  await call(shop.router.customers.undo, { undoId }, shop.asOwner)
  expect(await named()).toEqual(before)
})

it('so do rules for a day whose field is gone, for a flow, a button or a value of the shop', async () => {
  const birthday = await addField('생일', 'date')
  const flow = await call(shop.router.automation.saveFlow, { flowId: null, draft: { name: '예약', isEnabled: true, firstStep: 'a', steps: [{ id: 'a', kind: 'say', body: '네', extra: null, next: null }] } }, shop.asOwner)
  await call(shop.router.automation.setVariables, { variables: [{ key: '재고', value: '3' }] }, shop.asOwner)
  const parking = await automation.add({ ...keyword('주차', '돼요.'), name: '주차' })
  const buttons = saying('어떻게 오세요?', { extra: { kind: 'buttons', buttons: [{ title: '차로 가요', action: { kind: 'rule', ruleId: parking.id } }] } })
  await automation.add({ ...rule({ kind: 'event', event: { on: 'field-date', fieldId: birthday.id, daysBefore: 0, isYearly: true, atMinute: 600 } }, ['축하해요.']), name: '생일' })
  await automation.add({ ...keyword('예약', buttons), name: '예약', actions: { ...noActions, startsFlowId: flow.id } })
  await automation.add({ ...keyword('딸기', '있어요.'), name: '재고', conditions: { ...noConditions, variables: [{ key: '재고', comparison: 'at-least', value: '1' }] } })
  expect(await listed()).toEqual({ 생일: [], 예약: [], 재고: [], 주차: [] })

  await call(shop.router.fields.remove, { fieldId: birthday.id }, shop.asOwner)
  await call(shop.router.automation.removeFlow, { flowId: flow.id }, shop.asOwner)
  await call(shop.router.automation.removeRule, { ruleId: parking.id }, shop.asOwner)
  await call(shop.router.automation.removeVariable, { key: '재고' }, shop.asOwner)
  expect(await listed()).toEqual({ 생일: ['event-field-gone'], 예약: ['flow-gone', 'button-gone'], 재고: ['condition-value-gone'] })
})

it('a question whose field was deleted takes any answer and leads on', async () => {
  const size = await addField('인원', 'text')
  const flow = await call(shop.router.automation.saveFlow, { flowId: null, draft: { name: '예약', isEnabled: true, firstStep: 'a', steps: [
    { id: 'a', kind: 'ask', body: '몇 분이세요?', fieldId: size.id, next: 'b' }, { id: 'b', kind: 'say', body: '곧 만나요.', extra: null, next: null },
  ] } }, shop.asOwner)
  await automation.add(rule({ kind: 'keyword', match: 'any', words: ['예약'] }, [], { actions: { ...noActions, startsFlowId: flow.id } }))
  await shop.customerWrites('예약할게요')
  await call(shop.router.fields.remove, { fieldId: size.id }, shop.asOwner)
  await shop.clock.advance(minute)
  await shop.customerWrites('네 명이요')
  expect((await automation.replies())[1]).toContain('곧 만나요.')
})
