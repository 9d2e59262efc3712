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

export const everyDayNineToSix: HoursInterval[][] = Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ fromMinute: 540, toMinute: 1080 }] : []))
