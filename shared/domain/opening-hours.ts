import { Temporal } from 'temporal-polyfill'

/** Minutes after midnight in the shop's time zone. `toMinute` at or before `fromMinute` reaches into the next day; 0 to 1440 is a whole day. */
export type HoursInterval = { fromMinute: number; toMinute: number }

/** `YYYY-MM-DD` in the shop's calendar. */
export type ShopDay = string

/** One day with hours of its own: a special opening day, or without intervals a closure. Wins over a holiday and over the week. */
export type SpecialDay = { day: ShopDay; name: string; intervals: HoursInterval[] }
export type Holiday = { day: ShopDay; name: string }

export type OpeningHours = {
  /** IANA name, such as Asia/Seoul. */
  timeZone: string
  /** The shop never closes: everything below but `closure` counts for nothing. */
  isAlwaysOpen: boolean
  /** Seven days, Monday first. An interval belongs to the day on which it starts. */
  weekly: HoursInterval[][]
  specialDays: SpecialDay[]
  /** Days on which the shop is closed unless a special day says otherwise. */
  holidays: Holiday[]
  /** "Closed until": wins over everything else. */
  closure: { fromMs: number; untilMs: number; note: string } | null
}

/** What the owner keeps: public holidays by country, with the days on which the shop works all the same. */
export type HoursSettings = Omit<OpeningHours, 'holidays'> & { holidayCountry: string | null; openHolidays: ShopDay[] }

export type HoursReason =
  | { kind: 'always-open' }
  | { kind: 'weekly' }
  | { kind: 'special-day'; day: ShopDay; name: string }
  | { kind: 'holiday'; day: ShopDay; name: string }
  | { kind: 'closure'; untilMs: number; note: string }

/** `nextOpenAtMs`: when it opens next, also while it is open now (after the coming closing). Null: not within the coming year. */
export type HoursStatus = { isOpen: boolean; why: HoursReason; nextChangeAtMs: number | null; nextOpenAtMs: number | null }

/** One day of the preview strip. `spans` are the moments of opening that begin on this day, closures taken out. */
export type DayPreview = { day: ShopDay; weekday: number; why: HoursReason; spans: { fromMs: number; untilMs: number; fromMinute: number; toMinute: number }[] }

type Span = { fromMs: number; untilMs: number }
type DaySpan = Span & HoursInterval
type Calendar = { hours: OpeningHours; special: ReadonlyMap<ShopDay, SpecialDay>; holidays: ReadonlyMap<ShopDay, Holiday> }

/** How far ahead the next opening is looked for. */
const daysLookedAhead = 370

/** Is the shop open at this moment, why, and when does that change? Wall-clock hours follow daylight saving: a time that is skipped counts as the moment after the gap; of a time that comes twice the shop opens at the first and closes at the second. */
export function hoursAt(hours: OpeningHours, atMs: number): HoursStatus {
  const calendar = calendarOf(hours)
  const today = dayAt(hours.timeZone, atMs)
  const spans = openSpans(calendar, today, atMs)
  const first = spans.next().value
  const second = spans.next().value
  const isOpen = first !== undefined && first.fromMs <= atMs
  const next = isOpen ? second : first
  const changesAtMs = isOpen ? first.untilMs : (next?.fromMs ?? null)
  return {
    isOpen,
    why: isClosedBy(hours.closure, atMs) ? { kind: 'closure', untilMs: hours.closure.untilMs, note: hours.closure.note } : whyOfDay(calendar, isOpen && !hours.isAlwaysOpen ? dayOfSpan(calendar, today, atMs) : today),
    nextChangeAtMs: changesAtMs === Number.POSITIVE_INFINITY ? null : changesAtMs,
    nextOpenAtMs: next?.fromMs ?? null,
  }
}

/** The coming days, beginning with the one that holds `fromMs`. */
export function previewDays(hours: OpeningHours, fromMs: number, dayCount: number): DayPreview[] {
  const calendar = calendarOf(hours)
  const today = dayAt(hours.timeZone, fromMs)
  return Array.from({ length: dayCount }, (_, index) => {
    const day = today.add({ days: index })
    const spans = spansOfDay(calendar, day).flatMap((span) => withoutClosure(span, hours.closure).map((rest) => ({ ...rest, fromMinute: span.fromMinute, toMinute: span.toMinute })))
    const isClosedThroughout = spans.length === 0 && hours.closure !== null && spansOfDay(calendar, day).length > 0
    return { day: day.toString(), weekday: day.dayOfWeek, why: isClosedThroughout ? { kind: 'closure', untilMs: hours.closure!.untilMs, note: hours.closure!.note } : whyOfDay(calendar, day), spans }
  })
}

/** Minute of the shop's day, its weekday (1 Monday to 7) and its date. */
export function shopTimeAt(timeZone: string, atMs: number): { minute: number; weekday: number; day: ShopDay } {
  const local = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone)
  return { minute: local.hour * 60 + local.minute, weekday: local.dayOfWeek, day: local.toPlainDate().toString() }
}

export function isTimeZone(name: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId !== ''
  } catch {
    return false
  }
}

/** Whether this minute lies in the band; one that ends at or before its start reaches over midnight and belongs to the day on which it starts. */
export function isInBand(band: HoursInterval & { weekdays: readonly number[] }, minute: number, weekday: number): boolean {
  const isOn = (day: number) => band.weekdays.length === 0 || band.weekdays.includes(day)
  if (band.fromMinute < band.toMinute) return isOn(weekday) && minute >= band.fromMinute && minute < band.toMinute
  return (isOn(weekday) && minute >= band.fromMinute) || (isOn(weekday === 1 ? 7 : weekday - 1) && minute < band.toMinute)
}

function calendarOf(hours: OpeningHours): Calendar {
  return { hours, special: new Map(hours.specialDays.map((day) => [day.day, day])), holidays: new Map(hours.holidays.map((day) => [day.day, day])) }
}

function dayAt(timeZone: string, atMs: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone).toPlainDate()
}

function isClosedBy(closure: OpeningHours['closure'], atMs: number): closure is NonNullable<OpeningHours['closure']> {
  return closure !== null && atMs >= closure.fromMs && atMs < closure.untilMs
}

function whyOfDay({ hours, special, holidays }: Calendar, day: Temporal.PlainDate): HoursReason {
  if (hours.isAlwaysOpen) return { kind: 'always-open' }
  const own = special.get(day.toString())
  if (own) return { kind: 'special-day', day: own.day, name: own.name }
  const holiday = holidays.get(day.toString())
  return holiday ? { kind: 'holiday', day: holiday.day, name: holiday.name } : { kind: 'weekly' }
}

/** Past midnight the hours of the evening before may still run. */
function dayOfSpan(calendar: Calendar, today: Temporal.PlainDate, atMs: number): Temporal.PlainDate {
  const isToday = spansOfDay(calendar, today).some((span) => span.fromMs <= atMs && atMs < span.untilMs)
  return isToday ? today : today.subtract({ days: 1 })
}

function intervalsOf({ hours, special, holidays }: Calendar, day: Temporal.PlainDate): readonly HoursInterval[] {
  const own = special.get(day.toString())
  if (own) return own.intervals
  return holidays.has(day.toString()) ? [] : (hours.weekly[day.dayOfWeek - 1] ?? [])
}

function spansOfDay(calendar: Calendar, day: Temporal.PlainDate): DaySpan[] {
  const { timeZone } = calendar.hours
  if (calendar.hours.isAlwaysOpen) return [{ fromMs: momentOf(day, 0, timeZone, 'earlier'), untilMs: momentOf(day, 1440, timeZone, 'earlier'), fromMinute: 0, toMinute: 1440 }]
  return intervalsOf(calendar, day)
    .map((interval) => {
      const reachesOver = interval.toMinute <= interval.fromMinute
      return { ...interval, fromMs: momentOf(day, interval.fromMinute, timeZone, 'earlier'), untilMs: momentOf(day, interval.toMinute + (reachesOver ? 1440 : 0), timeZone, 'later') }
    })
    .filter(({ fromMs, untilMs }) => untilMs > fromMs)
    .toSorted((one, other) => one.fromMs - other.fromMs)
}

/** `pass`: which one of a time that comes twice. A time that is skipped is the first moment after the gap. */
function momentOf(day: Temporal.PlainDate, minute: number, timeZone: string, pass: 'earlier' | 'later'): number {
  const date = minute >= 1440 ? day.add({ days: Math.floor(minute / 1440) }) : day
  const inDay = minute % 1440
  const asked = date.toPlainDateTime(new Temporal.PlainTime(Math.floor(inDay / 60), inDay % 60))
  const moment = asked.toZonedDateTime(timeZone, { disambiguation: pass })
  if (moment.toPlainDateTime().equals(asked)) return moment.epochMilliseconds
  const beforeGap = asked.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  return (beforeGap.getTimeZoneTransition('next') ?? moment).epochMilliseconds
}

/** Merged spans of opening that end after `atMs`, in order; the last one may never end. */
function* openSpans(calendar: Calendar, today: Temporal.PlainDate, atMs: number): Generator<Span, undefined> {
  const { closure } = calendar.hours
  if (calendar.hours.isAlwaysOpen) {
    for (const span of withoutClosure({ fromMs: Number.NEGATIVE_INFINITY, untilMs: Number.POSITIVE_INFINITY }, closure)) if (span.untilMs > atMs) yield span
    return undefined
  }
  const lastDay = today.add({ days: daysLookedAhead })
  let open: Span | null = null
  for (let day = today.subtract({ days: 1 }); Temporal.PlainDate.compare(day, lastDay) <= 0; day = day.add({ days: 1 })) {
    for (const whole of spansOfDay(calendar, day)) {
      for (const span of withoutClosure(whole, closure)) {
        if (open && span.fromMs <= open.untilMs) open.untilMs = Math.max(open.untilMs, span.untilMs)
        else {
          if (open && open.untilMs > atMs) yield open
          open = { fromMs: span.fromMs, untilMs: span.untilMs }
        }
      }
    }
  }
  if (open && open.untilMs > atMs) yield { ...open, untilMs: reachesEnd(open, lastDay, calendar.hours.timeZone) ? Number.POSITIVE_INFINITY : open.untilMs }
  return undefined
}

/** Open without a break as far as one looks. */
function reachesEnd(span: Span, lastDay: Temporal.PlainDate, timeZone: string): boolean {
  return span.untilMs >= momentOf(lastDay, 1440, timeZone, 'earlier')
}

function withoutClosure(span: Span, closure: OpeningHours['closure']): Span[] {
  if (closure === null || closure.untilMs <= span.fromMs || closure.fromMs >= span.untilMs) return [{ fromMs: span.fromMs, untilMs: span.untilMs }]
  const before = { fromMs: span.fromMs, untilMs: closure.fromMs }
  const after = { fromMs: closure.untilMs, untilMs: span.untilMs }
  return [before, after].filter(({ fromMs, untilMs }) => untilMs > fromMs)
}
