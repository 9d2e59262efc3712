import { useEffect, useMemo } from 'react'
import type { HoursState } from '#shared/contract/hours.ts'
import type { HoursInterval, HoursReason } from '#shared/domain/opening-hours.ts'
import type { Language } from '#shared/locales/translate.ts'
import { api } from '../../../client/api.ts'
import { useLibrary } from '../../../client/use-library.ts'
import { useLanguageStore } from '../../../strings/language.ts'
import type { Translate } from '../../../strings/use-strings.ts'

const longestTimerMs = 2_000_000_000
const monday = Date.UTC(2024, 0, 1)
const dayMs = 86_400_000
const locales: Record<Language, string> = { ko: 'ko-KR', en: 'en-US' }

/** Settings and status, read again when the shop opens or closes. */
export function useHoursStatus() {
  const language = useLanguageStore((state) => state.language)
  const hours = useLibrary('hours', () => api.hours.get({ language }), [language])
  const { reload } = hours
  const changesAtMs = hours.data?.status.nextChangeAtMs ?? null
  useEffect(() => {
    if (changesAtMs === null) return
    const timer = setTimeout(reload, Math.min(longestTimerMs, Math.max(1000, changesAtMs - Date.now() + 500)))
    return () => clearTimeout(timer)
  }, [changesAtMs, reload])
  return hours
}

/** Monday first. */
export function useWeekdayNames(length: 'short' | 'long'): string[] {
  const language = useLanguageStore((state) => state.language)
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locales[language], { weekday: length, timeZone: 'UTC' })
    return Array.from({ length: 7 }, (_, index) => format.format(monday + index * dayMs))
  }, [language, length])
}

/** Moments as the shop's clock shows them, wherever this computer is. */
export function useShopTime(timeZone: string) {
  const language = useLanguageStore((state) => state.language)
  return useMemo(() => {
    const of = (options: Intl.DateTimeFormatOptions, zone = timeZone) => new Intl.DateTimeFormat(locales[language], { ...options, timeZone: zone })
    const time = of({ hour: 'numeric', minute: '2-digit' })
    const date = of({ month: 'long', day: 'numeric', weekday: 'short' })
    const key = of({ year: 'numeric', month: 'numeric', day: 'numeric' })
    const day = of({ month: 'numeric', day: 'numeric' }, 'UTC')
    const longDay = of({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' }, 'UTC')
    const short = of({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    return {
      time: (ms: number) => time.format(ms),
      /** With the day unless it is the day of `nowMs`. */
      moment: (ms: number, nowMs: number) => (key.format(ms) === key.format(nowMs) ? time.format(ms) : `${date.format(ms)} ${time.format(ms)}`),
      day: (shopDay: string) => day.format(Date.parse(`${shopDay}T00:00Z`)),
      longDay: (shopDay: string) => longDay.format(Date.parse(`${shopDay}T00:00Z`)),
      /** 09:00, where there is little room. */
      short: (ms: number) => short.format(ms),
    }
  }, [language, timeZone])
}
export type ShopTime = ReturnType<typeof useShopTime>

/** 지금 영업 중, 오후 10시에 닫아요. */
export function statusLine({ status }: HoursState, nowMs: number, time: ShopTime, t: Translate): string {
  const at = status.nextChangeAtMs === null ? null : time.moment(status.nextChangeAtMs, nowMs)
  if (status.isOpen) return at === null ? t('hours.open-always') : t('hours.open-until', { time: at })
  return at === null ? t('hours.closed-long') : t('hours.closed-until', { time: at })
}

/** Why a day is not an ordinary one; null for the hours of the week. */
export function reasonLine(why: HoursReason, t: Translate): string | null {
  switch (why.kind) {
    case 'weekly': case 'always-open': return null
    case 'holiday': return why.name
    case 'special-day': return why.name || t('hours.special-day')
    case 'closure': return why.note || t('hours.closure')
  }
}

export const isOvernight = ({ fromMinute, toMinute }: HoursInterval): boolean => toMinute <= fromMinute && toMinute !== 0
export const isWholeDay = ({ fromMinute, toMinute }: HoursInterval): boolean => fromMinute === toMinute % 1440
