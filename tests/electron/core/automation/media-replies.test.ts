import { call } from '@orpc/server'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyword, openAutomation, rule, saying, type Automation } from '../../../support/automation.ts'
import { eventually } from '../../../support/eventually.ts'
import { keepFile } from '../../../support/kept-files.ts'
import type { Shop } from '../../../support/open-shop.ts'
import { rejected } from '../../../support/scripted-cloud-api.ts'

const minute = 60_000
const day = 24 * 60 * minute

let shop: Shop
let automation: Automation
beforeEach(async () => ({ shop, automation } = await openAutomation()))
afterEach(() => shop.close())

/** Files are real: the clock waits for the disk. */
const leaves = (count: number) => eventually(async () => {
  await shop.clock.advance(100)
  return shop.cloudApi.sent.length >= count
})
const sent = () => shop.cloudApi.sent.map(({ to, content }) => [to.phone, content.type, 'caption' in content ? content.caption : null, 'wireId' in content ? content.wireId : null])
const filesOnDisk = () => (existsSync(join(shop.folder, 'reply')) ? readdirSync(join(shop.folder, 'reply'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length : 0)

describe('a reply with a file', () => {
  it('brings it to Meta once and sends the same id to everybody, with the words as caption', async () => {
    const menu = await keepFile(shop)
    await automation.add(keyword('메뉴', saying('오늘 메뉴예요.', { fileId: menu.id })))
    for (const phone of ['821000000001', '821000000002']) await shop.customerWrites('메뉴 있나요', { phone })
    await leaves(2)
    await shop.clock.advance(minute)
    await shop.customerWrites('메뉴요', { phone: '821000000001' })
    await leaves(3)
    expect(shop.cloudApi.uploads).toEqual(['image/png 3'])
    expect(sent()).toEqual([
      ['821000000001', 'image', '오늘 메뉴예요.', 'up-1'], ['821000000002', 'image', '오늘 메뉴예요.', 'up-1'], ['821000000001', 'image', '오늘 메뉴예요.\n\n사람과 이야기하고 싶으시면 ‘상담원’이라고 보내 주세요.', 'up-1'],
    ])
    const last = (await shop.thread('821000000001')).at(-1)
    expect(last).toMatchObject({ origin: 'automation', media: { state: 'ready', fileName: '메뉴.png' } })
  })

  it('goes there once for everybody who asks while its id is being written down', async () => {
    const menu = await keepFile(shop)
    await automation.add(keyword('메뉴', saying('오늘 메뉴예요.', { fileId: menu.id })))
    const recordOutcomes = shop.store.recordOutcomes.bind(shop.store)
    let write: (() => void) | null = null
    shop.store.recordOutcomes = async (outcomes) => {
      if (outcomes.some(({ kind }) => kind === 'uploaded')) await new Promise<void>((resolve) => { write = resolve })
      return recordOutcomes(outcomes)
    }
    await shop.customerWrites('메뉴 있나요', { phone: '821000000001' })
    const finish = await eventually(async () => write)
    for (const phone of ['821000000002', '821000000003', '821000000004']) await shop.customerWrites('메뉴 있나요', { phone })
    finish()
    await leaves(4)
    expect(shop.cloudApi.uploads).toEqual(['image/png 3'])
    expect(sent().map(([, , , wireId]) => wireId)).toEqual(['up-1', 'up-1', 'up-1', 'up-1'])
  })

  it('brings it again once Meta dropped it, or after its 30 days there', async () => {
    const menu = await keepFile(shop)
    await automation.add(keyword('메뉴', saying('', { fileId: menu.id })))
    await shop.customerWrites('메뉴')
    await leaves(1)
    shop.cloudApi.answers = [rejected(131_053)]
    await shop.customerWrites('메뉴', { phone: '821000000002' })
    await leaves(3)
    await shop.customerWrites('메뉴', { phone: '821000000003' })
    await leaves(4)
    expect(sent().map(([, , , wireId]) => wireId)).toEqual(['up-1', 'up-1', 'up-2', 'up-2'])
    shop.clock.jumpTo(shop.clock.nowMs() + 30 * day)
    await shop.customerWrites('메뉴', { phone: '821000000004' })
    await leaves(5)
    expect(shop.cloudApi.uploads).toHaveLength(3)
  })

  it('is held to what WhatsApp takes before it is saved', async () => {
    const problems = async (fileId: number, more = {}) => {
      const { problems: found, files } = await call(shop.router.automation.checkRule, { ruleId: null, draft: keyword('메뉴', saying('', { fileId, ...more })) }, shop.asOwner)
      return [files.length, ...found.map(({ kind, params }) => [kind, params['reason']].filter(Boolean).join(' '))]
    }
    const large = await keepFile(shop, { sizeBytes: 6 * 1024 * 1024 })
    const sticker = await keepFile(shop, { type: 'sticker', mimeType: 'image/webp' })
    const fine = await keepFile(shop)
    expect(await problems(999)).toEqual([0, 'file-missing'])
    expect(await problems(large.id)).toEqual([1, 'content-refused file-too-large'])
    expect(await problems(sticker.id)).toEqual([1, 'file-kind'])
    expect(await problems(fine.id, { extra: { kind: 'buttons', buttons: [{ title: '네', action: { kind: 'words' } }] } })).toEqual([1, 'file-with-extra'])
    expect(await problems(fine.id, { body: '가'.repeat(1025) })).toContain('content-refused text-too-long')
    expect(await problems(fine.id)).toEqual([1])
    await expect(automation.add(keyword('메뉴', saying('', { fileId: large.id })))).rejects.toMatchObject({ data: { reason: 'rule-incomplete' } })
  })

  it('keeps its bytes while a rule or a message shows them, and not a day longer than needed', async () => {
    const menu = await keepFile(shop)
    await keepFile(shop, { fileName: '안 쓴 파일.png' })
    const { id } = await automation.add(keyword('메뉴', saying('', { fileId: menu.id })))
    await eventually(async () => {
      shop.clock.jumpTo(shop.clock.nowMs() + day)
      await shop.clock.advance(minute)
      return filesOnDisk() === 1
    })
    await shop.customerWrites('메뉴')
    await leaves(1)
    await call(shop.router.automation.removeRule, { ruleId: id }, shop.asOwner)
    await eventually(async () => {
      shop.clock.jumpTo(shop.clock.nowMs() + 20 * day)
      await shop.clock.advance(minute)
      return (await shop.store.keptFile(menu.id)) === null
    })
    expect(filesOnDisk()).toBe(1)
    expect((await shop.thread()).at(-1)).toMatchObject({ media: { state: 'ready' } })
  })

  it('of a greeting goes along when both texts are one', async () => {
    await call(shop.router.automation.saveSettings, { isEnabled: true, combinesGreetingWithAway: true }, shop.asOwner)
    await automation.opens({ closure: { fromMs: shop.clock.nowMs() - day, untilMs: shop.clock.nowMs() + day, note: '' } })
    const sign = await keepFile(shop)
    await automation.add(rule({ kind: 'greeting', afterSilentDays: 14 }, [saying('어서 오세요.', { fileId: sign.id })]))
    await automation.add(rule({ kind: 'away', when: ['outside-hours'] }, ['지금은 쉬어요.']))
    await shop.customerWrites('안녕하세요')
    await leaves(1)
    expect(sent()).toEqual([['821011112222', 'image', '어서 오세요.\n\n지금은 쉬어요.', 'up-1']])
  })
})

describe('words of the opt-out list', () => {
  it('get their one confirmation and no reply of a rule on top', async () => {
    await automation.add(rule({ kind: 'greeting', afterSilentDays: null }, ['어서 오세요.']))
    await automation.add(keyword(['stop', '수신동의', 'start'], '무엇을 멈출까요?'))
    await automation.add(rule({ kind: 'acknowledgement' }, ['받았어요.']))
    await shop.customerWrites('수신거부')
    expect((await automation.lastTrace())?.why).toEqual(['stopped consent-word'])
    await shop.clock.advance(minute)
    await shop.customerWrites('수신동의')
    await shop.clock.advance(minute)
    await shop.customerWrites('START', { phone: '821000000001' })
    expect((await automation.lastTrace('821000000001'))?.why).toEqual(['stopped consent-word'])
    const bodies = shop.cloudApi.sent.map(({ to, content }) => [to.phone, content.type === 'text' ? content.body.slice(0, 7) : content.type])
    expect(bodies).toEqual([['821011112222', '수신거부로 처'], ['821011112222', '수신동의로 처'], ['821000000001', 'You are']])
  })
})
