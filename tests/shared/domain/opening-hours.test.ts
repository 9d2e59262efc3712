import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { hoursAt, isInBand, previewDays, type HoursInterval, type OpeningHours } from '#shared/domain/opening-hours.ts'

const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
const interval = (from: string, to: string): HoursInterval => ({ fromMinute: minutes(from), toMinute: minutes(to) })
const week = (...intervals: HoursInterval[]) => Array.from({ length: 7 }, () => intervals)
const shop = (parts: Partial<OpeningHours> = {}): OpeningHours =>
  ({ timeZone: 'Asia/Seoul', isAlwaysOpen: false, weekly: week(interval('09:00', '18:00')), specialDays: [], holidays: [], closure: null, ...parts })
const at = (local: string, timeZone = 'Asia/Seoul') => Temporal.ZonedDateTime.from(`${local}[${timeZone}]`).epochMilliseconds
const local = (ms: number | null, timeZone = 'Asia/Seoul') => (ms === null ? null : Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }))

describe('an ordinary week', () => {
  it('is open from the first minute to before the last, and says when it changes', () => {
    const hours = shop({ weekly: week(interval('09:00', '12:00'), interval('13:00', '18:00')) })
    const ask = (time: string) => hoursAt(hours, at(time))
    expect(ask('2026-11-20T08:59')).toMatchObject({ isOpen: false, why: { kind: 'weekly' }, nextChangeAtMs: at('2026-11-20T09:00'), nextOpenAtMs: at('2026-11-20T09:00') })
    expect(ask('2026-11-20T09:00')).toMatchObject({ isOpen: true, nextChangeAtMs: at('2026-11-20T12:00'), nextOpenAtMs: at('2026-11-20T13:00') })
    expect(ask('2026-11-20T12:00').isOpen).toBe(false)
    expect(local(ask('2026-11-20T18:00').nextOpenAtMs)).toBe('2026-11-21T09:00')
  })

  it('knows days without hours and a shop that never opens', () => {
    const weekend = shop({ weekly: week(interval('09:00', '18:00')).map((day, index) => (index < 5 ? day : [])) })
    expect(local(hoursAt(weekend, at('2026-11-20T19:00')).nextOpenAtMs)).toBe('2026-11-23T09:00')
    expect(hoursAt(shop({ weekly: week() }), at('2026-11-20T12:00'))).toEqual({ isOpen: false, why: { kind: 'weekly' }, nextChangeAtMs: null, nextOpenAtMs: null })
  })

  it('runs overnight and keeps the reason of the day it began', () => {
    const bar = shop({ weekly: week(interval('18:00', '02:00')), holidays: [{ day: '2026-11-21', name: '창립일' }] })
    expect(hoursAt(bar, at('2026-11-21T01:30'))).toMatchObject({ isOpen: true, why: { kind: 'weekly' }, nextChangeAtMs: at('2026-11-21T02:00') })
    expect(hoursAt(bar, at('2026-11-21T19:00'))).toMatchObject({ isOpen: false, why: { kind: 'holiday', name: '창립일' }, nextOpenAtMs: at('2026-11-22T18:00') })
    expect(hoursAt(bar, at('2026-11-22T01:00')).isOpen).toBe(false)
  })

  it('joins hours that touch at midnight, and never closes when every day is whole', () => {
    const night = shop({ weekly: week(interval('00:00', '06:00'), interval('20:00', '24:00')) })
    expect(local(hoursAt(night, at('2026-11-20T23:00')).nextChangeAtMs)).toBe('2026-11-21T06:00')
    expect(hoursAt(shop({ weekly: week(interval('00:00', '24:00')) }), at('2026-11-20T23:00'))).toMatchObject({ isOpen: true, nextChangeAtMs: null })
    expect(hoursAt(shop({ isAlwaysOpen: true }), at('2026-11-20T23:00'))).toEqual({ isOpen: true, why: { kind: 'always-open' }, nextChangeAtMs: null, nextOpenAtMs: null })
  })
})

describe('days apart', () => {
  it('a special day wins over a holiday, a holiday over the week, a closure over all', () => {
    const holidays = [{ day: '2026-12-25', name: '성탄절' }]
    expect(hoursAt(shop({ holidays }), at('2026-12-25T10:00'))).toMatchObject({ isOpen: false, why: { kind: 'holiday', name: '성탄절' } })
    const opens = shop({ holidays, specialDays: [{ day: '2026-12-25', name: '성탄 특별 영업', intervals: [interval('11:00', '15:00')] }] })
    expect(hoursAt(opens, at('2026-12-25T12:00'))).toMatchObject({ isOpen: true, why: { kind: 'special-day', name: '성탄 특별 영업' } })
    const closed = { ...opens, closure: { fromMs: at('2026-12-25T12:00'), untilMs: at('2026-12-28T00:00'), note: '수리' } }
    expect(hoursAt(closed, at('2026-12-25T11:30'))).toMatchObject({ isOpen: true, nextChangeAtMs: at('2026-12-25T12:00') })
    expect(hoursAt(closed, at('2026-12-25T12:30'))).toMatchObject({ isOpen: false, why: { kind: 'closure', note: '수리' }, nextOpenAtMs: at('2026-12-28T09:00') })
    expect(hoursAt({ ...shop({ isAlwaysOpen: true }), closure: closed.closure }, at('2026-12-26T12:00'))).toMatchObject({ isOpen: false, nextOpenAtMs: at('2026-12-28T00:00') })
  })

  it('the strip of coming days shows each with its reason', () => {
    const strip = previewDays(shop({ holidays: [{ day: '2026-11-21', name: '휴일' }], closure: { fromMs: at('2026-11-22T00:00'), untilMs: at('2026-11-23T12:00'), note: '휴가' } }), at('2026-11-20T12:00'), 14)
    expect(strip).toHaveLength(14)
    expect(strip.slice(0, 4).map(({ day, why, spans }) => [day, why.kind, spans.map(({ fromMs }) => local(fromMs)?.slice(11))])).toEqual([
      ['2026-11-20', 'weekly', ['09:00']], ['2026-11-21', 'holiday', []], ['2026-11-22', 'closure', []], ['2026-11-23', 'weekly', ['12:00']],
    ])
  })
})

describe('daylight saving', () => {
  const zone = 'America/New_York'
  it('skips the hour that does not exist', () => {
    const hours = shop({ timeZone: zone, weekly: week(interval('01:00', '04:00')) })
    const status = hoursAt(hours, at('2026-03-08T01:30', zone))
    expect(status.isOpen).toBe(true)
    expect(status.nextChangeAtMs! - at('2026-03-08T01:00', zone)).toBe(2 * 3_600_000)
    const onThatNight = (from: string, to: string) => hoursAt(shop({ timeZone: zone, weekly: week(interval(from, to)) }), at('2026-03-08T00:30', zone))
    expect(onThatNight('02:30', '05:00').nextOpenAtMs).toBe(at('2026-03-08T03:00', zone))
    expect(onThatNight('00:00', '02:30').nextChangeAtMs).toBe(at('2026-03-08T03:00', zone))
    expect(onThatNight('02:15', '02:45').nextOpenAtMs).toBe(at('2026-03-09T02:15', zone))
  })

  it('is open through the hour that comes twice', () => {
    const status = hoursAt(shop({ timeZone: zone, weekly: week(interval('00:30', '03:00')) }), at('2026-11-01T00:45', zone))
    expect(status.nextChangeAtMs! - at('2026-11-01T00:30', zone)).toBe(3.5 * 3_600_000)
  })

  it('opens at the same wall-clock time before and after, also south of the equator', () => {
    for (const [timeZone, before, after] of [[zone, '2026-03-07', '2026-03-09'], ['Europe/Berlin', '2026-10-24', '2026-10-26'], ['Australia/Lord_Howe', '2026-04-04', '2026-04-06'], ['Africa/Cairo', '2026-04-23', '2026-04-25']] as const) {
      const hours = shop({ timeZone })
      for (const day of [before, after]) expect(local(hoursAt(hours, at(`${day}T03:00`, timeZone)).nextOpenAtMs, timeZone)).toBe(`${day}T09:00`)
    }
  })
})

const minute = fc.integer({ min: 0, max: 1439 })
const anyInterval = fc.record({ fromMinute: minute, toMinute: fc.integer({ min: 0, max: 1440 }) })
const anyWeek = fc.array(fc.array(anyInterval, { maxLength: 3 }), { minLength: 7, maxLength: 7 })
const zones = Intl.supportedValuesOf('timeZone')
const anyMoment = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2029, 0, 1) })

/** Asked naively: does the local clock show a minute inside an interval of today, or of yesterday's that runs over? */
function isOpenByTheClock(hours: OpeningHours, ms: number): boolean {
  const now = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(hours.timeZone)
  const shown = now.hour * 60 + now.minute
  const of = (day: Temporal.PlainDate) => hours.specialDays.find((special) => special.day === day.toString())?.intervals ?? (hours.holidays.some((holiday) => holiday.day === day.toString()) ? [] : hours.weekly[day.dayOfWeek - 1]!)
  const today = now.toPlainDate()
  return of(today).some((one) => (one.toMinute > one.fromMinute ? shown >= one.fromMinute && shown < one.toMinute : shown >= one.fromMinute))
    || of(today.subtract({ days: 1 })).some((one) => one.toMinute <= one.fromMinute && shown < one.toMinute)
}

/** The moments at which the clocks of this zone jump in that year, each with the offsets before and after. */
function jumpsOf(timeZone: string, year: number) {
  const jumps: { atMs: number; before: number; after: number }[] = []
  const end = Temporal.ZonedDateTime.from(`${year + 1}-01-01T00:00[${timeZone}]`)
  let next = Temporal.ZonedDateTime.from(`${year}-01-01T00:00[${timeZone}]`).getTimeZoneTransition('next')
  for (; next && Temporal.ZonedDateTime.compare(next, end) < 0; next = next.getTimeZoneTransition('next')) {
    jumps.push({ atMs: next.epochMilliseconds, before: next.subtract({ nanoseconds: 1 }).offsetNanoseconds / 1e6, after: next.offsetNanoseconds / 1e6 })
  }
  return jumps
}

const isFarFromTransition = (timeZone: string, ms: number) => {
  const offset = (atMs: number) => Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone).offsetNanoseconds
  return new Set([-48, -36, -24, -12, 0, 12, 24].map((hours) => offset(ms + hours * 3_600_000))).size === 1
}

describe('for any hours in any zone', () => {
  it('agrees with the clock on the wall', () => {
    fc.assert(fc.property(anyWeek, fc.constantFrom(...zones), anyMoment, fc.boolean(), fc.array(anyInterval, { maxLength: 2 }), (weekly, timeZone, ms, isHoliday, special) => {
      const day = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDate()
      const hours = shop({ weekly, timeZone, holidays: isHoliday ? [{ day: day.toString(), name: 'x' }] : [], specialDays: [{ day: day.add({ days: 1 }).toString(), name: 'y', intervals: special }] })
      fc.pre(isFarFromTransition(timeZone, ms))
      expect(hoursAt(hours, ms).isOpen).toBe(isOpenByTheClock(hours, ms))
    }), { numRuns: 800 })
  })

  it('changes exactly when it says, and not before', () => {
    fc.assert(fc.property(anyWeek, fc.constantFrom(...zones), anyMoment, (weekly, timeZone, ms) => {
      const hours = shop({ weekly, timeZone })
      const status = hoursAt(hours, ms)
      if (status.nextChangeAtMs === null) return
      expect(status.nextChangeAtMs).toBeGreaterThan(ms)
      expect(hoursAt(hours, status.nextChangeAtMs).isOpen).toBe(!status.isOpen)
      expect(hoursAt(hours, status.nextChangeAtMs - 1).isOpen).toBe(status.isOpen)
      const between = ms + Math.floor((status.nextChangeAtMs - ms) / 2)
      expect(hoursAt(hours, between).isOpen).toBe(status.isOpen)
      if (status.nextOpenAtMs !== null) expect(hoursAt(hours, status.nextOpenAtMs).isOpen).toBe(true)
    }), { numRuns: 400 })
  })

  it('every zone of the world opens at the first moment a time is reached and closes at the last, whenever its clocks jump', () => {
    const minuteMs = 60_000
    const jumping = zones.flatMap((timeZone) => jumpsOf(timeZone, 2026).map((jump) => ({ timeZone, jump })))
    expect(jumping.length).toBeGreaterThan(100)
    fc.assert(fc.property(fc.integer({ min: -150, max: 150 }), fc.integer({ min: -150, max: 150 }), fc.integer({ min: 0, max: 19 }), (fromOffset, toOffset, part) => {
      for (const { timeZone, jump } of jumping.filter((_, index) => index % 20 === part)) {
        const clockAtJump = Temporal.Instant.fromEpochMilliseconds(jump.atMs + jump.before).toZonedDateTimeISO('UTC').toPlainDateTime()
        const day = clockAtJump.subtract({ hours: 6 }).toPlainDate()
        const dayMs = day.toZonedDateTime('UTC').epochMilliseconds
        const jumpMinute = (jump.atMs + jump.before - dayMs) / minuteMs
        const [from, to] = [jumpMinute + fromOffset, jumpMinute + toOffset]
        if (from < 0 || from >= 1440 || to <= from || to >= from + 1440) continue
        const hours = shop({ timeZone, weekly: week(), specialDays: [{ day: day.toString(), name: '', intervals: [{ fromMinute: from, toMinute: to > 1440 ? to - 1440 : to }] }] })
        const passes = (minute: number) => [dayMs + minute * minuteMs - jump.before, dayMs + minute * minuteMs - jump.after].filter((ms, pass) => (pass === 0 ? ms < jump.atMs : ms >= jump.atMs))
        const opensAtMs = passes(from)[0] ?? jump.atMs
        const closesAtMs = passes(to).at(-1) ?? jump.atMs
        const status = hoursAt(hours, Math.min(opensAtMs, jump.atMs) - minuteMs)
        if (closesAtMs <= opensAtMs) expect(status, timeZone).toMatchObject({ isOpen: false, nextOpenAtMs: null })
        else {
          expect(status, timeZone).toMatchObject({ isOpen: false, nextOpenAtMs: opensAtMs })
          expect(hoursAt(hours, opensAtMs), timeZone).toMatchObject({ isOpen: true, nextChangeAtMs: closesAtMs })
        }
      }
    }), { numRuns: 120 })
  })

  it('every zone of the world opens at nine on every day of its year', () => {
    for (const timeZone of zones) {
      const hours = shop({ timeZone })
      let ms = Date.UTC(2026, 0, 1)
      for (let step = 0; step < 12; step += 1) {
        const opens = hoursAt(hours, ms).nextOpenAtMs!
        expect(local(opens, timeZone)?.slice(11)).toBe('09:00')
        ms = opens + 31 * 86_400_000
      }
    }
  })
})

it('a band of the day may reach over midnight and belongs to the day it starts on', () => {
  const lateFriday = { fromMinute: 1320, toMinute: 120, weekdays: [5] }
  expect([isInBand(lateFriday, 1380, 5), isInBand(lateFriday, 60, 6), isInBand(lateFriday, 60, 5), isInBand(lateFriday, 1380, 6)]).toEqual([true, true, false, false])
  expect(isInBand({ fromMinute: 690, toMinute: 780, weekdays: [] }, 700, 3)).toBe(true)
})
