import { call } from '@orpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DayPreview } from '#shared/domain/opening-hours.ts'
import { automationOf, nineToSix, rule } from '../../../support/automation.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { openShop, type Shop } from '../../../support/open-shop.ts'

const hour = 3_600_000
const day = 24 * hour
/** Friday 20 November 2026, 10:00 in Seoul. */
const friday = Date.UTC(2026, 10, 20, 1)
const interval = (from: number, to: number) => ({ fromMinute: from * 60, toMinute: to * 60 })

let shop: Shop
let automation: ReturnType<typeof automationOf>
beforeEach(async () => {
  shop = await openShop({ clock: new ManualClock(friday) })
  automation = automationOf(shop)
})
afterEach(() => shop.close())

const hours = () => shop.router.hours
const state = () => call(hours().get, { language: 'ko' }, shop.asOwner)
const strip = async (dayCount = 14) => call(hours().preview, { settings: null, dayCount, language: 'ko' }, shop.asOwner)
const clockTimes = ({ spans }: DayPreview) => spans.map(({ fromMs, untilMs }) => [fromMs, untilMs].map((ms) => new Date(ms + 9 * hour).toISOString().slice(5, 16)).join(' – '))

it('several intervals a day and one past midnight show in the strip of the coming 14 days', async () => {
  await automation.opens({ weekly: nineToSix.weekly.map((_, index) => (index === 4 ? [interval(9, 12), interval(13, 17), interval(19, 2)] : index === 6 ? [] : [interval(9, 18)])) })
  const days = await strip()
  expect(days).toHaveLength(14)
  expect(days.slice(0, 3).map(clockTimes)).toEqual([['11-20T09:00 – 11-20T12:00', '11-20T13:00 – 11-20T17:00', '11-20T19:00 – 11-21T02:00'], ['11-21T09:00 – 11-21T18:00'], []])
  expect((await state()).status).toMatchObject({ isOpen: true, nextChangeAtMs: friday + 2 * hour, nextOpenAtMs: friday + 3 * hour })
})

it('public holidays of the country are closed, but for the days on which the shop works, and special days win over them', async () => {
  expect((await call(hours().holidayCountries, { language: 'en' }, shop.asOwner)).find(({ country }) => country === 'KR')?.name).toBe('South Korea')
  shop.clock.jumpTo(Date.UTC(2026, 11, 24, 1))
  await automation.opens({ holidayCountry: 'KR' })
  const { holidays } = await state()
  expect(holidays.find(({ day: date }) => date === '2026-12-25')?.name).toMatch(/성탄절|기독탄신일|크리스마스/)
  expect((await strip(3)).map(({ day: date, why, spans }) => [date, why.kind, spans.length])).toEqual([['2026-12-24', 'weekly', 1], ['2026-12-25', 'holiday', 0], ['2026-12-26', 'weekly', 1]])
  await automation.opens({ holidayCountry: 'KR', openHolidays: ['2026-12-25'], specialDays: [{ day: '2027-01-01', name: '새해 특별 영업', intervals: [interval(11, 15)] }] })
  const days = await strip()
  expect(days[1]).toMatchObject({ day: '2026-12-25', why: { kind: 'weekly' }, spans: [{ fromMinute: 540 }] })
  expect(days[8]).toMatchObject({ day: '2027-01-01', why: { kind: 'special-day', name: '새해 특별 영업' }, spans: [{ fromMinute: 660 }] })
})

it('closed until some moment wins over everything, is told to customers, and ends by itself or by hand', async () => {
  await automation.opens({})
  await automation.add(rule({ kind: 'away', when: ['holiday'] }, ['{open_next|곧}에 열어요.']))
  await call(hours().setClosure, { untilMs: friday + day + 2 * hour, note: '오븐 수리' }, shop.asOwner)
  expect((await state()).status).toMatchObject({ isOpen: false, why: { kind: 'closure', note: '오븐 수리' }, nextOpenAtMs: friday + day + 2 * hour })
  await shop.customerWrites('계세요?')
  expect(await automation.replies()).toEqual(['내일 오후 12:00에 열어요.'])

  await call(hours().setClosure, { untilMs: null, note: '' }, shop.asOwner)
  await shop.customerWrites('계세요?', { phone: '821000000001' })
  expect((await automation.lastTrace('821000000001'))?.why).toEqual(['away no-match shop-open'])
  await shop.clock.advance(10 * hour)
  await shop.customerWrites('계세요?', { phone: '821000000002' })
  expect((await automation.lastTrace('821000000002'))?.why).toEqual(['away no-match hours-condition'])

  await call(hours().setClosure, { untilMs: friday + 12 * hour, note: '' }, shop.asOwner)
  await shop.clock.advance(13 * hour)
  expect((await state()).status).toMatchObject({ isOpen: true, why: { kind: 'weekly' } })
})
