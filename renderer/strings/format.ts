import type { Language } from '#shared/locales/translate.ts'
import { useMemo } from 'react'
import { useLanguageStore } from './language.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const locales: Record<Language, string> = { ko: 'ko-KR', en: 'en-US' }
const startOfDay = (ms: number) => new Date(ms).setHours(0, 0, 0, 0)
/** Calendar days from `ms` to `nowMs`; rounding absorbs the hour of daylight saving. */
const daysBetween = (ms: number, nowMs: number) => Math.round((startOfDay(nowMs) - startOfDay(ms)) / dayMs)

/** Everything with a number or a time in it, in one language. Times are Unix milliseconds, shown in this computer's zone. */
export type Format = {
  number(value: number): string
  percent(fraction: number): string
  /** Minor units of an ISO 4217 currency: ₩12,000, €12.50. */
  money(minor: number, currency: string): string
  /** 14:05 or 2:05 PM, as the language writes it. */
  time(ms: number): string
  /** For lists: a time today, 어제, the weekday within a week, else the date. */
  listTime(ms: number, nowMs: number): string
  /** For hover: full date, time with seconds, zone. */
  exact(ms: number): string
  date(ms: number): string
  /** 2025년 12월, December 2025. */
  month(ms: number): string
  /** Date and time for tables and sentences. */
  dateTime(ms: number): string
  /** 오늘, 어제, weekday within the last week, else the full date. */
  dayHeader(ms: number, nowMs: number): string
  /** 3분 전, 2 hours ago; coarse on purpose. */
  ago(ms: number, nowMs: number): string
  /** Time left in words of at most two units: 2일 4시간, 24시간, 3시간 20분, 45분, 30초. Hours up to two days. */
  countdown(leftMs: number): string
  /** Length of a recording: 0:07, 12:30, 1:02:03. */
  duration(ms: number): string
  fileSize(bytes: number): string
  list(items: readonly string[]): string
}

function createFormat(language: Language): Format {
  const locale = locales[language]
  const cached = new Map<string, Intl.DateTimeFormat>()
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const key = JSON.stringify(options)
    let format = cached.get(key)
    if (!format) cached.set(key, (format = new Intl.DateTimeFormat(locale, options)))
    return format
  }
  const number = new Intl.NumberFormat(locale)
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const oneDigit = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const monies = new Map<string, Intl.NumberFormat>()
  const money = (currency: string) => {
    let format = monies.get(currency)
    if (!format) monies.set(currency, (format = new Intl.NumberFormat(locale, { style: 'currency', currency })))
    return format
  }
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const units = new Map<string, Intl.NumberFormat>()
  const unit = (value: number, name: 'day' | 'hour' | 'minute' | 'second') => {
    let format = units.get(name)
    if (!format) units.set(name, (format = new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: language === 'ko' ? 'long' : 'short' })))
    return format.format(value)
  }
  const isSameYear = (ms: number, nowMs: number) => new Date(ms).getFullYear() === new Date(nowMs).getFullYear()
  const time = (ms: number) => dates({ hour: 'numeric', minute: '2-digit' }).format(ms)

  const recent = (ms: number, nowMs: number): string | null => {
    const days = daysBetween(ms, nowMs)
    if (days === 0 || days === 1) return capitalized(relative.format(-days, 'day'))
    return days > 1 && days < 7 ? dates({ weekday: 'long' }).format(ms) : null
  }

  return {
    number: (value) => number.format(value),
    percent: (fraction) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(fraction),
    money: (minor, currency) => {
      const format = money(currency)
      return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
    },
    time,
    listTime: (ms, nowMs) =>
      daysBetween(ms, nowMs) === 0 ? time(ms) : (recent(ms, nowMs) ?? dates(isSameYear(ms, nowMs) ? { month: 'short', day: 'numeric' } : { year: 'numeric', month: 'numeric', day: 'numeric' }).format(ms)),
    exact: (ms) => dates({ dateStyle: 'full', timeStyle: 'long' }).format(ms),
    date: (ms) => dates({ dateStyle: 'long' }).format(ms),
    month: (ms) => dates({ year: 'numeric', month: 'long' }).format(ms),
    dateTime: (ms) => dates({ dateStyle: 'medium', timeStyle: 'short' }).format(ms),
    dayHeader: (ms, nowMs) =>
      recent(ms, nowMs) ?? dates({ ...(isSameYear(ms, nowMs) ? {} : { year: 'numeric' as const }), month: 'long', day: 'numeric', weekday: 'long' }).format(ms),
    ago: (ms, nowMs) => {
      const pastMs = nowMs - ms
      if (Math.abs(pastMs) < minuteMs) return relative.format(0, 'second')
      if (Math.abs(pastMs) < hourMs) return relative.format(-Math.round(pastMs / minuteMs), 'minute')
      if (Math.abs(pastMs) < dayMs) return relative.format(-Math.round(pastMs / hourMs), 'hour')
      return relative.format(-daysBetween(ms, nowMs), 'day')
    },
    countdown: (leftMs) => {
      const left = Math.max(0, leftMs)
      if (left >= 2 * dayMs) return pair(unit(Math.floor(left / dayMs), 'day'), Math.floor((left % dayMs) / hourMs), (value) => unit(value, 'hour'))
      if (left >= hourMs) return pair(unit(Math.floor(left / hourMs), 'hour'), Math.floor((left % hourMs) / minuteMs), (value) => unit(value, 'minute'))
      return left >= minuteMs ? unit(Math.floor(left / minuteMs), 'minute') : unit(Math.floor(left / 1000), 'second')
    },
    duration: (ms) => {
      const seconds = Math.round(ms / 1000)
      const rest = String(seconds % 60).padStart(2, '0')
      const minutes = Math.floor(seconds / 60)
      return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`
    },
    fileSize: (bytes) => {
      const steps = ['B', 'KB', 'MB', 'GB']
      let value = bytes
      let step = 0
      while (value >= 1024 && step < steps.length - 1) {
        value /= 1024
        step += 1
      }
      return `${(value < 10 && step > 0 ? oneDigit : whole).format(value)} ${steps[step]}`
    },
    list: (items) => list.format(items),
  }
}

const pair = (first: string, restValue: number, rest: (value: number) => string) => (restValue === 0 ? first : `${first} ${rest(restValue)}`)
const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const formats: Partial<Record<Language, Format>> = {}
export const formatFor = (language: Language): Format => (formats[language] ??= createFormat(language))

export function useFormat(): Format {
  const language = useLanguageStore((state) => state.language)
  return useMemo(() => formatFor(language), [language])
}
